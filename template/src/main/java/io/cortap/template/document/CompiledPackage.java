package io.cortap.template.document;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.FaultException;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.expression.Budget;
import io.cortap.template.expression.Evaluation;
import io.cortap.template.expression.ExpressionException;
import io.cortap.template.expression.Functions;
import io.cortap.template.expression.MissingValues;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A compiled template file. Immutable; any number of threads may write from it at once. */
public final class CompiledPackage {
  private final byte[] file;
  private final List<CompiledPart> parts;
  private final Functions functions;
  private final Map<String, CompiledPart> byName;
  private final int counted;
  private final Set<String> taken;

  /**
   * @param identities of all parts
   */
  CompiledPackage(
      byte[] file, List<CompiledPart> parts, Functions functions, Identities identities) {
    this.file = file;
    this.parts = List.copyOf(parts);
    this.functions = functions;
    this.counted = identities.size();
    this.taken = identities.taken();
    this.byName =
        parts.stream().collect(toUnmodifiableMap(part -> part.entry().name(), part -> part));
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
    Numbering numbering = new Numbering(counted, taken);
    Resources resources = new Resources(file, byName, output);
    try (ZipWriter zip = new ZipWriter(file.length + file.length / 4)) {
      PartBuffer buffer = new PartBuffer(zip, output);
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
            PartSink sink = new PartSink(buffer, numbering, rich);
            Evaluation evaluation =
                new Evaluation(data, functions, budget, missing, rendered.program().slots());
            render(rendered, zip, sink, evaluation);
            reportIllegal(rendered.entry().name(), buffer.takenIllegal(), findings);
          }
        }
      }
      return resources.addedTo(zip.finish());
    }
  }

  private static void render(
      CompiledPart.Rendered part, ZipWriter zip, PartSink sink, Evaluation evaluation) {
    zip.begin(part.entry().name());
    Location location = Location.ofPart(part.entry().name());
    try {
      part.program().run(evaluation, sink);
      sink.finish(part.expected());
    } catch (ExpressionException fault) {
      throw new FaultException(Diagnostic.of(fault, location));
    } catch (InvalidOutputException fault) {
      throw new FaultException(
          Diagnostic.error(
              DiagnosticId.INVALID_OUTPUT,
              location,
              "the document would not be valid: " + fault.reason(),
              new ProposedEdit.ByHand("look at the part's blocks, breaks first")));
    }
    zip.end(part.entry().name());
  }

  private static void reportIllegal(String part, long characters, Findings findings) {
    if (characters > 0) {
      findings.add(
          Diagnostic.warning(
              DiagnosticId.ILLEGAL_CHARACTERS,
              Location.ofPart(part),
              "%d characters that XML forbids were left out of values".formatted(characters)));
    }
  }
}
