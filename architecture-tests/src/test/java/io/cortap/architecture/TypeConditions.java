package io.cortap.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/** What must be true of single types. */
final class TypeConditions {
  private static final int MOST_METHODS = 5;

  static final ArchCondition<JavaClass> BE_CLOSED =
      condition(
          "be final, record, enum, sealed or interface",
          TypeConditions::isClosed,
          type -> "may be extended by anybody");

  static final ArchCondition<JavaClass> RESIDE_IN_A_NULL_MARKED_PACKAGE =
      condition(
          "reside in a package whose package-info.java says @NullMarked",
          type -> type.getPackage().isAnnotatedWith(NullMarked.class),
          type -> "resides in unmarked package " + type.getPackageName());

  static final ArchCondition<JavaClass> HAVE_AT_MOST_FIVE_METHODS =
      condition(
          "have at most " + MOST_METHODS + " methods",
          type -> instanceMethods(type) <= MOST_METHODS,
          type -> "has " + instanceMethods(type) + " methods");

  private TypeConditions() {}

  private static ArchCondition<JavaClass> condition(
      String description, Predicate<JavaClass> holds, Function<JavaClass, String> otherwise) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!holds.test(type)) {
          events.add(
              SimpleConditionEvent.violated(type, type.getName() + " " + otherwise.apply(type)));
        }
      }
    };
  }

  private static boolean isClosed(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.FINAL)
        || type.isInterface()
        || type.isEnum()
        || type.reflect().isSealed();
  }

  private static long instanceMethods(JavaClass type) {
    return type.getMethods().stream()
        .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
        .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
        .count();
  }
}
