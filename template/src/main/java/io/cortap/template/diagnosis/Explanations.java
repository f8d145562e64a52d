package io.cortap.template.diagnosis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads {@code explanations.txt}: a heading, the meaning, and the lines of the two examples. */
final class Explanations {
  private static final Map<DiagnosticId, Explanation> ALL = read();

  private Explanations() {}

  static Explanation of(DiagnosticId id) {
    Explanation found = ALL.get(id);
    if (found == null) {
      throw new IllegalStateException("explanations.txt has nothing about " + id);
    }
    return found;
  }

  private static Map<DiagnosticId, Explanation> read() {
    Map<DiagnosticId, Explanation> all = new EnumMap<>(DiagnosticId.class);
    for (String section : text().split("(?m)^# ")) {
      if (!section.isBlank()) {
        List<String> lines = section.lines().toList();
        DiagnosticId id = DiagnosticId.valueOf(lines.getFirst());
        all.put(id, new Explanation(id, lines.get(1), example(lines, "- "), example(lines, "+ ")));
      }
    }
    return all;
  }

  private static String example(List<String> lines, String mark) {
    return lines.stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()))
        .collect(Collectors.joining("\n"));
  }

  private static String text() {
    try (InputStream in = Explanations.class.getResourceAsStream("explanations.txt")) {
      if (in == null) {
        throw new IllegalStateException("explanations.txt is missing from the library");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
