package io.cortap.core.review;

/** What becomes of an area whose controls are not all assessed. */
public enum UnassessedPolicy {
  /** The review is made, the area is not called assessed, and warnings say so. */
  DRAFT,
  /** The review is not made. A final report is always judged so. */
  STRICT
}
