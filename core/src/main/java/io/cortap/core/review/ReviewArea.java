package io.cortap.core.review;

/**
 * One of the fixed areas that a review judges.
 *
 * @param id stable over the years, for instance {@code ada-general}
 * @param name as printed in reports
 */
public record ReviewArea(String id, String name) {
  public ReviewArea {
    if (id.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException(
          "a review area has an id and a name, was '" + id + "', '" + name + "'");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
