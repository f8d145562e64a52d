package io.cortap.core.webhook;

import java.util.List;

/**
 * What was found out about one request.
 *
 * @param verification what a receiver with the first secret may believe
 * @param findings what is wrong, or worth knowing although it verified; the nearest cause first
 */
public record WebhookDiagnosis(Verification verification, List<Finding> findings) {
  public WebhookDiagnosis {
    findings = List.copyOf(findings);
  }

  /** Whether a receiver with the first secret accepts the request. */
  public boolean isValid() {
    return verification instanceof Verification.Genuine;
  }

  /**
   * One thing that was found.
   *
   * @param proven whether a signature was computed that shows it, or the headers say it themselves;
   *     otherwise it is the likeliest explanation
   * @param detail what was seen; holds no secret
   */
  public record Finding(Cause cause, boolean proven, String detail) {}

  /** Why signatures do not match, and what to do about it. */
  public enum Cause {
    MISSING_HEADER(
        "Pass all headers on: proxies and gateways drop those that they do not know, and some"
            + " frameworks rename them."),
    HEADER_FORM("Compare the whole value of the header, as it was sent."),
    SWAPPED_HEADERS(
        "X-CORTAP-Signature covers timestamp.body in hexadecimal after sha256=, webhook-signature"
            + " covers id.timestamp.body in base64 after v1,."),
    KEY_ENCODING(
        "The key is the UTF-8 bytes of the secret's text as the service has it, 64 hexadecimal"
            + " digits being 64 bytes; only Standard Webhooks libraries take whsec_ and its base64."),
    OTHER_SECRET(
        "Take over the secret in force; while a rotation lasts, accept the old and the new one."),
    SIGNED_CONTENT("Sign exactly timestamp.body, or id.timestamp.body for webhook-signature."),
    RESERIALISED_BODY(
        "Hash the bytes of the request before anything parses them (request.get_data(),"
            + " express.raw(), readAllBytes())."),
    CHANGED_BODY("Hash the bytes of the request as they came over the wire, all of them."),
    TRUNCATED_BODY(
        "Read the whole body, and look at size limits of proxies, frameworks and log lines."),
    STALE("Check the receiver's clock, and that the request is not a recording sent again."),
    AHEAD("Check the receiver's clock against a time server."),
    NO_HMAC("Compute HMAC-SHA256: 32 bytes, 64 hexadecimal digits or 44 characters of base64."),
    NOTHING_FITS(
        "Compare the secret on both sides, and have the service send a new one: ./cortap webhook"
            + " trigger completed.");

    private final String advice;

    Cause(String advice) {
      this.advice = advice;
    }

    /** What to do. */
    public String advice() {
      return advice;
    }
  }
}
