package io.cortap.template.expression;

import org.jspecify.annotations.Nullable;

/**
 * Told of every value that is printed as nothing because it is none or undefined; may refuse it by
 * throwing.
 */
@FunctionalInterface
public interface MissingValues {
  MissingValues IGNORED = (undefined, path, place) -> {};

  /**
   * @param undefined what is undefined, or null when the value is there and none
   * @param path the printed expression, as far as it is a path
   * @param place whatever was given to {@link Evaluation#printed} as the place
   */
  void printed(@Nullable Undefined undefined, String path, Object place);
}
