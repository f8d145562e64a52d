package io.cortap.adapter.cli;

import io.cortap.core.template.FieldReading;
import io.cortap.core.template.TemplateBlock;
import io.cortap.core.template.TemplateDiagnosis;
import io.cortap.core.template.TemplateDiagnosis.Branch;
import io.cortap.core.template.TemplateFinding;
import io.cortap.core.template.TemplatePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A diagnosis in lines for a terminal, as a compiler would print it. */
final class DiagnosisText {
  private final TemplateDiagnosis diagnosis;
  private final Map<TemplatePlace, Branch> branches;

  DiagnosisText(TemplateDiagnosis diagnosis) {
    this.diagnosis = diagnosis;
    this.branches =
        diagnosis.branches().stream()
            .collect(Collectors.toMap(Branch::head, branch -> branch, (one, same) -> one));
  }

  /** Each finding with its place, its tag with the wrong spot marked, and what to do. */
  List<String> findings() {
    var lines = new ArrayList<String>();
    diagnosis.findings().forEach(finding -> add(lines, finding));
    return lines;
  }

  private static void add(List<String> lines, TemplateFinding finding) {
    String severity = finding.severity().name().toLowerCase(Locale.ROOT);
    lines.add(severity + " " + finding.id() + ": " + oneLine(finding.cause()));
    lines.add("  --> " + oneLine(finding.place().words()));
    String tag = finding.place().tag();
    if (!tag.isEmpty()) {
      TemplateFinding.Mark mark = finding.mark();
      lines.add("   | " + oneLine(tag));
      lines.add(
          "   | " + " ".repeat(mark.start()) + "^".repeat(Math.max(1, mark.end() - mark.start())));
    }
    if (!finding.edit().advice().isEmpty()) {
      String how = finding.edit().byMachine() ? " (--fix does it)" : "";
      lines.add("   = " + oneLine(finding.edit().advice()) + how);
    }
    lines.add("");
  }

  /** Blocks as an outline. */
  List<String> blocks() {
    var lines = new ArrayList<String>();
    lines.add("Blocks:");
    diagnosis.blocks().forEach(block -> add(lines, block, 1));
    lines.add("");
    return lines;
  }

  private void add(List<String> lines, TemplateBlock block, int depth) {
    String indent = "  ".repeat(depth);
    for (TemplateBlock.Branch branch : block.branches()) {
      lines.add(
          indent
              + oneLine(branch.head().tag())
              + "  ["
              + oneLine(branch.head().words())
              + "]"
              + taken(branch.head()));
      branch.blocks().forEach(inner -> add(lines, inner, depth + 1));
    }
    lines.add(indent + (block.isClosed() ? oneLine(block.end().tag()) : "(never closed)"));
  }

  private String taken(TemplatePlace head) {
    Branch branch = branches.get(head);
    return branch == null
        ? ""
        : "  taken %s, reached %s".formatted(times(branch.taken()), times(branch.reached()));
  }

  private static String times(long count) {
    return count == 0 ? "never" : count == 1 ? "once" : count + " times";
  }

  /** Fields read, missing and unused. */
  List<String> fields() {
    var lines = new ArrayList<String>();
    lines.add("Fields read:");
    int widest =
        diagnosis.fields().stream().mapToInt(field -> field.path().length()).max().orElse(0);
    for (FieldReading field : diagnosis.fields()) {
      String uses = times(field.uses().size());
      String first = field.uses().isEmpty() ? "" : ", first at " + first(field.uses().getFirst());
      lines.add("  " + padded(field.path(), widest) + "  " + uses + first);
    }
    if (!diagnosis.missing().isEmpty()) {
      lines.add("Fields missing:");
      diagnosis
          .missing()
          .forEach(missing ->
              lines.add(
                  "  "
                      + missing.path()
                      + (missing.nearest().isEmpty()
                          ? ""
                          : ": did you mean " + missing.nearest() + "?")));
    }
    if (!diagnosis.unused().isEmpty()) {
      lines.add("Fields declared and never read:");
      diagnosis.unused().forEach(path -> lines.add("  " + path));
    }
    lines.add("");
    return lines;
  }

  private static String first(FieldReading.Use use) {
    return oneLine(use.place().words()) + ": " + oneLine(use.place().tag());
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  /** Everything in one line. */
  String summary() {
    var parts = new ArrayList<String>();
    parts.add(
        counted(diagnosis.errors(), "error") + ", " + counted(diagnosis.warnings(), "warning"));
    if (diagnosis.mendable() > 0) {
      parts.add("--fix mends " + diagnosis.mendable());
    }
    parts.add(
        "%s read, %d missing, %d unused"
            .formatted(
                counted(diagnosis.fields().size(), "field"),
                diagnosis.missing().size(),
                diagnosis.unused().size()));
    if (!diagnosis.branches().isEmpty()) {
      long covered = diagnosis.branches().stream().filter(Branch::isCovered).count();
      parts.add("%d of %d branches taken".formatted(covered, diagnosis.branches().size()));
    }
    return String.join("; ", parts);
  }

  private static String counted(long count, String noun) {
    return (count == 0 ? "no" : Long.toString(count)) + " " + noun + (count == 1 ? "" : "s");
  }

  /** A template's own characters move no cursor. */
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
