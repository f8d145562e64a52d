package io.cortap.adapter.cli;

import io.cortap.core.review.AreaAssessment;
import io.cortap.core.review.Evidence;
import io.cortap.core.review.ListedControl;
import io.cortap.core.review.ProjectReview;
import io.cortap.core.review.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Every control of a review on a line: area, finding, control, comment, rule. Controls without an
 * area come last.
 */
record ExplainTable(List<Row> rows) {
  private static final Row HEAD = new Row("AREA", "FINDING", "CONTROL", "COMMENT", "RULE");
  private static final int WIDEST_AREA = 40;
  private static final int WIDEST_CONTROL = 44;
  private static final int WIDEST_COMMENT = 60;

  record Row(String area, String finding, String control, String comment, String rule) {}

  ExplainTable {
    rows = List.copyOf(rows);
  }

  static ExplainTable of(ProjectReview review) {
    var rows = new ArrayList<Row>();
    for (AreaAssessment area : review.assessments()) {
      area.evidence().forEach(evidence -> rows.add(row(area.area().name(), evidence)));
    }
    review.quality().outside().forEach(control -> rows.add(outside(control)));
    review
        .quality()
        .unmapped()
        .forEach(control -> rows.add(new Row("no area", "-", control.label(), "", "-")));
    return new ExplainTable(rows);
  }

  private static Row row(String area, Evidence evidence) {
    return switch (evidence.verdict()) {
      case Verdict.Found found ->
          new Row(area, finding(found), evidence.label(), evidence.comment(), found.rule());
      case Verdict.Unassessed none ->
          new Row(area, "unassessed", evidence.label(), evidence.comment(), "-");
    };
  }

  private static String finding(Verdict.Found found) {
    String finding = found.finding().code() + " " + found.confidence().code();
    return finding + (found.conflict() ? ", conflict" : found.marked() ? ", marked" : "");
  }

  private static Row outside(ListedControl control) {
    return new Row("outside: " + control.area(), "-", control.label(), "", "-");
  }

  List<String> lines() {
    var all = new ArrayList<Row>();
    all.add(HEAD);
    all.addAll(rows);
    int area = width(all.stream().map(Row::area).toList(), WIDEST_AREA);
    int finding = width(all.stream().map(Row::finding).toList(), WIDEST_AREA);
    int control = width(all.stream().map(Row::control).toList(), WIDEST_CONTROL);
    int comment = width(all.stream().map(Row::comment).toList(), WIDEST_COMMENT);
    return all.stream()
        .map(row ->
            (cell(row.area(), area)
                    + cell(row.finding(), finding)
                    + cell(row.control(), control)
                    + cell(row.comment(), comment)
                    + row.rule())
                .stripTrailing())
        .toList();
  }

  private static int width(List<String> cells, int most) {
    return Math.min(most, cells.stream().mapToInt(String::length).max().orElse(0));
  }

  private static String cell(String text, int width) {
    String line = text.replaceAll("\\s+", " ");
    String cut = line.length() <= width ? line : line.substring(0, width - 1) + "…";
    return cut + " ".repeat(width - cut.length() + 2);
  }
}
