package io.cortap.core.review;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every project-level field of the canonical review, in its order, read once from {@code
 * fields.txt}: merging, checking, completeness and the canonical form follow from it.
 */
public final class FieldTable {
  private static final FieldTable BUILT_IN = parse(TextTable.find("fields.txt").orElseThrow());

  private final Map<String, Field> canonical;
  private final Map<String, Field> setupOnly;
  private final Map<String, String> flat;

  private FieldTable(
      Map<String, Field> canonical, Map<String, Field> setupOnly, Map<String, String> flat) {
    this.canonical = Collections.unmodifiableMap(canonical);
    this.setupOnly = Collections.unmodifiableMap(setupOnly);
    this.flat = Collections.unmodifiableMap(flat);
  }

  static FieldTable builtIn() {
    return BUILT_IN;
  }

  /** The fields of the canonical review, in its order. */
  public static List<Field> fields() {
    return List.copyOf(BUILT_IN.canonical.values());
  }

  /** Names without a section that templates may use, and the canonical path each stands for. */
  public static Map<String, String> flatNames() {
    return BUILT_IN.flat;
  }

  static FieldTable parse(List<TextTable.Row> rows) {
    var shapes = new LinkedHashMap<String, FieldKind.Rows>();
    var canonical = new LinkedHashMap<String, Field>();
    var setupOnly = new LinkedHashMap<String, Field>();
    var flat = new LinkedHashMap<String, String>();
    for (TextTable.Row row : rows) {
      switch (row.section()) {
        case "shapes" -> shapes.put(row.cell(0), FieldKind.parseShape(row.cell(1), shapes));
        case "fields" -> canonical.put(row.cell(0), field(row, shapes));
        case "setup only" -> setupOnly.put(row.cell(0), field(row, shapes));
        case "flat" -> flat.put(row.cell(0), row.cell(1));
        default ->
            throw new IllegalArgumentException("no section is called '" + row.section() + "'");
      }
    }
    return new FieldTable(canonical, setupOnly, flat);
  }

  private static Field field(TextTable.Row row, Map<String, FieldKind.Rows> shapes) {
    return new Field(row.cell(0), FieldKind.parse(row.cell(1), shapes), row.cell(2), row.cell(3));
  }

  /** The field at this canonical path, setup-only fields left out. */
  Optional<Field> find(String path) {
    return Optional.ofNullable(canonical.get(path));
  }

  /** The fields that a setup record may hold: those of the canonical review, then its own. */
  public static List<Field> setupFields() {
    return List.copyOf(BUILT_IN.inSetup());
  }

  List<Field> inSetup() {
    var all = new ArrayList<>(canonical.values());
    all.addAll(setupOnly.values());
    return all;
  }
}
