package io.cortap.core.webhook;

import java.nio.charset.StandardCharsets;

/**
 * A secret as somebody wrote it down, right or wrong, and where: what is said about it names the
 * place and never shows the text.
 *
 * @param place for instance {@code WEBHOOK_SIGNATURE_SECRET}, or a file
 * @param text exactly as it was read, line breaks included; not empty
 */
public record NamedSecret(String place, String text) {
  public NamedSecret {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("there is no secret in " + place);
    }
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "NamedSecret[" + place + ", redacted]";
  }
}
