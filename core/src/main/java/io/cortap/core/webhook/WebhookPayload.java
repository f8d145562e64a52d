package io.cortap.core.webhook;

import io.cortap.core.report.PlainValues;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one webhook says: an object of plain values whose members keep their order, because the
 * order is part of the bytes that are signed.
 *
 * @param members unmodifiable, all the way down
 */
public record WebhookPayload(Map<String, @Nullable Object> members) {
  // Written out, because javac drops the type annotations of a compact constructor's parameters.
  /**
   * Copies what it gets.
   *
   * @throws IllegalArgumentException when a value is not plain or a number is not whole, so that a
   *     payload which exists can always be sent
   */
  public WebhookPayload(Map<String, @Nullable Object> members) {
    this.members = PlainValues.copyOf(members);
    ExactJson.text(this.members);
  }

  /** The exact body to send; a new array each time. */
  public byte[] bytes() {
    return ExactJson.bytes(members);
  }
}
