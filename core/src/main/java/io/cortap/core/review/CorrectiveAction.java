package io.cortap.core.review;

/**
 * What the recipient has to do about a deficiency.
 *
 * @param description "" when only the date is known
 * @param dueDate ISO 8601; "" when none is set
 */
public record CorrectiveAction(String description, String dueDate) {
  public CorrectiveAction {
    Deficiency.requireDateOrNone("due date", dueDate);
  }
}
