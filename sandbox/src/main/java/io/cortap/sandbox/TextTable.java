package io.cortap.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rows of text files beside this class: a row a line, cells between bars, # before comments. */
final class TextTable {
  private TextTable() {}

  /** The rows, each as its cells. */
  static List<List<String>> rows(String file) {
    return lines(file).map(TextTable::cells).toList();
  }

  /** The lines below each heading in square brackets. */
  static Map<String, List<String>> sections(String file) {
    var sections = new LinkedHashMap<String, List<String>>();
    var current = new ArrayList<String>();
    for (String line : lines(file).toList()) {
      if (line.startsWith("[")) {
        current = new ArrayList<>();
        sections.put(line.substring(1, line.length() - 1), current);
      } else {
        current.add(line.replace("\\r", "\r").replace("\\n", "\n"));
      }
    }
    return sections;
  }

  static List<String> cells(String line) {
    return Stream.of(line.split("\\|", -1)).map(String::strip).toList();
  }

  static String text(String file) {
    try (InputStream in = TextTable.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the sandbox's jar lacks its file " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox's file " + file + " cannot be read", e);
    }
  }

  private static Stream<String> lines(String file) {
    return text(file).lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
  }
}
