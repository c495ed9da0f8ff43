package org.cocobean.internal.kernel;

import java.util.Arrays;
import java.util.Optional;
import org.cocobean.dut.Direction;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.DesignObjects;
import org.cocobean.value.LogicVector;

/// What the testbench drives on an inout port of the top, through signals that the build has put
/// beside the design.
final class PinDriver {

    private static final char NOTHING = 'Z';

    private final SignalImpl strong;
    private final Optional<SignalImpl> weak;
    private final char[] driven;

    private PinDriver(SignalImpl strong, Optional<SignalImpl> weak) {
        this.strong = strong;
        this.weak = weak;
        this.driven = new char[strong.width()];
        Arrays.fill(driven, NOTHING);
    }

    /// Returns the driver of a port, which drives nothing.
    ///
    /// @throws IllegalArgumentException when it is no inout port
    /// @throws UnsupportedOperationException when the build has put no driver beside it
    static PinDriver of(SignalImpl pin) {
        Kernel kernel = pin.kernel();
        kernel.checkTask();
        if (pin.direction() != Direction.INOUT) {
            throw new IllegalArgumentException(
                    "cannot drive " + pin.path() + ", which is no inout port: use set()");
        }
        return find(kernel, pin.path()).orElseThrow(() -> none(kernel, pin.path()));
    }

    /// Returns the driver of a signal that may be such a port.
    static Optional<PinDriver> find(SignalImpl pin) {
        return pin.direction() == Direction.INOUT
                ? find(pin.kernel(), pin.path())
                : Optional.empty();
    }

    private static Optional<PinDriver> find(Kernel kernel, String path) {
        return kernel.limits()
                .design()
                .driver(path)
                .map(driver ->
                        new PinDriver(
                                signal(kernel, driver, driver.strong()),
                                driver.weak().isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(signal(kernel, driver, driver.weak()))));
    }

    private static SignalImpl signal(Kernel kernel, DesignObjects.Driver driver, String name) {
        Lookup lookup = kernel.lookup();
        String path = driver.scope() + "." + name;
        return lookup.resolve(0, "", driver.scope())
                .flatMap(scope -> lookup.resolve(scope.handle(), driver.scope(), name))
                .map(info -> new SignalImpl(kernel, info, path, null))
                .orElseThrow(() ->
                        new IllegalStateException(
                                "the simulator does not show "
                                        + path
                                        + ", which the build has made"));
    }

    private static UnsupportedOperationException none(Kernel kernel, String path) {
        String why = kernel.limits().whyNot(Capability.TRISTATE);
        return new UnsupportedOperationException(
                "cannot drive "
                        + path
                        + (why.isEmpty()
                                ? ": only inout ports of the top have a driver of the testbench, and of"
                                        + " a type that the language resolves"
                                : why));
    }

    /// Drives some bits, from a position on, when a deposit would take effect.
    void drive(int low, LogicVector bits) {
        String text = bits.toBinaryString();
        text.getChars(0, text.length(), driven, driven.length - low - text.length());
        String all = String.valueOf(driven);
        if (weak.isEmpty()) {
            strong.set(LogicVector.of(all));
            return;
        }
        strong.set(LogicVector.of(all.replaceAll("[LH]", "Z").replaceAll("[UW-]", "X")));
        weak.get()
                .set(
                        LogicVector.of(
                                all.replaceAll("[^LH]", "Z").replace('L', '0').replace('H', '1')));
    }
}
