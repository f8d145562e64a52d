package io.cortap.core.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a project-level field holds. */
public sealed interface FieldKind {

  /** A text of some form. */
  record Text(TextForm form) implements FieldKind {}

  /** One of a few words, spelled exactly so. */
  record OneOf(List<String> words) implements FieldKind {
    public OneOf {
      words = List.copyOf(words);
    }
  }

  /** A whole number within bounds, both included. */
  record WholeNumber(int low, int high) implements FieldKind {}

  /** True or false. */
  record Flag() implements FieldKind {}

  /** A list of texts. */
  record Texts() implements FieldKind {}

  /** A list of objects that all have the same members, each of which may be null. */
  record Rows(Map<String, FieldKind> members) implements FieldKind {
    public Rows {
      members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /**
   * The kind that a table's cell describes.
   *
   * @param shapes the row shapes known by name
   * @throws IllegalArgumentException when it describes none
   */
  static FieldKind parse(String cell, Map<String, Rows> shapes) {
    if (cell.startsWith("one of ")) {
      return new OneOf(List.of(cell.substring(7).split(" *; *")));
    }
    if (cell.startsWith("number ")) {
      String[] bounds = cell.substring(7).split(" to ", 2);
      return new WholeNumber(Integer.parseInt(bounds[0]), Integer.parseInt(bounds[1]));
    }
    if (cell.startsWith("rows ")) {
      return Optional.ofNullable(shapes.get(cell.substring(5)))
          .orElseThrow(() -> new IllegalArgumentException("no shape is called '" + cell + "'"));
    }
    return switch (cell) {
      case "flag" -> new Flag();
      case "texts" -> new Texts();
      default ->
          new Text(TextForm.valueOf(cell.toUpperCase(java.util.Locale.ROOT).replace('-', '_')));
    };
  }

  /** A shape: members parted by commas, {@code name} or {@code name:kind}. */
  static Rows parseShape(String cell, Map<String, Rows> shapes) {
    var members = new LinkedHashMap<String, FieldKind>();
    for (String member : cell.split(" *, *")) {
      int colon = member.indexOf(':');
      String name = colon < 0 ? member : member.substring(0, colon);
      members.put(
          name, colon < 0 ? new Text(TextForm.TEXT) : parse(member.substring(colon + 1), shapes));
    }
    return new Rows(members);
  }
}
