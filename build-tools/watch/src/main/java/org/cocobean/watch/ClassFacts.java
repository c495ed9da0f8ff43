package org.cocobean.watch;

import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a class file says that decides what has to be compiled and run again.
///
/// @param name the full name with slashes
/// @param source the file it was compiled from, below a folder of sources: `a/b/FifoTests.java`
/// @param digest of all of it
/// @param api what others can see of it, without its constants
/// @param constants what others may hold a copy of
/// @param mentions everything in it that may be the name of a class, with slashes
record ClassFacts(
        String name,
        String source,
        int digest,
        String api,
        String constants,
        Set<String> mentions) {

    private static final Pattern DESCRIPTOR = Pattern.compile("L([\\w/$]+);");

    static ClassFacts of(byte[] file) {
        ClassModel type = ClassFile.of().parse(file);
        String name = type.thisClass().asInternalName();
        int slash = name.lastIndexOf('/');
        String source =
                type.findAttribute(Attributes.sourceFile())
                        .map(found -> found.sourceFile().stringValue())
                        .orElse("");
        return new ClassFacts(
                name,
                name.substring(0, slash + 1) + source,
                Arrays.hashCode(file),
                api(type),
                constants(type),
                mentions(type));
    }

    /// The outermost class that it is in, with dots.
    String outermost() {
        int dollar = name.indexOf('$', name.lastIndexOf('/') + 2);
        return (dollar < 0 ? name : name.substring(0, dollar)).replace('/', '.');
    }

    private static String api(ClassModel type) {
        List<String> lines = new ArrayList<>();
        for (FieldModel field : type.fields()) {
            if (!field.flags().has(AccessFlag.PRIVATE)) {
                lines.add(
                        field.flags().flagsMask()
                                + " "
                                + field.fieldType().stringValue()
                                + " "
                                + field.fieldName().stringValue()
                                + signature(field));
            }
        }
        for (MethodModel method : type.methods()) {
            if (!method.flags().has(AccessFlag.PRIVATE)) {
                lines.add(
                        method.flags().flagsMask()
                                + " "
                                + method.methodName().stringValue()
                                + method.methodType().stringValue()
                                + signature(method)
                                + method.findAttribute(Attributes.exceptions())
                                        .map(found -> found.exceptions().toString())
                                        .orElse("")
                                + method.findAttribute(Attributes.annotationDefault())
                                        .map(found -> found.defaultValue().toString())
                                        .orElse(""));
            }
        }
        lines.sort(null);
        return type.flags().flagsMask()
                + " "
                + type.superclass()
                + type.interfaces()
                + signature(type)
                + type.findAttribute(Attributes.permittedSubclasses())
                        .map(found -> found.permittedSubclasses().toString())
                        .orElse("")
                + lines;
    }

    private static String signature(AttributedElement element) {
        return element.findAttribute(Attributes.signature())
                .map(found -> " " + found.signature().stringValue())
                .orElse("");
    }

    private static String constants(ClassModel type) {
        Set<String> constants = new TreeSet<>();
        for (FieldModel field : type.fields()) {
            if (!field.flags().has(AccessFlag.PRIVATE)) {
                field.findAttribute(Attributes.constantValue())
                        .ifPresent(
                                value -> constants.add(field.fieldName() + "=" + value.constant()));
            }
        }
        return constants.toString();
    }

    /// Names stand in annotations and descriptors too, so all texts are looked at; one that only
    /// looks like a name does no harm.
    private static Set<String> mentions(ClassModel type) {
        Set<String> names = new HashSet<>();
        for (PoolEntry entry : type.constantPool()) {
            if (entry instanceof Utf8Entry text) {
                names.add(text.stringValue());
                Matcher found = DESCRIPTOR.matcher(text.stringValue());
                while (found.find()) {
                    names.add(found.group(1));
                }
            }
        }
        return names;
    }
}
