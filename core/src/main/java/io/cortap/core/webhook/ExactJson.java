package io.cortap.core.webhook;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON exactly as Python's {@code json.dumps} prints it with its defaults: members in the map's
 * order, {@code ", "} and {@code ": "} between them, ASCII only.
 *
 * <p>Riskuity's verifier parses a webhook's body and hashes what {@code json.dumps} makes of it
 * again, so a body in any other form would be refused. Numbers with a fraction are refused here:
 * two writers seldom agree on their digits.
 */
public final class ExactJson {
  private ExactJson() {}

  /**
   * The text of one object.
   *
   * @throws IllegalArgumentException for a number that is not whole, or for any value that is not
   *     plain (see {@link io.cortap.core.report.PlainValues})
   */
  public static String text(Map<String, ? extends @Nullable Object> object) {
    return JsonStyle.EXACT.text(object);
  }

  /** The same text as bytes, one a character. */
  public static byte[] bytes(Map<String, ? extends @Nullable Object> object) {
    return JsonStyle.EXACT.bytes(object);
  }
}
