package io.cortap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule twice: on the product, and on code written to break it. */
class RulesTest {
  private static final String VIOLATIONS = "io.cortap.architecture.violations";
  private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(VIOLATIONS);

  @ParameterizedTest
  @MethodSource("rules")
  void holdsForTheProduct(Rule rule) {
    rule.aimedAt(Product.ROOT).check(Product.CLASSES);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void catchesEachClassThatBreaksIt(Rule rule) {
    List<String> caught = rule.aimedAt(VIOLATIONS).evaluate(BROKEN).getFailureReport().getDetails();

    assertThat(rule.culprits()).isNotEmpty();
    assertThat(rule.culprits())
        .allSatisfy(
            culprit -> assertThat(caught).anyMatch(detail -> detail.contains(culprit.getName())));
  }

  @Test
  void theImportSeesEveryModule() {
    assertThat(Product.modules()).hasSizeGreaterThan(10);
    assertThat(Product.modules())
        .filteredOn(module -> !isImported(Product.packageOf(module)))
        .as("modules whose classes are not seen: dependencies that architecture-tests lacks")
        .isEmpty();
  }

  private static boolean isImported(String packageName) {
    return Product.CLASSES.stream()
        .anyMatch(type -> (type.getPackageName() + ".").startsWith(packageName + "."));
  }

  static Stream<Rule> rules() {
    return Stream.of(HexagonRules.class, HouseRules.class)
        .flatMap(home -> Arrays.stream(home.getDeclaredMethods()))
        .filter(method -> method.getReturnType() == ArchRule.class)
        .map(Rule::new);
  }

  /** A rule, not yet aimed at anything. */
  record Rule(Method method) {
    ArchRule aimedAt(String root) {
      try {
        Object home =
            method.getDeclaringClass().getDeclaredConstructor(String.class).newInstance(root);
        return (ArchRule) method.invoke(home);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a rule takes no arguments: " + method, e);
      }
    }

    List<Class<?>> culprits() {
      BrokenBy brokenBy = method.getAnnotation(BrokenBy.class);
      return brokenBy == null ? List.of() : List.of(brokenBy.value());
    }

    @Override
    public String toString() {
      return method.getName();
    }
  }
}
