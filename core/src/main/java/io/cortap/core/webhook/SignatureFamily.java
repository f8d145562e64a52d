package io.cortap.core.webhook;

import java.util.Base64;
import java.util.HexFormat;

/** The two ways in which every delivery is signed, with the names of their headers. */
public enum SignatureFamily {
  /** {@code X-CORTAP-Signature: sha256=<hex of HMAC over "timestamp.body">}. */
  CORTAP("X-CORTAP-Timestamp", "X-CORTAP-Signature", "sha256= and 64 hexadecimal digits") {
    @Override
    String prefix(String eventId, String timestamp) {
      return timestamp + ".";
    }

    @Override
    String written(byte[] mac) {
      return "sha256=" + HexFormat.of().formatHex(mac);
    }
  },

  /**
   * Standard Webhooks 1.0, {@code webhook-signature: v1,<base64 of HMAC over "id.timestamp.body">};
   * several values stand side by side, separated by a blank.
   */
  STANDARD_WEBHOOKS("webhook-timestamp", "webhook-signature", "v1, and 44 characters of base64") {
    @Override
    String prefix(String eventId, String timestamp) {
      return eventId + "." + timestamp + ".";
    }

    @Override
    String written(byte[] mac) {
      return "v1," + Base64.getEncoder().encodeToString(mac);
    }
  };

  /** The header that carries the event id, and part of what Standard Webhooks signs. */
  public static final String ID_HEADER = "webhook-id";

  private final String timestampHeader;
  private final String signatureHeader;
  private final String form;

  SignatureFamily(String timestampHeader, String signatureHeader, String form) {
    this.timestampHeader = timestampHeader;
    this.signatureHeader = signatureHeader;
    this.form = form;
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
  String signature(SigningSecret secret, String eventId, String timestamp, byte[] body) {
    return written(secret.sign(prefix(eventId, timestamp), body));
  }

  /** What a value of the signature header looks like, for people. */
  String form() {
    return form;
  }

  /** Whether a value is written as this family writes it. */
  boolean isInForm(String value) {
    return MacText.read(value).map(this::written).filter(value::equals).isPresent();
  }

  /** What is signed before the body. */
  abstract String prefix(String eventId, String timestamp);

  abstract String written(byte[] mac);
}
