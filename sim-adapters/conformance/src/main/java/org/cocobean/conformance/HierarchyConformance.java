package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cocobean.Simulation;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Handle;
import org.cocobean.dut.HandleKind;
import org.cocobean.dut.HandleNotShownException;
import org.cocobean.dut.HdlName;
import org.cocobean.dut.NoSuchHandleException;
import org.cocobean.dut.Signal;
import org.cocobean.dut.SignalArray;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.HdlLanguage;
import org.junit.jupiter.api.Test;

/// Behaviours 26 and 27: scopes, names, and names that are not there.
abstract class HierarchyConformance extends Conformance {

    /// A typed view of the sample module.
    interface Sample extends Dut {
        Signal clk();

        @HdlName("stream_in_data")
        Signal data();

        @HdlName("stream_out_data_comb")
        Signal copy();

        default int copied(int value) {
            data().set(value);
            await(ns(1));
            return copy().toInt();
        }
    }

    /// Does not fit.
    interface Wrong extends Dut {
        Signal clk();

        Signal stream_in_dta();

        SignalArray stream_in_data();
    }

    @Test
    void generateScopesHavePathsAndParameters() {
        requires(Capability.GENERATE_SCOPES);
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            assertThat(dut.scope("cond_scope.scoped_sub").path())
                    .isEqualTo("sample_module.cond_scope.scoped_sub");
            assertThat(dut.scope("arr[1].arr_sub").path())
                    .isEqualTo("sample_module.arr[1].arr_sub");
            assertThat(dut.scope("outer_scope[1].inner_scope[1]").scope("inner_sub").path())
                    .isEqualTo("sample_module.outer_scope[1].inner_scope[1].inner_sub");
            assertThat(dut.scope("arr[2]").kind()).isEqualTo(HandleKind.SCOPE);
        }
    }

    @Test
    void parametersOfScopesAreThere() {
        requires(Capability.GENERATE_SCOPES);
        requires(Capability.PARAMETERS);
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            assertThat(dut.signal("cond_scope.scoped_sub.SCOPED_PARAM").toInt()).isEqualTo(1);
            assertThat(dut.signal("arr[1].arr_sub.SCOPED_PARAM").toInt()).isEqualTo(2);
            assertThat(dut.signal("outer_scope[2].inner_scope[1].inner_sub.SCOPED_PARAM").toInt())
                    .isEqualTo(3);
            assertThat(dut.signal("INT_PARAM").toInt()).isEqualTo(12);
            assertThat(dut.signal("INT_PARAM").isConstant()).isTrue();
            assertThatThrownBy(() -> dut.signal("INT_PARAM").set(1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(dut.signal("INT_PARAM").path() + " is a constant");
        }
    }

    @Test
    void signalsInScopesFollow() {
        requires(Capability.GENERATE_SCOPES);
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            dut.signal("stream_in_data").set(10);
            await(ns(1));
            assertThat(dut.signal("cond_scope.scoped_sub.sum").toInt()).isEqualTo(11);
            assertThat(dut.signal("arr[2].arr_sub.sum").toInt()).isEqualTo(12);
            assertThat(dut.signal("outer_scope[2].inner_scope[2].inner_sub.sum").toInt())
                    .isEqualTo(13);
        }
    }

    @Test
    void scopesWhoseNamesBeginAlikeAreNotMixedUp() {
        requires(Capability.GENERATE_SCOPES);
        try (Simulation sim = start("sample_module")) {
            for (int i = 0; i < 10; i++) {
                assertThat(sim.dut().signal("foobar[" + i + "].value").toInt()).isEqualTo(i);
            }
            for (int i = 0; i < 6; i++) {
                assertThat(sim.dut().signal("foo[" + i + "].value").toInt()).isEqualTo(100 + i);
            }
            assertThat(sim.dut().find("foo[6]")).isEmpty();
        }
    }

    @Test
    void aBranchThatWasNotTakenIsNotThere() {
        requires(Capability.GENERATE_SCOPES);
        try (Simulation sim = start("sample_module")) {
            assertThatThrownBy(() -> sim.dut().scope("cond_scope_else"))
                    .isInstanceOf(NoSuchHandleException.class)
                    .hasMessageContaining("there is no 'cond_scope_else' in sample_module")
                    .hasMessageContaining("cond_scope");
            assertThat(sim.dut().find("cond_scope_else.scoped_sub")).isEmpty();
        }
    }

    @Test
    void aNameThatIsNotThereIsAnsweredWithTheNearest() {
        try (Simulation sim = start("sample_module")) {
            assertThatThrownBy(() -> sim.dut().signal("stream_in_vald"))
                    .isInstanceOf(NoSuchHandleException.class)
                    .hasMessageContaining("there is no 'stream_in_vald' in sample_module")
                    .hasMessageContaining("nearest names there: stream_in_valid");
            assertThatThrownBy(() -> sim.dut().signal("clk.nothing"))
                    .isInstanceOf(NoSuchHandleException.class)
                    .hasMessageContaining("sample_module.clk")
                    .hasMessageContaining("has nothing inside");
            assertThatThrownBy(() -> sim.dut().scope("clk"))
                    .isInstanceOf(NoSuchHandleException.class)
                    .hasMessageContaining("sample_module.clk is no scope but of kind LOGIC");
            assertThat(sim.dut().find("nothing")).isEmpty();
        }
    }

    /// Names of `hidden.sv` and `hidden.vhd`, and what each is.
    private Map<String, String> hidden() {
        return isVhdl()
                ? Map.of(
                        "both", "pair",
                        "text", "string",
                        "half", "real",
                        "counter", "counted (a shared variable)",
                        "output_file", "text (a file)")
                : Map.of(
                        "queue", "a queue",
                        "dynamic", "a dynamic array",
                        "object", "a class handle",
                        "happened", "a named event",
                        "text", "a string",
                        "add", "a function",
                        "show", "a task",
                        "each[1].inner", "a queue");
    }

    /// It is there, or not, or hidden: the simulator lives on.
    private static void look(Dut dut, String name) {
        try {
            dut.find(name).ifPresent(found -> assertThat(found.name()).isEqualTo(name));
        } catch (HandleNotShownException e) {
            assertThat(e).hasMessageContaining("'" + name + "' in kinds is a");
        }
    }

    @Test
    void whatIsThereButNotShownSaysWhatItIs() {
        if (home().language() == HdlLanguage.VERILOG) {
            requires(Capability.LOOKALIKES); // who knows a simulator by a file alone has no list
        }
        try (Simulation sim = start("hidden")) {
            hidden().forEach((name, what) -> {
                boolean shown =
                        what.endsWith("string") && home().capabilities().has(Capability.STRINGS);
                if (shown) {
                    assertThat(sim.dut().find(name)).isPresent();
                    return;
                }
                for (ThrowingCallable look :
                        List.<ThrowingCallable>of(
                                () -> sim.dut().find(name), () -> sim.dut().signal(name))) {
                    assertThatThrownBy(look)
                            .isInstanceOf(HandleNotShownException.class)
                            .hasMessageContaining(name.substring(name.indexOf('.') + 1))
                            .hasMessageContaining(what);
                }
            });
            if (isVhdl()) {
                assertThatThrownBy(() -> sim.dut().signal("counter"))
                        .hasMessageContaining(" (hidden.vhd:");
            } else {
                assertThatThrownBy(() -> sim.dut().signal("happened"))
                        .hasMessageContaining("a named event (hidden.sv:");
            }
            assertThat(sim.dut().find("nothing")).isEmpty();
        }
    }

    @Test
    void aTypedInterfaceIsCheckedAtOnce() {
        try (Simulation sim = start("sample_module")) {
            Sample dut = sim.dut(Sample.class);
            assertThat(dut.copied(77)).isEqualTo(77);
            assertThat(dut.path()).isEqualTo("sample_module");
            assertThat(dut.clk().path()).isEqualTo("sample_module.clk");
            assertThatThrownBy(() -> sim.dut(Wrong.class))
                    .isInstanceOf(NoSuchHandleException.class)
                    .hasMessageContaining("does not fit sample_module")
                    .hasMessageContaining("stream_in_dta(): there is no 'stream_in_dta'")
                    .hasMessageContaining("stream_in_data(): ")
                    .hasMessageContaining("is no array but of kind LOGIC");
        }
    }

    @Test
    void theWholeDesignCanBeDiscovered() {
        try (Simulation sim = start("sample_module")) {
            Map<String, HandleKind> before = new HashMap<>();
            discover(sim.dut(), before, 0);
            assertThat(before)
                    .containsEntry("sample_module.clk", HandleKind.LOGIC)
                    .containsEntry("sample_module.stream_in_data", HandleKind.LOGIC)
                    .containsEntry("sample_module.stream_out_data_registered", HandleKind.LOGIC);
            Map<String, HandleKind> again = new HashMap<>();
            discover(sim.dut(), again, 0);
            assertThat(again).isEqualTo(before);
            assertThat(sim.dut().signal("clk")).isSameAs(sim.dut().child("clk"));
            sim.dut().signal("stream_in_data").set(3);
            await(ns(1));
            assertThat(sim.dut().signal("stream_out_data_comb").toInt()).isEqualTo(3);
        }
    }

    private static void discover(Dut scope, Map<String, HandleKind> found, int depth) {
        assertThat(depth).isLessThan(10);
        for (Handle child : scope.children()) {
            assertThat(child.path()).startsWith(scope.path() + ".");
            found.put(child.path(), child.kind());
            if (child instanceof Dut inner) {
                discover(inner, found, depth + 1);
            }
        }
    }

    @Test
    void scopesAreAmongTheChildren() {
        requires(Capability.GENERATE_SCOPES);
        try (Simulation sim = start("sample_module")) {
            assertThat(sim.dut().children())
                    .extracting(Handle::name)
                    .contains("clk", "cond_scope", "arr[1]", "arr[2]", "foobar[9]", "foo[0]")
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void interfacesAreScopes() {
        requires(HdlLanguage.VERILOG, "interfaces");
        requires(Capability.GENERATE_SCOPES);
        try (Simulation sim = start("interfaces")) {
            List<String> array =
                    sim.dut().children().stream()
                            .map(Handle::name)
                            .filter(name -> name.startsWith("intf_arr"))
                            .sorted()
                            .toList();
            assertThat(array).containsExactly("intf_arr[0]", "intf_arr[1]");
            sim.dut().signal("in_valid").set(1);
            sim.dut().signal("in_data").set(42);
            await(ns(1));
            assertThat(sim.dut().signal("intf.data").toInt()).isEqualTo(42);
            assertThat(sim.dut().signal("intf_arr[0].data").toInt()).isEqualTo(42);
        }
    }

    @Test
    void unusualNamesAreReached() {
        requires(HdlLanguage.VERILOG, "these spellings of escaped names");
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            assertThat(dut.signal("_underscore_name").toInt()).isEqualTo(1);
            assertThat(((Signal) dut.child("weird.signal[1]")).toInt()).isEqualTo(1);
            assertThat(((Signal) dut.child("weird.signal[2]")).toInt()).isEqualTo(0);
            assertThat(((Signal) dut.child("(.*|this_looks_like_a_regex)")).toInt()).isEqualTo(1);
            assertThat(dut.signal("weird.signal[2]").path())
                    .isEqualTo("sample_module.weird.signal[2]");
        }
    }

    @Test
    void unusualNamesOfVhdlAreReached() {
        requires(HdlLanguage.VHDL, "extended identifiers");
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            assertThat(((Signal) dut.child("\\weird.signal(1)\\")).toInt()).isEqualTo(1);
            assertThat(((Signal) dut.child("\\weird.signal(2)\\")).toInt()).isEqualTo(0);
        }
    }

    @Test
    void basicAndExtendedIdentifiersAreDifferentNames() {
        requires(HdlLanguage.VHDL, "extended identifiers");
        try (Simulation sim = start("identifiers")) {
            Dut dut = sim.dut();
            assertThat(dut.children())
                    .extracting(Handle::name)
                    .contains("foo", "\\foo\\", "\\Foo\\", "\\Bar\\", "limit", "\\limit\\")
                    .contains("words", "\\words\\", "leaf", "\\leaf\\")
                    .doesNotHaveDuplicates();
            assertThat(dut.signal("\\foo\\").toInt()).isEqualTo(1);
            assertThat(dut.signal("foo").toInt()).isEqualTo(2);
            assertThat(dut.signal("Foo").toInt()).isEqualTo(2);
            assertThat(dut.signal("\\Foo\\").toInt()).isEqualTo(3);
            assertThat(dut.signal("Bar").toInt()).as("there is no other").isEqualTo(4);
            assertThat(dut.signal("Bar").name()).isEqualTo("\\Bar\\");
            assertThat(dut.find("bar")).isEmpty();
            assertThat(dut.find("\\FOO\\")).isEmpty();
            assertThat(dut.signal("limit").toInt()).isEqualTo(20);
            assertThat(dut.signal("\\limit\\").toInt()).isEqualTo(10);
            assertThat(dut.array("words").readLongs(0, 2)).containsExactly(3, 4);
            assertThat(dut.array("\\words\\").readLongs(0, 2)).containsExactly(1, 2);
            assertThat(dut.signal("leaf.number").toInt()).isEqualTo(2);
            assertThat(dut.signal("\\leaf\\.number").toInt()).isEqualTo(1);
            assertThat(dut.signal("\\leaf\\.inner").toInt()).isEqualTo(5);
            dut.signal("\\foo\\").set(6);
            dut.signal("\\driven\\").set(7);
            await(ns(1));
            assertThat(dut.signal("\\foo\\").toInt()).isEqualTo(6);
            assertThat(dut.signal("\\driven\\").toInt()).isEqualTo(7);
            assertThat(dut.signal("foo").toInt()).isEqualTo(2);
            assertThat(dut.signal("driven").toInt()).isEqualTo(13);
        }
    }

    @Test
    void everyKindOfObjectIsSafeToListAndToMisspell() {
        requires(HdlLanguage.VERILOG, "these kinds of objects");
        try (Simulation sim = start("kinds")) {
            Map<String, HandleKind> found = new HashMap<>();
            discover(sim.dut(), found, 0);
            assertThat(found)
                    .containsKeys(
                            "kinds.clk",
                            "kinds.one_bit",
                            "kinds.one_vector",
                            "kinds.memory",
                            "kinds.narrow",
                            "kinds.below_zero",
                            "kinds.flag");
            found.keySet()
                    .forEach(path -> {
                        String inner = path.substring("kinds.".length());
                        assertThat(sim.dut().find(inner)).as(path).isPresent();
                        assertThat(sim.dut().find(inner + "_misspelt")).as(path).isEmpty();
                    });
            for (String name :
                    List.of("happened", "f", "g", "tk", "and_gate", "forked", "named", "k", "u1")) {
                look(sim.dut(), name);
            }
            assertThatThrownBy(() -> sim.dut().signal("one_vecto"))
                    .isInstanceOf(NoSuchHandleException.class)
                    .hasMessageContaining("one_vector");
        }
    }

    @Test
    void constantsOfOneBitAreRead() {
        requires(HdlLanguage.VERILOG, "constants with a range");
        requires(Capability.PARAMETERS);
        try (Simulation sim = start("kinds")) {
            assertThat(sim.dut().signal("IDLE").toInt()).isZero();
            assertThat(sim.dut().signal("BUSY").toInt()).isEqualTo(1);
            assertThat(sim.dut().signal("leaf.P").toInt()).isEqualTo(1);
            assertThat(sim.dut().signal("IDLE").isConstant()).isTrue();
        }
    }
}
