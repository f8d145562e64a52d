package io.cortap.core.review;

/** Where a control belongs. */
public sealed interface AreaMatch {

  /** The control's name names the area, and its code says nothing else. */
  record ByName(ReviewArea area) implements AreaMatch {}

  /** The control's name is unknown; its code's prefix names the area. */
  record ByCode(ReviewArea area) implements AreaMatch {}

  /**
   * Name and code disagree: the name wins, and a person should look.
   *
   * @param area what the name says; it may lie outside the year's catalog
   * @param codeArea what the code says
   */
  record Disputed(ReviewArea area, ReviewArea codeArea) implements AreaMatch {}

  /**
   * The control belongs to an area that the year's catalog does not have, and its code says no
   * other.
   */
  record Outside(ReviewArea area) implements AreaMatch {}

  /** Neither name nor code is known. */
  record Unmapped() implements AreaMatch {}
}
