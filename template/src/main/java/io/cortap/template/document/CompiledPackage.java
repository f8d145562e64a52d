package io.cortap.template.document;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.FaultException;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.expression.Budget;
import io.cortap.template.expression.Evaluation;
import io.cortap.template.expression.ExpressionException;
import io.cortap.template.expression.Functions;
import io.cortap.template.expression.MissingValues;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A compiled template file. Immutable; any number of threads may write from it at once. */
public final class CompiledPackage {
  private final byte[] file;
  private final List<CompiledPart> parts;
  private final Functions functions;
  private final Map<String, ZipEntry> entries;

  CompiledPackage(byte[] file, List<CompiledPart> parts, Functions functions) {
    this.file = file;
    this.parts = List.copyOf(parts);
    this.functions = functions;
    this.entries =
        parts.stream().map(CompiledPart::entry).collect(toUnmodifiableMap(ZipEntry::name, e -> e));
  }

  /**
   * Writes one document.
   *
   * @param maxOutputBytes of all rendered parts, before compression
   * @param findings gets warnings
   * @throws FaultException with the place of the tag that failed
   */
  public byte[] render(
      Map<String, ? extends @Nullable Object> data,
      Budget budget,
      long maxOutputBytes,
      MissingValues missing,
      Findings findings) {
    OutputBudget output = new OutputBudget(maxOutputBytes);
    Numbering numbering = new Numbering();
    Resources resources = new Resources(file, entries, output);
    try (ZipWriter zip = new ZipWriter(file.length + file.length / 4)) {
      for (CompiledPart part : parts) {
        switch (part) {
          case CompiledPart.Copied copied -> zip.copy(copied.entry(), file);
          case CompiledPart.Fixed fixed -> {
            zip.begin(fixed.entry().name());
            zip.write(fixed.content(), 0, fixed.content().length);
            zip.end(fixed.entry().name());
          }
          case CompiledPart.Rendered rendered -> {
            RichWriter rich =
                new RichWriter(rendered.prefix(), resources.of(rendered.entry().name()), numbering);
            PartSink sink = new PartSink(zip, numbering, output, rich);
            Evaluation evaluation =
                new Evaluation(data, functions, budget, missing, rendered.program().slots());
            render(rendered, zip, sink, evaluation);
            reportIllegal(rendered.entry().name(), sink, findings);
          }
        }
      }
      return resources.addedTo(zip.finish());
    }
  }

  private static void render(
      CompiledPart.Rendered part, ZipWriter zip, PartSink sink, Evaluation evaluation) {
    zip.begin(part.entry().name());
    part.program().run(evaluation, sink);
    try {
      sink.finish();
    } catch (ExpressionException fault) {
      throw new FaultException(Diagnostic.of(fault, Location.ofPart(part.entry().name())));
    }
    zip.end(part.entry().name());
  }

  private static void reportIllegal(String part, PartSink sink, Findings findings) {
    if (sink.illegalCharacters() > 0) {
      findings.add(
          Diagnostic.warning(
              DiagnosticId.ILLEGAL_CHARACTERS,
              Location.ofPart(part),
              "%d characters that XML forbids were left out of values"
                  .formatted(sink.illegalCharacters())));
    }
  }
}
