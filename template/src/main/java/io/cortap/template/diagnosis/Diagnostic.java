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
    return new Diagnostic(id, Severity.WARNING, location, message, ProposedEdit.NONE);
  }

  /** The fault of an expression at the place of its tag. */
  public static Diagnostic of(ExpressionException fault, Location location) {
    return error(
        DiagnosticId.of(fault.problem()),
        location,
        fault.getMessage(),
        edit(fault.correction(), location.tag()));
  }

  private static ProposedEdit edit(Correction correction, String tag) {
    if (!correction.isPresent()) {
      return ProposedEdit.NONE;
    }
    int at = wordAt(tag, correction.wrong());
    if (at < 0) {
      return new ProposedEdit.ByHand(
          "write '%s' instead of '%s'".formatted(correction.right(), correction.wrong()));
    }
    String corrected =
        tag.substring(0, at) + correction.right() + tag.substring(at + correction.wrong().length());
    return new ProposedEdit.ReplaceTag(tag, corrected);
  }

  /** The first place of the word that is no part of a longer one. */
  private static int wordAt(String tag, String word) {
    for (int at = tag.indexOf(word); at >= 0; at = tag.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean free =
          !joins(word.charAt(0), tag, at - 1) && !joins(word.charAt(word.length() - 1), tag, end);
      if (free) {
        return at;
      }
    }
    return -1;
  }

  private static boolean joins(char edge, String tag, int neighbour) {
    if (neighbour < 0 || neighbour >= tag.length()) {
      return false;
    }
    char beside = tag.charAt(neighbour);
    return edge == '='
        ? "=!<>".indexOf(beside) >= 0
        : Character.isJavaIdentifierPart(edge) && Character.isJavaIdentifierPart(beside);
  }

  @Override
  public String toString() {
    String edit = proposedEdit.toString();
    return "%s %s at %s: %s%s"
        .formatted(severity, id, location, message, edit.isEmpty() ? "" : " (" + edit + ")");
  }
}
