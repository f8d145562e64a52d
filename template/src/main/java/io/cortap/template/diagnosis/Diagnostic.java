package io.cortap.template.diagnosis;

import io.cortap.template.expression.Correction;
import io.cortap.template.expression.ExpressionException;

/**
 * One finding about a template or a render.
 *
 * @param message what is wrong and why, as a sentence for the template's author
 */
public record Diagnostic(
    DiagnosticId id,
    Severity severity,
    Location location,
    String message,
    ProposedEdit proposedEdit) {

  public static Diagnostic error(
      DiagnosticId id, Location location, String message, ProposedEdit edit) {
    return new Diagnostic(id, Severity.ERROR, location, message, edit);
  }

  public static Diagnostic warning(DiagnosticId id, Location location, String message) {
    return warning(id, location, message, ProposedEdit.NONE);
  }

  public static Diagnostic warning(
      DiagnosticId id, Location location, String message, ProposedEdit edit) {
    return new Diagnostic(id, Severity.WARNING, location, message, edit);
  }

  /** The fault of an expression at the place of its tag. */
  public static Diagnostic of(ExpressionException fault, Location location) {
    return error(
        DiagnosticId.of(fault.problem()),
        location,
        fault.getMessage(),
        edit(fault.correction(), location.tag()));
  }

  /** The correction of a word in a tag. */
  public static ProposedEdit edit(Correction correction, String tag) {
    if (!correction.isPresent()) {
      return ProposedEdit.NONE;
    }
    int at = TagWords.find(tag, correction.wrong(), 0);
    if (at < 0) {
      return new ProposedEdit.ByHand(
          "write '%s' instead of '%s'".formatted(correction.right(), correction.wrong()));
    }
    String corrected =
        tag.substring(0, at) + correction.right() + tag.substring(at + correction.wrong().length());
    return new ProposedEdit.ReplaceTag(tag, corrected);
  }

  @Override
  public String toString() {
    String edit = proposedEdit.toString();
    return "%s %s at %s: %s%s"
        .formatted(severity, id, location, message, edit.isEmpty() ? "" : " (" + edit + ")");
  }
}
