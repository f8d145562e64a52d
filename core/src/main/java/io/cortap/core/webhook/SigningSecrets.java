package io.cortap.core.webhook;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The secrets in force: one, or two while the receivers move from the old to the next. */
public sealed interface SigningSecrets {

  /** One secret signs everything. */
  record Single(SigningSecret current) implements SigningSecrets {
    @Override
    public List<SigningSecret> inForceAt(Instant when) {
      return List.of(current);
    }
  }

  /**
   * Both secrets sign until the overlap ends; from that instant on only the next one does.
   *
   * @param overlapEndsAt the first instant at which {@code current} no longer counts
   */
  record Rotating(SigningSecret current, SigningSecret next, Instant overlapEndsAt)
      implements SigningSecrets {
    public Rotating {
      if (current.equals(next)) {
        throw new IllegalArgumentException(
            "the next signing secret equals the current one: draw a new one");
      }
    }

    @Override
    public List<SigningSecret> inForceAt(Instant when) {
      return when.isBefore(overlapEndsAt) ? List.of(current, next) : List.of(next);
    }
  }

  /** One secret and no rotation. */
  static SigningSecrets of(SigningSecret current) {
    return new Single(current);
  }

  /** The secrets that count at an instant, at least one, the elder first. */
  List<SigningSecret> inForceAt(Instant when);

  /**
   * The headers that sign one attempt in both families. A receiver that knows any secret in force
   * accepts {@code webhook-signature}, which carries one value for each; {@code X-CORTAP-Signature}
   * has room for one and stays with the elder secret until the overlap ends.
   *
   * @param timestamp when this attempt is signed; sent in whole seconds, so each attempt needs its
   *     own
   * @param body the exact bytes that are sent
   * @return header names and values, in the order in which they are documented
   */
  default Map<String, String> headers(EventId event, Instant timestamp, byte[] body) {
    String stamp = Long.toString(timestamp.getEpochSecond());
    List<SigningSecret> inForce = inForceAt(timestamp);
    SignatureFamily cortap = SignatureFamily.CORTAP;
    SignatureFamily standard = SignatureFamily.STANDARD_WEBHOOKS;
    var headers = new LinkedHashMap<String, String>();
    headers.put(cortap.timestampHeader(), stamp);
    headers.put(
        cortap.signatureHeader(), cortap.signature(inForce.getFirst(), event.value(), stamp, body));
    headers.put(SignatureFamily.ID_HEADER, event.value());
    headers.put(standard.timestampHeader(), stamp);
    headers.put(
        standard.signatureHeader(),
        inForce.stream()
            .map(secret -> standard.signature(secret, event.value(), stamp, body))
            .collect(Collectors.joining(" ")));
    return Collections.unmodifiableMap(headers);
  }
}
