package io.cortap.template.expression;

import java.util.Map;

/**
 * A name that the data do not have: false, empty, printed as nothing; any deeper use is an error.
 *
 * @param name the path as the template wrote it, as far as known
 * @param missing the last step of the path
 * @param owner where the name was looked for
 */
public record Undefined(String name, String missing, Map<?, ?> owner) {
  /** The key of the owner that was probably meant, or an empty string. */
  public String nearest() {
    return NearMatch.of(missing, owner.keySet().stream().map(String::valueOf).toList());
  }

  ExpressionException failure(String use) {
    String near = nearest();
    return new ExpressionException(
        Problem.UNDEFINED,
        "'%s' is undefined, so %s%s"
            .formatted(name, use, near.isEmpty() ? "" : "; did you mean '" + near + "'?"),
        Correction.ofWord(missing, near));
  }

  @Override
  public String toString() {
    return "";
  }
}
