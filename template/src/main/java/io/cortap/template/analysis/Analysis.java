package io.cortap.template.analysis;

import io.cortap.template.diagnosis.Block;
import io.cortap.template.diagnosis.Coverage;
import io.cortap.template.diagnosis.Diagnosis;
import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.FieldUse;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.diagnosis.Severity;
import io.cortap.template.document.PartReading;
import io.cortap.template.expression.Budget;
import io.cortap.template.expression.Functions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts together what can be said about a template, part by part. One thread's own. */
public final class Analysis {
  private static final Pattern PRINTED = Pattern.compile("\\{\\{(?:tr|tc|p|r)?\\W*(\\w+)");

  private final Functions functions;
  private final List<PartReading> parts;

  public Analysis(Functions functions, List<PartReading> parts) {
    this.functions = functions;
    this.parts = List.copyOf(parts);
  }

  /**
   * @param found what compiling and rendering found
   * @param rejected whether the template cannot be compiled
   * @param data sample data, which are tried when the template has no errors
   * @param declared paths of fields
   * @param budget of the trial
   */
  public Diagnosis diagnosis(
      List<Diagnostic> found,
      boolean rejected,
      Optional<Map<String, @Nullable Object>> data,
      Optional<List<String>> declared,
      Budget budget) {
    List<Block> blocks = new ArrayList<>();
    Map<String, List<FieldRead>> reads = new TreeMap<>();
    for (PartReading part : parts) {
      TagWalk walk = TagWalk.over(part);
      blocks.addAll(walk.blocks());
      walk.reads()
          .forEach(read -> reads.computeIfAbsent(read.path(), p -> new ArrayList<>()).add(read));
    }
    List<FieldUse> fields = new ArrayList<>();
    FieldCheck check = new FieldCheck(data, declared, functions);
    reads.forEach((path, all) -> {
      FieldUse field = new FieldUse(path, all.stream().map(FieldRead::use).toList());
      fields.add(field);
      check.check(field, all, !rejected);
    });
    List<String> unused = check.unused(reads.keySet());
    List<Diagnostic> diagnostics = new ArrayList<>(found);
    if (data.isPresent()) {
      Map<String, @Nullable Object> known = data.get();
      diagnostics.removeIf(one -> isKnownValue(one, known));
    }
    List<Coverage> coverage = List.of();
    if (data.isPresent() && !rejected) {
      Trial trial = new Trial(data.get(), functions, budget);
      parts.forEach(trial::run);
      coverage = trial.coverage();
      diagnostics.addAll(trial.diagnostics());
    }
    diagnostics.addAll(check.diagnostics());
    unused.forEach(path -> diagnostics.add(unused(path)));
    return new Diagnosis(ordered(diagnostics), blocks, fields, check.missing(), unused, coverage);
  }

  /** Of a value whose name is also the word of a statement, and which the data have. */
  private static boolean isKnownValue(Diagnostic one, Map<String, @Nullable Object> data) {
    Matcher name = PRINTED.matcher(one.location().tag());
    return one.id() == DiagnosticId.WRONG_BRACES
        && one.severity() == Severity.WARNING
        && name.lookingAt()
        && data.containsKey(name.group(1));
  }

  private static Diagnostic unused(String path) {
    return Diagnostic.warning(
        DiagnosticId.UNUSED_FIELD,
        Location.FILE,
        "the field '%s' is declared, but the template never reads it".formatted(path),
        new ProposedEdit.ByHand("print the field, or take it out of the manifest"));
  }

  /** In the order of the document. */
  private static List<Diagnostic> ordered(List<Diagnostic> all) {
    List<String> names = new ArrayList<>();
    all.forEach(one -> {
      if (!names.contains(one.location().part())) {
        names.add(one.location().part());
      }
    });
    return MissingNames.merged(all).stream()
        .distinct()
        .sorted(
            Comparator.comparingInt((Diagnostic one) -> names.indexOf(one.location().part()))
                .thenComparingInt(one -> one.location().paragraph()))
        .toList();
  }
}
