package io.cortap.core.review;

/**
 * What one control contributes to its area.
 *
 * @param status Riskuity's status of the assessment; "" when it has none
 * @param comment the beginning of the reviewer's comment, without markup; "" when there is none
 * @param controlUrl where people see the control; "" when it has no page
 */
public record Evidence(
    String controlId,
    String controlName,
    String status,
    Verdict verdict,
    String comment,
    String controlUrl) {
  private static final int LONGEST_EXCERPT = 300;

  /**
   * Reads one control.
   *
   * @param comment the control's comment
   */
  static Evidence of(Control control, ReadComment comment) {
    Assessment assessment = control.assessment();
    return new Evidence(
        control.id(),
        control.name(),
        assessment.status(),
        FindingClassifier.classify(comment.reading(), assessment.instanceStatuses()),
        excerpt(comment.shown()),
        control.url());
  }

  /** Whether the verdict is this finding. */
  public boolean says(Finding finding) {
    return verdict instanceof Verdict.Found found && found.finding() == finding;
  }

  /** Whether nobody has said anything usable yet. */
  public boolean isUnassessed() {
    return verdict instanceof Verdict.Unassessed;
  }

  /** The control's name, or its id where there is no name. */
  public String label() {
    return new ListedControl(controlId, controlName, "", "").label();
  }

  private static String excerpt(String comment) {
    return comment.length() <= LONGEST_EXCERPT
        ? comment
        : comment.substring(
                0,
                Character.isHighSurrogate(comment.charAt(LONGEST_EXCERPT - 1))
                    ? LONGEST_EXCERPT - 1
                    : LONGEST_EXCERPT)
            + "…";
  }
}
