package io.cortap.core.review;

/**
 * A control that the data-quality report lists.
 *
 * @param area the area it was counted in, or would belong to in another year; "" when unmapped
 * @param codeArea the other area that its code names; "" unless name and code disagree
 */
public record ListedControl(String id, String name, String area, String codeArea) {

  /** The name, or the id where there is no name. */
  public String label() {
    return name.isBlank() ? "control " + id + " (without a name)" : name.strip();
  }
}
