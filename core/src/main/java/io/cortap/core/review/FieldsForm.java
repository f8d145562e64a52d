package io.cortap.core.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The project-level sections of the canonical JSON and their {@code sources}, by the table. */
final class FieldsForm {
  private FieldsForm() {}

  /** {@code section} with all its members, null where nothing is known. */
  static Map<String, @Nullable Object> section(String section, ProjectFields fields) {
    var members = new PlainMembers();
    String prefix = section + ".";
    for (Field field : FieldTable.fields()) {
      for (String path : List.of(field.path(), field.alsoAt())) {
        if (path.startsWith(prefix)) {
          members.put(path.substring(prefix.length()), value(field, fields));
        }
      }
    }
    return members.done();
  }

  /** A field without a section. */
  static @Nullable Object top(String path, ProjectFields fields) {
    return value(FieldTable.builtIn().find(path).orElseThrow(), fields);
  }

  /** Lists are never null: nothing to list is an empty list. */
  private static @Nullable Object value(Field field, ProjectFields fields) {
    boolean list =
        switch (field.kind()) {
          case FieldKind.Texts texts -> true;
          case FieldKind.Rows rows -> true;
          case FieldKind.Text text -> false;
          case FieldKind.OneOf oneOf -> false;
          case FieldKind.WholeNumber number -> false;
          case FieldKind.Flag flag -> false;
        };
    return fields.find(field.path()).orElse(list ? List.of() : null);
  }

  static Map<String, @Nullable Object> sources(ProjectFields fields) {
    var sources = new PlainMembers();
    fields.values().forEach((path, value) -> sources.put(path, value.layer().code()));
    return sources.done();
  }

  static ProjectFields read(PlainObject review) {
    PlainObject sources = review.object("sources");
    var values = new LinkedHashMap<String, FieldValue>();
    for (Object path : sources.members().keySet()) {
      String at = Objects.toString(path);
      Object value = at(review.members(), at);
      if (value == null) {
        throw new IllegalArgumentException("sources names " + at + ", which has no value");
      }
      values.put(at, new FieldValue(value, Layer.ofCode(sources.text(at))));
    }
    return new ProjectFields(values);
  }

  /** The value at a dotted path, or null. */
  static @Nullable Object at(Map<?, ?> members, String path) {
    Object value = members;
    for (String name : new ArrayList<>(List.of(path.split("\\.")))) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }
}
