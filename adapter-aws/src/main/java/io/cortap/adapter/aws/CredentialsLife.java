package io.cortap.adapter.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** How long what some credentials sign is good for. */
final class CredentialsLife {
  /** Of a session whose end nobody told: what was just asked for lasts that long. */
  static final Duration ASSUMED = Duration.ofMinutes(5);

  private CredentialsLife() {}

  /** Empty for a user's own key, which does not end. */
  static Optional<Instant> endOf(AwsCredentials credentials, Instant now) {
    if (!(credentials instanceof AwsSessionCredentials)) {
      return credentials.expirationTime();
    }
    return Optional.of(credentials.expirationTime().orElseGet(() -> now.plus(ASSUMED)));
  }
}
