package io.cortap.core.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cortap.core.webhook.Reading.Deviation;
import io.cortap.core.webhook.WebhookDiagnosis.Cause;
import io.cortap.core.webhook.WebhookDiagnosis.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds out why a signature does not match: computes what it would be under the usual mistakes (key
 * read otherwise, body printed again, another secret, another content), alone and together, until
 * one fits. Immutable, for any number of threads; takes milliseconds for a body of ours.
 */
public final class WebhookExamination {
  private static final int MAX_DEVIATIONS = 3;
  private static final int WINDOW = 12;

  private final NamedSecret secret;
  private final List<Reading> keys;

  /**
   * @param secret what the receiver verifies with
   * @param others that may have signed as well, for instance the one before a rotation
   */
  public WebhookExamination(NamedSecret secret, List<NamedSecret> others) {
    this.secret = secret;
    var all = new ArrayList<>(KeyReadings.of(secret));
    for (NamedSecret other : others) {
      Reading notThis =
          Reading.wrong(
              other.bytes(), Cause.OTHER_SECRET, "the secret is the one in " + other.place());
      KeyReadings.of(other).forEach(reading -> all.add(notThis.and(reading)));
    }
    this.keys = List.copyOf(all);
  }

  /**
   * Judges a request as a receiver with the first secret does, and says why.
   *
   * @param now when the receiver got it
   */
  public WebhookDiagnosis examine(ReceivedWebhook received, Instant now) {
    var verifier = new WebhookVerifier(SigningSecrets.of(SigningSecret.ofKey(secret.bytes())));
    Verification verification = verifier.verify(received.headers(), received.body(), now);
    Set<SignatureFamily> verified =
        verification instanceof Verification.Genuine genuine ? genuine.families() : Set.of();
    var findings = new LinkedHashSet<Finding>();
    findings.addAll(missing(received));
    findings.addAll(clock(received, now));
    List<Finding> cut = truncated(received);
    findings.addAll(cut);
    for (SignatureFamily family : SignatureFamily.values()) {
      Optional<String> sent = received.header(family.signatureHeader());
      if (sent.isPresent() && !verified.contains(family)) {
        findings.addAll(mismatch(family, sent.get(), received, !cut.isEmpty()));
      }
    }
    return new WebhookDiagnosis(verification, List.copyOf(findings));
  }

  /**
   * Explains a signature that the receiver's own code computed for a request.
   *
   * @param computed in hexadecimal or base64, with its prefix or without
   * @return what that code did otherwise than the service; nothing if it is a right signature
   */
  public List<Finding> explain(ReceivedWebhook received, String computed) {
    String subject = "the signature that was computed";
    Optional<byte[]> mac = MacText.read(computed);
    if (mac.isEmpty()) {
      return List.of(new Finding(Cause.NO_HMAC, true, subject + " is " + MacText.seen(computed)));
    }
    return Stream.of(SignatureFamily.values())
        .flatMap(family -> fitting(family, mac.get(), received).stream())
        .min((one, other) -> one.deviations().size() - other.deviations().size())
        .map(fit -> findings(subject, fit.deviations(), fit.bytes(), received))
        .orElseGet(
            () -> List.of(new Finding(Cause.NOTHING_FITS, false, subject + nothingFits(received))));
  }

  private static List<Finding> missing(ReceivedWebhook received) {
    List<String> absent =
        Stream.of(
                SignatureFamily.CORTAP.timestampHeader(),
                SignatureFamily.CORTAP.signatureHeader(),
                SignatureFamily.ID_HEADER,
                SignatureFamily.STANDARD_WEBHOOKS.timestampHeader(),
                SignatureFamily.STANDARD_WEBHOOKS.signatureHeader())
            .filter(name -> received.header(name).isEmpty())
            .toList();
    return absent.isEmpty()
        ? List.of()
        : List.of(
            new Finding(
                Cause.MISSING_HEADER,
                true,
                "the service sends, and here is no: " + String.join(", ", absent)));
  }

  private static List<Finding> clock(ReceivedWebhook received, Instant now) {
    return Stream.of(SignatureFamily.values())
        .flatMap(family -> received.header(family.timestampHeader()).stream())
        .filter(WebhookVerifier::isUnixSeconds)
        .map(stamp -> Instant.ofEpochSecond(Long.parseLong(stamp)))
        .distinct()
        .flatMap(signedAt -> away(signedAt, now).stream())
        .toList();
  }

  private static Optional<Finding> away(Instant signedAt, Instant now) {
    Duration away = Duration.between(signedAt, now);
    if (away.abs().compareTo(WebhookVerifier.TOLERANCE) <= 0) {
      return Optional.empty();
    }
    String words =
        "signed at %s, %d s %s %s; %d s are allowed"
            .formatted(
                signedAt,
                away.abs().toSeconds(),
                away.isNegative() ? "after" : "before",
                now,
                WebhookVerifier.TOLERANCE.toSeconds());
    return Optional.of(new Finding(away.isNegative() ? Cause.AHEAD : Cause.STALE, true, words));
  }

  private static List<Finding> truncated(ReceivedWebhook received) {
    int length = received.body().length;
    Optional<Long> announced = received.contentLength();
    if (announced.isPresent() && announced.get() > length) {
      String words =
          "Content-Length announces %d bytes, here are %d".formatted(announced.get(), length);
      return List.of(new Finding(Cause.TRUNCATED_BODY, true, words));
    }
    boolean breaksOff = received.json().isEmpty() && length > 0 && received.body()[0] == '{';
    return breaksOff
        ? List.of(
            new Finding(
                Cause.TRUNCATED_BODY,
                false,
                "the %d bytes begin like JSON and break off or go wrong before its end"
                    .formatted(length)))
        : List.of();
  }

  private List<Finding> mismatch(
      SignatureFamily family, String sent, ReceivedWebhook received, boolean isCut) {
    String header = family.signatureHeader();
    List<byte[]> macs =
        Arrays.stream(sent.split(" ", -1)).flatMap(one -> MacText.read(one).stream()).toList();
    if (macs.isEmpty()) {
      return List.of(new Finding(Cause.HEADER_FORM, true, header + " is " + MacText.seen(sent)));
    }
    Optional<Reading> fit =
        macs.stream()
            .flatMap(mac -> fitting(family, mac, received).stream())
            .min((one, other) -> one.deviations().size() - other.deviations().size());
    if (fit.isPresent()) {
      return fit.get().deviations().isEmpty()
          ? form(family, sent)
          : findings(header, fit.get().deviations(), fit.get().bytes(), received);
    }
    return isCut
        ? List.of()
        : List.of(new Finding(Cause.NOTHING_FITS, false, header + nothingFits(received)));
  }

  private static List<Finding> form(SignatureFamily family, String sent) {
    return Arrays.stream(sent.split(" ", -1)).anyMatch(family::isInForm)
        ? List.of()
        : List.of(
            new Finding(
                Cause.HEADER_FORM,
                true,
                family.signatureHeader()
                    + " holds the right signature in another form; it must be "
                    + family.form()));
  }

  /** With the fewest deviations; the bytes are those of the body that fits. */
  private Optional<Reading> fitting(SignatureFamily family, byte[] mac, ReceivedWebhook received) {
    List<Reading> contents = contents(family, received);
    List<Reading> bodies = BodyReadings.of(received);
    for (int deviations = 0; deviations <= MAX_DEVIATIONS; deviations++) {
      for (Reading key : keys) {
        SigningSecret signer = SigningSecret.ofKey(key.bytes());
        for (Reading content : contents) {
          for (Reading body : bodies) {
            Reading all = key.and(content).and(body);
            if (all.deviations().size() == deviations
                && Arrays.equals(
                    signer.sign(new String(content.bytes(), UTF_8), body.bytes()), mac)) {
              return Optional.of(all);
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  /** What stands before the body in what is signed. */
  private static List<Reading> contents(SignatureFamily family, ReceivedWebhook received) {
    String id = received.header(SignatureFamily.ID_HEADER).orElse("");
    List<String> stamps =
        Stream.concat(Stream.of(family), Stream.of(SignatureFamily.values()))
            .flatMap(one -> received.header(one.timestampHeader()).stream())
            .distinct()
            .toList();
    var contents = new ArrayList<Reading>();
    for (String stamp : stamps) {
      contents.add(Reading.right(family.prefix(id, stamp).getBytes(UTF_8)));
    }
    for (String stamp : stamps) {
      for (SignatureFamily other : SignatureFamily.values()) {
        if (other != family) {
          addContent(
              contents,
              Cause.SWAPPED_HEADERS,
              other.prefix(id, stamp),
              "it is made as " + other.signatureHeader() + " is");
        }
      }
      addContent(
          contents, Cause.SIGNED_CONTENT, stamp, "timestamp and body are joined without the dot");
      addContent(
          contents, Cause.SIGNED_CONTENT, stamp + "000.", "the timestamp is in milliseconds");
    }
    addContent(contents, Cause.SIGNED_CONTENT, "", "the body alone is signed");
    addContent(
        contents, Cause.SIGNED_CONTENT, id + ".", "id.body is signed, without the timestamp");
    return contents;
  }

  private static void addContent(List<Reading> contents, Cause cause, String prefix, String words) {
    contents.add(Reading.wrong(prefix.getBytes(UTF_8), cause, words));
  }

  private static List<Finding> findings(
      String subject, List<Deviation> deviations, byte[] fitting, ReceivedWebhook received) {
    return deviations.stream()
        .map(deviation ->
            new Finding(
                deviation.cause(),
                true,
                subject
                    + " fits when "
                    + deviation.words()
                    + (isAboutBody(deviation) ? difference(received.body(), fitting) : "")))
        .toList();
  }

  private static boolean isAboutBody(Deviation deviation) {
    return deviation.cause() == Cause.RESERIALISED_BODY || deviation.cause() == Cause.CHANGED_BODY;
  }

  private static String difference(byte[] atHand, byte[] fitting) {
    int at = Arrays.mismatch(atHand, fitting);
    return " (%d bytes; from byte %d on %s, and here %s)"
        .formatted(fitting.length, at, window(fitting, at), window(atHand, at));
  }

  private static String window(byte[] body, int at) {
    return at < body.length
        ? "'" + new String(body, at, Math.min(WINDOW, body.length - at), UTF_8).strip() + "'"
        : "nothing";
  }

  private static String nothingFits(ReceivedWebhook received) {
    return " fits no reading of the secrets and of the body: either another secret signed it, or"
        + " something in the "
        + received.body().length
        + " bytes was changed";
  }
}
