package io.cortap.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Optional;

/** Each dependency on a third party is one that {@link Vendor} lists for the class's module. */
final class StayWithTheirVendors extends ArchCondition<JavaClass> {
  private static final List<String> OPEN_TO_ALL =
      List.of(
          "java.",
          "javax.crypto.",
          "javax.net.",
          "javax.security.",
          "javax.xml.",
          "org.w3c.dom.",
          "org.xml.sax.",
          "com.sun.net.httpserver.",
          "org.jspecify.annotations.");

  private final String root;

  StayWithTheirVendors(String root) {
    super("use vendors only where they are at home");
    this.root = root;
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    type.getDirectDependenciesFromSelf().stream()
        .map(dependency -> dependency.getTargetClass().getBaseComponentType().getPackageName())
        .filter(target -> !isOurs(target) && !isOpenToAll(target) && !isAtHome(type, target))
        .distinct()
        .sorted()
        .forEach(target ->
            events.add(
                SimpleConditionEvent.violated(
                    type, type.getName() + " uses " + target + home(target))));
  }

  private static String home(String packageName) {
    return Vendor.of(packageName)
        .map(vendor -> ", which is at home in " + String.join(", ", vendor.modules()))
        .orElse(", which no module is known to use");
  }

  private boolean isOurs(String packageName) {
    return packageName.isEmpty() || (packageName + ".").startsWith(root + ".");
  }

  private static boolean isOpenToAll(String packageName) {
    return OPEN_TO_ALL.stream().anyMatch((packageName + ".")::startsWith);
  }

  private boolean isAtHome(JavaClass type, String packageName) {
    Optional<Vendor> vendor = Vendor.of(packageName);
    String relative = type.getPackageName().substring(root.length()).replaceFirst("^\\.", "");
    return vendor.isPresent() && vendor.get().welcomesIn(relative);
  }
}
