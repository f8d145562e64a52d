package io.cortap.core.webhook;

import io.cortap.core.webhook.Verification.Genuine;
import io.cortap.core.webhook.Verification.Reason;
import io.cortap.core.webhook.Verification.Rejected;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells a receiver whether a request is one of ours. Either family is enough; signatures are
 * compared in constant time, all of them whatever the first says. Immutable, for any number of
 * threads.
 *
 * {@snippet class="io.cortap.docs.VerifyAWebhookTest" region="verify"}
 */
public final class WebhookVerifier {
  /** A stamp may be this far away, in both directions; beyond it a recording is being replayed. */
  public static final Duration TOLERANCE = Duration.ofSeconds(300);

  private static final Pattern UNIX_SECONDS = Pattern.compile("[0-9]{1,11}");

  private final SigningSecrets secrets;

  /** What these secrets signed is genuine; during a rotation, either. */
  public WebhookVerifier(SigningSecrets secrets) {
    this.secrets = secrets;
  }

  /**
   * Judges one request.
   *
   * @param headers as received; names in any case
   * @param body the bytes as received, before any parsing
   * @param now by the receiver's clock
   */
  public Verification verify(Map<String, List<String>> headers, byte[] body, Instant now) {
    Set<SignatureFamily> verified = EnumSet.noneOf(SignatureFamily.class);
    var closest = new Rejected(Reason.NOT_SIGNED, unsigned());
    for (SignatureFamily family : SignatureFamily.values()) {
      switch (verify(family, headers, body, now)) {
        case Genuine genuine -> verified.addAll(genuine.families());
        case Rejected rejected -> closest = closer(closest, rejected);
      }
    }
    return verified.isEmpty() ? closest : new Genuine(verified);
  }

  private Verification verify(
      SignatureFamily family, Map<String, List<String>> headers, byte[] body, Instant now) {
    List<String> signatures = values(headers, family.signatureHeader());
    List<String> stamps = values(headers, family.timestampHeader());
    if (signatures.isEmpty() && stamps.isEmpty()) {
      return new Rejected(Reason.NOT_SIGNED, unsigned());
    }
    if (signatures.size() != 1) {
      return notOnce(family.signatureHeader(), signatures);
    }
    if (stamps.size() != 1) {
      return notOnce(family.timestampHeader(), stamps);
    }
    List<String> ids = values(headers, SignatureFamily.ID_HEADER);
    if (family == SignatureFamily.STANDARD_WEBHOOKS && ids.size() != 1) {
      return notOnce(SignatureFamily.ID_HEADER, ids);
    }
    String id = ids.isEmpty() ? "" : ids.getFirst();
    return verify(family, id, stamps.getFirst(), signatures.getFirst(), body, now);
  }

  private Verification verify(
      SignatureFamily family, String id, String stamp, String sent, byte[] body, Instant now) {
    if (!isUnixSeconds(stamp)) {
      return new Rejected(
          Reason.MALFORMED_HEADER,
          family.timestampHeader() + " holds unix seconds, was '" + stamp + "'");
    }
    Instant signedAt = Instant.ofEpochSecond(Long.parseLong(stamp));
    Duration away = Duration.between(signedAt, now);
    if (away.abs().compareTo(TOLERANCE) > 0) {
      return new Rejected(Reason.STALE_TIMESTAMP, stale(signedAt, away));
    }
    boolean matches = false;
    for (SigningSecret secret : secrets.inForceAt(signedAt)) {
      matches |= carries(sent, family.signature(secret, id, stamp, body));
    }
    return matches
        ? new Genuine(Set.of(family))
        : new Rejected(Reason.WRONG_SIGNATURE, wrong(family, body));
  }

  static boolean isUnixSeconds(String stamp) {
    return UNIX_SECONDS.matcher(stamp).matches();
  }

  /** Looks at every value of the header, so that the time taken tells nothing. */
  private static boolean carries(String sent, String expected) {
    byte[] wanted = expected.getBytes(StandardCharsets.US_ASCII);
    boolean found = false;
    for (String one : sent.split(" ", -1)) {
      found |= MessageDigest.isEqual(wanted, one.getBytes(StandardCharsets.UTF_8));
    }
    return found;
  }

  private static List<String> values(Map<String, List<String>> headers, String name) {
    return headers.entrySet().stream()
        .filter(header -> name.equalsIgnoreCase(header.getKey()))
        .flatMap(header -> header.getValue().stream())
        .toList();
  }

  /** Reasons are declared in the order in which a request comes closer to being genuine. */
  private static Rejected closer(Rejected one, Rejected other) {
    return other.reason().compareTo(one.reason()) > 0 ? other : one;
  }

  private static String unsigned() {
    return "neither "
        + SignatureFamily.CORTAP.signatureHeader()
        + " nor "
        + SignatureFamily.STANDARD_WEBHOOKS.signatureHeader()
        + " is there: a proxy may drop unknown headers, or this is not one of our requests";
  }

  private static Rejected notOnce(String header, List<String> seen) {
    return new Rejected(
        Reason.MALFORMED_HEADER, header + " must appear once, appears " + seen.size() + " times");
  }

  private static String stale(Instant signedAt, Duration away) {
    return "signed at "
        + signedAt
        + ", "
        + away.abs().toSeconds()
        + (away.isNegative() ? " s ahead of" : " s behind")
        + " the receiver's clock; "
        + TOLERANCE.toSeconds()
        + " s are allowed: check that clock, and that the request is not an old one sent again";
  }

  private static String wrong(SignatureFamily family, byte[] body) {
    return "no secret in force gives the value in "
        + family.signatureHeader()
        + " for the "
        + body.length
        + " bytes received: check that the key is the secret's text as written, and that the body"
        + " is hashed before anything parses or trims it";
  }
}
