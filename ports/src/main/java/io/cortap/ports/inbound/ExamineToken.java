package io.cortap.ports.inbound;

import io.cortap.core.report.Party;
import java.time.Instant;
import java.util.List;

/** Tells callers what the service sees in the token that they send. */
public interface ExamineToken {
  /**
   * @return what the token says of itself; refused where it is of another kind, has ended or is
   *     known to be forged. Doubt is no refusal here, since only the caller's own words come back
   */
  Answer<Examined> examine(Caller caller);

  /**
   * A user's token, or a service account's.
   *
   * @param seenAt when it was looked at
   * @param verified false while nobody vouches for it: no call but this one is answered then
   * @param claims the names of its claims, never a value
   */
  record Examined(
      Party party, Instant seenAt, Instant endsAt, boolean verified, List<String> claims) {
    public Examined {
      claims = List.copyOf(claims);
    }
  }
}
