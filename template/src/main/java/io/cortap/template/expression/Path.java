package io.cortap.template.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The {@code attribute} of filters: a name, an index, or several joined by dots. */
record Path(List<Object> steps) {
  static Path of(Object attribute) {
    return switch (attribute) {
      case None none -> new Path(List.of());
      case Long index -> new Path(List.of(index));
      default -> ofText(Text.of(attribute));
    };
  }

  static List<Path> severalOf(Object attributes) {
    if (attributes instanceof String text) {
      return Arrays.stream(text.split(",")).map(String::strip).map(Path::ofText).toList();
    }
    return List.of(of(attributes));
  }

  private static Path ofText(String dotted) {
    List<Object> steps = new ArrayList<>();
    for (String step : dotted.split("\\.")) {
      boolean index =
          !step.isEmpty() && step.length() < 9 && step.chars().allMatch(c -> c >= '0' && c <= '9');
      steps.add(index ? (Object) Long.parseLong(step) : step);
    }
    return new Path(steps);
  }

  Object from(Object value) {
    Object found = value;
    for (Object step : steps) {
      found = Access.item(found, step, "the item");
    }
    return found;
  }
}
