package io.cortap.adapter.cli;

import io.cortap.core.webhook.SigningSecret;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * What a service needs before it starts, newly drawn.
 *
 * @param webhookSecret 64 hexadecimal digits that the service and its receiver share
 * @param tokenKey {@code id:base64} of 32 bytes; the id differs from draw to draw, so that a key
 *     can be put before the one that it follows
 * @param linkKey the same for links
 */
public record FreshSecrets(String webhookSecret, String tokenKey, String linkKey) {
  private static final int LENGTH_BYTES = 32;
  private static final int ID_BYTES = 4;

  /**
   * @param random a cryptographically strong source
   */
  public static FreshSecrets drawnFrom(RandomGenerator random) {
    return new FreshSecrets(hex(random, LENGTH_BYTES), key(random), key(random));
  }

  /** The variables of the service, by name. */
  public Map<String, String> variables() {
    return new TreeMap<>(
        Map.of(
            "WEBHOOK_SIGNATURE_SECRET", webhookSecret,
            "CORTAP_TOKEN_KEYS", tokenKey,
            "CORTAP_LINK_KEYS", linkKey));
  }

  /** Both sides' lines. Pasted whole into a shell, they set what the service reads. */
  List<String> lines() {
    return List.of(
        "# This service: paste into the shell that starts it, or keep with its other settings.",
        "WEBHOOK_SIGNATURE_SECRET=" + webhookSecret,
        "CORTAP_TOKEN_KEYS=" + tokenKey,
        "CORTAP_LINK_KEYS=" + linkKey,
        "export WEBHOOK_SIGNATURE_SECRET CORTAP_TOKEN_KEYS CORTAP_LINK_KEYS",
        "",
        "# Riskuity: the same secret under the name that its backend reads.",
        "CORTAP_WEBHOOK_SECRET=" + webhookSecret,
        "",
        "# A receiver with a Standard Webhooks library: the same secret as it is written there.",
        "# " + SigningSecret.of(webhookSecret).standardWebhooksForm());
  }

  private static String key(RandomGenerator random) {
    byte[] key = drawn(random, LENGTH_BYTES);
    return "k" + hex(random, ID_BYTES) + ":" + Base64.getEncoder().encodeToString(key);
  }

  private static String hex(RandomGenerator random, int bytes) {
    return HexFormat.of().formatHex(drawn(random, bytes));
  }

  private static byte[] drawn(RandomGenerator random, int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return drawn;
  }

  @Override
  public String toString() {
    return "FreshSecrets[redacted]";
  }
}
