package io.cortap.core.review;

import java.util.List;

/**
 * The findings of an area's controls, rolled up: any D makes it D; else, with any control
 * unassessed, it is ND and not settled; else all NA make it NA; else it is ND. An area without
 * controls is NA.
 *
 * @param settled whether later assessments could not turn the finding into D
 */
public record RollUp(Finding finding, boolean settled, int unassessed) {

  /** Rolls up one area. */
  public static RollUp of(List<Evidence> evidence) {
    int unassessed = (int) evidence.stream().filter(Evidence::isUnassessed).count();
    if (evidence.stream().anyMatch(one -> one.says(Finding.DEFICIENT))) {
      return new RollUp(Finding.DEFICIENT, true, unassessed);
    }
    if (unassessed > 0) {
      return new RollUp(Finding.NON_DEFICIENT, false, unassessed);
    }
    boolean allNotApplicable = evidence.stream().allMatch(one -> one.says(Finding.NOT_APPLICABLE));
    return new RollUp(allNotApplicable ? Finding.NOT_APPLICABLE : Finding.NON_DEFICIENT, true, 0);
  }
}
