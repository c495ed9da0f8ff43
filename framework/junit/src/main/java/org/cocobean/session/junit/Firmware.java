package org.cocobean.session.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Builds a firmware once for all workers and puts its memory image into the directory of each
/// test.
///
/// ```java
/// @HdlTest
/// @Firmware("bootloader")
/// @Firmware(value = "app", dest = "app.vmem", makeArgs = "DEBUG=1")
/// void startsTheApplication(Dut dut, FirmwareImage app) { ... }
/// ```
///
/// On a class it holds for all its tests and those nested in it; one on the method with the same
/// `dest` replaces it. A test can ask for the [FirmwareImage][org.cocobean.session.FirmwareImage]
/// as a parameter.
@Documented
@Inherited
@Repeatable(Firmware.All.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Firmware {

    /// The name of the firmware: its directory below the firmware root (`cocobean.firmware.root`,
    /// default `firmware-samples` in the working directory or above it).
    String value();

    /// Where the memory image goes, relative to the directory of the test.
    String dest() default "firmware.vmem";

    /// Arguments for `make`; each list of arguments is a variant of its own.
    String[] makeArgs() default {};

    /// Holds several of them.
    @Documented
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface All {

        /// The single ones, in the order in which they are written.
        Firmware[] value();
    }
}
