package io.cortap.adapter.docx;

import io.cortap.adapter.docx.Diagnosing.Diagnosed;
import io.cortap.adapter.docx.annotation.AnnotatedCopy;
import io.cortap.adapter.docx.annotation.UnfitDocumentException;
import io.cortap.core.template.FaultExplanation;
import io.cortap.core.template.TemplateFinding;
import io.cortap.core.template.TemplateSource;
import io.cortap.core.template.Yardstick;
import io.cortap.ports.outbound.TemplateReviser;
import io.cortap.template.Edits;
import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Explanation;
import io.cortap.template.document.Limits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Marks and mends faults in copies of Word templates. */
public final class DocxTemplateReviser implements TemplateReviser {
  /** Nobody opens a file with these. */
  private static final Set<DiagnosticId> CLOSED =
      Set.of(
          DiagnosticId.BROKEN_PACKAGE,
          DiagnosticId.BROKEN_XML,
          DiagnosticId.LIMIT,
          DiagnosticId.REFUSED_CONTENT);

  private final Diagnosing diagnosing;

  /**
   * @param types asked for only when a report type is meant
   */
  public DocxTemplateReviser(Supplier<DocxReportRenderer> types) {
    this.diagnosing = new Diagnosing(types, Limits.standard());
  }

  @Override
  public Revision annotated(TemplateSource template, Yardstick yardstick) {
    return revised(template, yardstick, DocxTemplateReviser::annotated);
  }

  @Override
  public Revision mended(TemplateSource template, Yardstick yardstick) {
    return revised(template, yardstick, DocxTemplateReviser::mended);
  }

  private Revision revised(
      TemplateSource template, Yardstick yardstick, Function<Diagnosed, Revision> revision) {
    Diagnosed diagnosed;
    try {
      diagnosed = diagnosing.of(template, yardstick);
    } catch (FaultyReportTypeException e) {
      return new Revision.Unreadable(String.join("; ", e.faults()));
    }
    Optional<Diagnostic> closed =
        diagnosed.diagnosis().errors().stream()
            .filter(error -> CLOSED.contains(error.id()))
            .findFirst();
    return closed.isPresent()
        ? new Revision.Unreadable(closed.get().message())
        : revision.apply(diagnosed);
  }

  private static Revision annotated(Diagnosed diagnosed) {
    List<TemplateFinding> findings = Diagnoses.of(diagnosed.diagnosis()).findings();
    try {
      AnnotatedCopy copy =
          AnnotatedCopy.of(diagnosed.docx(), findings.stream().map(FindingNotes::of).toList());
      var changes = new ArrayList<String>();
      tell(changes, copy.atCharacters(), "at the tag or the text");
      tell(changes, copy.atParagraphs(), "at the paragraph");
      tell(changes, copy.elsewhere(), "at the first paragraph, the place named");
      return new Revision.Revised(copy.docx(), changes, List.of());
    } catch (UnfitDocumentException e) {
      return new Revision.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static void tell(List<String> changes, int comments, String where) {
    if (comments > 0) {
      changes.add(comments + (comments == 1 ? " comment " : " comments ") + where);
    }
  }

  private static Revision mended(Diagnosed diagnosed) {
    Edits.Edited edited = Edits.apply(diagnosed.docx(), diagnosed.diagnosis().diagnostics());
    return new Revision.Revised(
        edited.docx(),
        edited.made().stream().map(DocxTemplateReviser::change).toList(),
        edited.left().stream().map(DocxTemplateReviser::left).toList());
  }

  private static String change(Diagnostic made) {
    return Diagnoses.place(made.location()).words() + ": " + made.proposedEdit();
  }

  private static String left(Diagnostic diagnostic) {
    String advice = diagnostic.proposedEdit().toString();
    return "%s %s: %s%s"
        .formatted(
            diagnostic.id(),
            Diagnoses.place(diagnostic.location()).words(),
            diagnostic.message(),
            advice.isEmpty() ? "" : " (" + advice + ")");
  }

  private static FaultExplanation explained(DiagnosticId id) {
    Explanation explanation = id.explanation();
    String text = explanation.meaning();
    if (explanation.hasExample()) {
      text +=
          "\n\nWrong:\n%s\n\nRight:\n%s"
              .formatted(indented(explanation.faulty()), indented(explanation.mended()));
    }
    return new FaultExplanation(id.name(), firstSentence(explanation.meaning()), text);
  }

  private static String firstSentence(String meaning) {
    int end = meaning.indexOf(". ");
    return end < 0 ? meaning : meaning.substring(0, end + 1);
  }

  private static String indented(String example) {
    return example.lines().map(line -> "  " + line).collect(Collectors.joining("\n"));
  }

  @Override
  public List<FaultExplanation> explanations() {
    return Arrays.stream(DiagnosticId.values()).map(DocxTemplateReviser::explained).toList();
  }
}
