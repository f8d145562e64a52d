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
    int unassessed = 0;
    boolean deficient = false;
    boolean allNotApplicable = true;
    for (Evidence one : evidence) {
      unassessed += one.isUnassessed() ? 1 : 0;
      deficient |= one.says(Finding.DEFICIENT);
      allNotApplicable &= one.says(Finding.NOT_APPLICABLE);
    }
    if (deficient) {
      return new RollUp(Finding.DEFICIENT, true, unassessed);
    }
    if (unassessed > 0) {
      return new RollUp(Finding.NON_DEFICIENT, false, unassessed);
    }
    return new RollUp(allNotApplicable ? Finding.NOT_APPLICABLE : Finding.NON_DEFICIENT, true, 0);
  }
}
