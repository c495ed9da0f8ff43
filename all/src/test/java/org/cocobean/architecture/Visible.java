package org.cocobean.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What users of a house see: public types in packages for everyone, and what is public there.
final class Visible {

    /// Packages for the house alone, besides those with `internal` in their name.
    private static final List<String> OWN =
            List.of(
                    "wording",
                    "adapter.container",
                    "adapter.ghdl",
                    "adapter.icarus",
                    "adapter.verilator");

    private Visible() {}

    static DescribedPredicate<JavaCodeUnit> members(String root) {
        return DescribedPredicate.describe(
                "users see",
                member ->
                        isVisible(root, member.getOwner())
                                && (member.getModifiers().contains(JavaModifier.PUBLIC)
                                        || member.getModifiers().contains(JavaModifier.PROTECTED))
                                && !member.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    static ArchCondition<JavaCodeUnit> typesThatUsersSee(String root) {
        return new ArchCondition<>("have only types that users see") {
            @Override
            public void check(JavaCodeUnit member, ConditionEvents events) {
                Stream.concat(
                                Stream.of(member.getReturnType()),
                                member.getParameterTypes().stream())
                        .map(JavaType::getAllInvolvedRawTypes)
                        .flatMap(Set::stream)
                        .map(JavaClass::getBaseComponentType)
                        .filter(type -> type.getName().startsWith(root + "."))
                        .filter(type -> !isVisible(root, type))
                        .forEach(type ->
                                events.add(
                                        SimpleConditionEvent.violated(
                                                member,
                                                member.getFullName() + " has " + type.getName())));
            }
        };
    }

    private static boolean isVisible(String root, JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(root)
                && !name.contains(".internal")
                && OWN.stream().noneMatch(own -> name.equals(root + "." + own))
                && isPublic(type);
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(Visible::isPublic).orElse(true);
    }
}
