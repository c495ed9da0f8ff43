package org.cocobean.session.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cocobean.session.BuildFailedException;
import org.cocobean.session.FirmwareBuilder;
import org.cocobean.session.FirmwareImage;
import org.junit.platform.commons.support.AnnotationSupport;

/// Holds the firmware of one test.
///
/// @param images each one with the path of its copy in the directory of the test
public record FirmwareImages(List<FirmwareImage> images) {

    /// Takes a copy.
    public FirmwareImages {
        images = List.copyOf(images);
    }

    /// Builds what the [Firmware] annotations of a test ask for, and copies it into its directory.
    ///
    /// Annotations of the method come before those of its class, and these before those of the
    /// classes around it, where they have the same `dest`.
    ///
    /// @throws IllegalArgumentException when a name is unknown, or one element gives two the same
    ///   `dest`
    /// @throws BuildFailedException when one cannot be built
    public static FirmwareImages prepare(
            FirmwareBuilder builder, Method method, Class<?> testClass, Path testDirectory) {
        Map<String, Firmware> wanted = new LinkedHashMap<>();
        for (AnnotatedElement element : innermostFirst(method, testClass)) {
            Set<String> here = new HashSet<>();
            for (Firmware firmware :
                    AnnotationSupport.findRepeatableAnnotations(element, Firmware.class)) {
                if (!here.add(firmware.dest())) {
                    throw new IllegalArgumentException(
                            "Two @Firmware of %s have dest = \"%s\"; give each a dest of its own"
                                    .formatted(element, firmware.dest()));
                }
                wanted.putIfAbsent(firmware.dest(), firmware);
            }
        }
        List<FirmwareImage> images = new ArrayList<>();
        for (Firmware firmware : wanted.values()) {
            images.add(
                    builder.buildInto(
                            testDirectory, firmware.dest(), firmware.value(), firmware.makeArgs()));
        }
        return new FirmwareImages(images);
    }

    /// Returns the image for a parameter of this name: the only one, else the one of the same name,
    /// where `uartEcho` stands for `uart_echo`.
    ///
    /// @throws IllegalArgumentException when there is none, or the name does not decide
    public FirmwareImage expect(String parameter) {
        if (images.size() == 1) {
            return images.getFirst();
        }
        List<FirmwareImage> named =
                images.stream().filter(i -> plain(i.name()).equals(plain(parameter))).toList();
        if (named.size() == 1) {
            return named.getFirst();
        }
        throw new IllegalArgumentException(
                images.isEmpty()
                        ? "The parameter '%s' asks for a firmware image, but the test has no @Firmware"
                                .formatted(parameter)
                        : "Which firmware does the parameter '%s' mean? Name it like one of %s."
                                .formatted(
                                        parameter,
                                        images.stream().map(FirmwareImage::name).toList()));
    }

    private static List<AnnotatedElement> innermostFirst(Method method, Class<?> testClass) {
        List<AnnotatedElement> elements = new ArrayList<>();
        elements.add(method);
        for (Class<?> c = testClass; c != null; c = c.getEnclosingClass()) {
            elements.add(c);
        }
        return elements;
    }

    private static String plain(String name) {
        return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }
}
