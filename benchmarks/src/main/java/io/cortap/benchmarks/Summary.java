package io.cortap.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * The side-by-side measurements of this project in one table.
 *
 * @param heading when and on what they were made
 */
record Summary(String heading, List<Row> rows) {
  static final String BEGIN = "<!-- ./cortap bench --write: begin -->";
  static final String END = "<!-- ./cortap bench --write: end -->";

  /**
   * One measurement.
   *
   * @param beside the rival or the least that the machine allows, in words with its own number
   * @param ratio ours to theirs
   * @param command measures the same in full
   */
  record Row(String what, String ours, String beside, String ratio, String command) {
    static Row of(String what, String ours, String beside, double ratio, String command) {
      return new Row(
          what, ours, beside, (ratio < 0.1 ? "%.3f" : "%,.2f").formatted(ratio), command);
    }

    /** What was not measured, and why. */
    static Row leftOut(String what, String reason, String command) {
      return new Row(what, "not measured: " + reason, "", "", command);
    }

    private String line() {
      return "| %s | %s | %s | %s | `%s` |".formatted(what, ours, beside, ratio, command);
    }
  }

  Summary {
    rows = List.copyOf(rows);
  }

  /** One table, ready for a page. */
  List<String> table() {
    var lines = new ArrayList<String>();
    lines.add("| what | ours | rival or floor | ratio | in full |");
    lines.add("|---|--:|---|--:|---|");
    rows.forEach(row -> lines.add(row.line()));
    return lines;
  }

  /**
   * A page with this summary between its two marks, in place of what stood there.
   *
   * @throws IllegalArgumentException when the page does not have both marks once, in their order
   */
  String writtenInto(String page) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0
        || end < begin
        || page.indexOf(BEGIN, begin + 1) >= 0
        || page.indexOf(END, end + 1) >= 0) {
      throw new IllegalArgumentException(
          "the page needs a line '%s' and below it a line '%s', each once".formatted(BEGIN, END));
    }
    return page.substring(0, begin + BEGIN.length())
        + "\n\n"
        + heading
        + "\n\n"
        + String.join("\n", table())
        + "\n\n"
        + page.substring(end);
  }
}
