package io.cortap.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A component drawing's lines: {@code [core] <<io.cortap.core..>>} and {@code [workflow] -->
 * [core]}.
 */
record Drawing(String text) {
  private static final Pattern COMPONENT = Pattern.compile("(?m)^\\[([^]]+)] <<([\\w.]+)\\.\\.>>$");
  private static final Pattern ARROW = Pattern.compile("(?m)^\\[[^]]+] --> \\[[^]]+]$");

  /** Every arrow, as the line that draws it. */
  SortedSet<String> arrows() {
    return ARROW
        .matcher(text)
        .results()
        .map(arrow -> arrow.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The arrows that these classes need between the components drawn here. */
  SortedSet<String> arrowsNeededBy(JavaClasses classes) {
    TreeMap<String, String> packages = packagesByComponent();
    return classes.stream()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .flatMap(dependency -> arrow(dependency, packages).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Drawing without(String arrow) {
    return new Drawing(text.replace(arrow + "\n", ""));
  }

  /** The package of the component where {@code arrow} begins. */
  String packageFrom(String arrow) {
    String component = arrow.substring(1, arrow.indexOf(']'));
    return Optional.ofNullable(packagesByComponent().get(component)).orElseThrow();
  }

  private static Optional<String> arrow(Dependency dependency, TreeMap<String, String> packages) {
    Optional<String> from = component(dependency.getOriginClass().getPackageName(), packages);
    Optional<String> to =
        component(dependency.getTargetClass().getBaseComponentType().getPackageName(), packages);
    return from.isEmpty() || to.isEmpty() || from.equals(to)
        ? Optional.empty()
        : Optional.of("[" + from.get() + "] --> [" + to.get() + "]");
  }

  private static Optional<String> component(String packageName, TreeMap<String, String> packages) {
    return packages.entrySet().stream()
        .filter(entry -> (packageName + ".").startsWith(entry.getValue() + "."))
        .map(entry -> entry.getKey())
        .findFirst();
  }

  private TreeMap<String, String> packagesByComponent() {
    var packages = new TreeMap<String, String>();
    COMPONENT
        .matcher(text)
        .results()
        .forEach(found -> packages.put(found.group(1), found.group(2)));
    return packages;
  }
}
