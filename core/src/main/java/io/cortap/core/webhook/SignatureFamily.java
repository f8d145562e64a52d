package io.cortap.core.webhook;

import java.util.Base64;
import java.util.HexFormat;

/** The two ways in which every delivery is signed, with the names of their headers. */
public enum SignatureFamily {
  /** {@code X-CORTAP-Signature: sha256=<hex of HMAC over "timestamp.body">}. */
  CORTAP("X-CORTAP-Timestamp", "X-CORTAP-Signature") {
    @Override
    String signature(SigningSecret secret, String eventId, String timestamp, byte[] body) {
      return "sha256=" + HexFormat.of().formatHex(secret.sign(timestamp + ".", body));
    }
  },

  /**
   * Standard Webhooks 1.0, {@code webhook-signature: v1,<base64 of HMAC over "id.timestamp.body">};
   * several values stand side by side, separated by a blank.
   */
  STANDARD_WEBHOOKS("webhook-timestamp", "webhook-signature") {
    @Override
    String signature(SigningSecret secret, String eventId, String timestamp, byte[] body) {
      byte[] mac = secret.sign(eventId + "." + timestamp + ".", body);
      return "v1," + Base64.getEncoder().encodeToString(mac);
    }
  };

  /** The header that carries the event id, and part of what Standard Webhooks signs. */
  public static final String ID_HEADER = "webhook-id";

  private final String timestampHeader;
  private final String signatureHeader;

  SignatureFamily(String timestampHeader, String signatureHeader) {
    this.timestampHeader = timestampHeader;
    this.signatureHeader = signatureHeader;
  }

  /** The header with the unix seconds of the signature. */
  public String timestampHeader() {
    return timestampHeader;
  }

  /** The header with the signature or signatures. */
  public String signatureHeader() {
    return signatureHeader;
  }

  /** One value of the signature header; {@code timestamp} as it stands in its header. */
  abstract String signature(SigningSecret secret, String eventId, String timestamp, byte[] body);
}
