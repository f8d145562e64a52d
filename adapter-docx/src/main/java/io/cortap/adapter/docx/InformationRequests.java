package io.cortap.adapter.docx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a recipient is asked for before a review, by the review area's id; a table beside this
 * class.
 */
final class InformationRequests {
  private static final String TABLE = "information-requests.txt";

  /** What an area is not asked for in the table is asked for by nobody. */
  private static final OfArea NONE = new OfArea(List.of(), List.of(), List.of(), List.of());

  private final Map<String, OfArea> byArea;

  private InformationRequests(Map<String, OfArea> byArea) {
    this.byArea = Map.copyOf(byArea);
  }

  /** What one area is asked for. */
  record OfArea(
      List<String> documents, List<String> questions, List<Sample> samples, List<BlankList> lists) {
    OfArea {
      documents = List.copyOf(documents);
      questions = List.copyOf(questions);
      samples = List.copyOf(samples);
      lists = List.copyOf(lists);
    }

    /** As a template sees it. */
    Map<String, Object> members() {
      return Map.of(
          "documents",
          documents,
          "questions",
          questions,
          "samples",
          samples.stream().map(Sample::members).toList(),
          "lists",
          lists.stream().map(BlankList::members).toList());
    }
  }

  /** Records that the review team will look at. */
  record Sample(String what, String count, String choice) {
    Map<String, Object> members() {
      return Map.of("what", what, "count", count, "choice", choice);
    }
  }

  /** A list that the recipient fills in, by its column headings. */
  record BlankList(String title, List<String> columns) {
    /** The template's tables have as many. */
    static final int COLUMNS = 5;

    BlankList {
      columns = List.copyOf(columns);
    }

    Map<String, Object> members() {
      return Map.of("title", title, "columns", columns);
    }
  }

  static InformationRequests builtIn() {
    try (InputStream table = InformationRequests.class.getResourceAsStream(TABLE)) {
      if (table == null) {
        throw new IllegalStateException(TABLE + " is not on the class path");
      }
      return parse(new String(table.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + TABLE, e);
    }
  }

  /**
   * Reads {@code [area id]} and, below it, lines of {@code document | text}, {@code question |
   * text}, {@code sample | records | how many | how chosen} and {@code list | title | columns};
   * empty lines and lines that begin with {@code #} say nothing.
   */
  static InformationRequests parse(String table) {
    var areas = new LinkedHashMap<String, Reading>();
    Reading reading = new Reading();
    for (String line : table.lines().filter(one -> !one.isBlank()).toList()) {
      if (line.startsWith("[")) {
        reading = new Reading();
        if (!line.endsWith("]")
            || areas.put(line.substring(1, line.length() - 1), reading) != null) {
          throw damaged(line);
        }
      } else if (!line.startsWith("#")) {
        if (areas.isEmpty() || !reading.takes(cells(line))) {
          throw damaged(line);
        }
      }
    }
    var byArea = new LinkedHashMap<String, OfArea>();
    areas.forEach((area, read) -> byArea.put(area, read.done()));
    return new InformationRequests(byArea);
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
  }

  private static IllegalStateException damaged(String line) {
    return new IllegalStateException(
        TABLE
            + " holds '[area id]' once for each area, then lines of 'document | text',"
            + " 'question | text', 'sample | records | how many | how chosen' or"
            + " 'list | title | %d columns', was '%s'".formatted(BlankList.COLUMNS, line));
  }

  /** What the area with this id is asked for; nothing when the table has none. */
  OfArea of(String areaId) {
    return byArea.getOrDefault(areaId, NONE);
  }

  /** One area on the way. */
  private static final class Reading {
    private final List<String> documents = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private final List<BlankList> lists = new ArrayList<>();

    boolean takes(List<String> cells) {
      if (cells.stream().anyMatch(String::isEmpty)) {
        return false;
      }
      return switch (cells.get(0)) {
        case "document" -> cells.size() == 2 && documents.add(cells.get(1));
        case "question" -> cells.size() == 2 && questions.add(cells.get(1));
        case "sample" ->
            cells.size() == 4 && samples.add(new Sample(cells.get(1), cells.get(2), cells.get(3)));
        case "list" ->
            cells.size() == BlankList.COLUMNS + 2
                && lists.add(new BlankList(cells.get(1), cells.subList(2, cells.size())));
        default -> false;
      };
    }

    OfArea done() {
      return new OfArea(documents, questions, samples, lists);
    }
  }
}
