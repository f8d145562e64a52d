package io.cortap.core.review;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plain text tables: one row a line, cells between {@code |}, sections in square brackets, comments
 * behind {@code #} at the line's start.
 */
final class TextTable {
  private TextTable() {}

  /**
   * @param line counted from 1
   * @param section the nearest {@code [name]} above, "" when there is none
   */
  record Row(int line, String section, List<String> cells) {
    Row {
      cells = List.copyOf(cells);
    }

    /** "" behind the last cell. */
    String cell(int column) {
      return column < cells.size() ? cells.get(column) : "";
    }

    List<String> words(int column) {
      return Stream.of(cell(column).split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    List<String> list(int column) {
      return Stream.of(cell(column).split(";"))
          .map(String::strip)
          .filter(entry -> !entry.isEmpty())
          .toList();
    }
  }

  /** The rows of a table beside this class, or empty when there is no such table. */
  static Optional<List<Row>> find(String name) {
    try (InputStream table = TextTable.class.getResourceAsStream(name)) {
      if (table == null) {
        return Optional.empty();
      }
      return Optional.of(parse(new String(table.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("reading the table " + name + " failed", e);
    }
  }

  static List<Row> parse(String text) {
    var rows = new ArrayList<Row>();
    String section = "";
    int number = 0;
    for (String raw : text.split("\n", -1)) {
      number++;
      String line = raw.strip();
      if (line.startsWith("[") && line.endsWith("]")) {
        section = line.substring(1, line.length() - 1);
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        rows.add(
            new Row(number, section, Stream.of(line.split("\\|", -1)).map(String::strip).toList()));
      }
    }
    return List.copyOf(rows);
  }
}
