package io.cortap.adapter.docx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What each review area asks of a recipient, by the area's id; a table beside this class. */
final class AreaRequirements {
  private static final String TABLE = "area-requirements.txt";

  private final Map<String, String> byArea;

  private AreaRequirements(Map<String, String> byArea) {
    this.byArea = Map.copyOf(byArea);
  }

  static AreaRequirements builtIn() {
    try (InputStream table = AreaRequirements.class.getResourceAsStream(TABLE)) {
      if (table == null) {
        throw new IllegalStateException(TABLE + " is not on the class path");
      }
      return parse(new String(table.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + TABLE, e);
    }
  }

  /**
   * Reads lines of {@code id | text}; empty lines and lines that begin with {@code #} say nothing.
   */
  static AreaRequirements parse(String table) {
    var byArea = new HashMap<String, String>();
    for (String line : table.lines().filter(AreaRequirements::isRow).toList()) {
      int bar = line.indexOf('|');
      String id = bar < 0 ? "" : line.substring(0, bar).strip();
      String text = line.substring(bar + 1).strip();
      if (id.isEmpty() || text.isEmpty() || byArea.put(id, text) != null) {
        throw new IllegalStateException(
            TABLE + " holds lines of 'area id | text', each id once, was '" + line + "'");
      }
    }
    return new AreaRequirements(byArea);
  }

  private static boolean isRow(String line) {
    return !line.isBlank() && !line.startsWith("#");
  }

  /** The text for an area, or "" when the table has none. */
  String of(String areaId) {
    return byArea.getOrDefault(areaId, "");
  }
}
