package io.cortap.workflow;

import io.cortap.core.job.Trust;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.Sha256;
import io.cortap.core.report.UserToken;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What this node has lately learnt about tokens, kept for five minutes and never past a token's
 * end: that one is genuine, and that it may see a project. Holds digests, no tokens. Thread-safe.
 */
final class TokenFacts {
  static final Duration KEPT = Duration.ofMinutes(5);
  private static final int CAPACITY = 20_000;

  private record Genuine(Sha256 token) {}

  private record Allowed(Sha256 token, ProjectId project) {}

  private final Map<Record, Instant> facts =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Record, Instant> eldest) {
          return size() > CAPACITY;
        }
      };

  void rememberGenuine(UserToken token, Instant tokenEndsAt, Instant now) {
    remember(new Genuine(token.sha256()), tokenEndsAt, now);
  }

  void rememberAllowed(UserToken token, ProjectId project, Instant tokenEndsAt, Instant now) {
    remember(new Allowed(token.sha256(), project), tokenEndsAt, now);
    rememberGenuine(token, tokenEndsAt, now);
  }

  boolean genuine(UserToken token, Instant now) {
    return holds(new Genuine(token.sha256()), now);
  }

  boolean allowed(UserToken token, ProjectId project, Instant now) {
    return holds(new Allowed(token.sha256(), project), now);
  }

  /** All that is known of the token, and of what it may see. */
  Trust trust(UserToken token, ProjectId project, Instant now) {
    if (allowed(token, project, now)) {
      return Trust.ALLOWED;
    }
    return genuine(token, now) ? Trust.GENUINE : Trust.UNCONFIRMED;
  }

  private synchronized void remember(Record fact, Instant tokenEndsAt, Instant now) {
    Instant until = now.plus(KEPT);
    facts.remove(fact);
    facts.put(fact, until.isBefore(tokenEndsAt) ? until : tokenEndsAt);
  }

  private synchronized boolean holds(Record fact, Instant now) {
    Instant until = facts.get(fact);
    return until != null && now.isBefore(until);
  }
}
