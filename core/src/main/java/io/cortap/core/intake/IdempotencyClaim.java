package io.cortap.core.intake;

import io.cortap.core.job.Job;
import io.cortap.core.report.LinkPolicy;
import io.cortap.core.report.Requester;
import io.cortap.core.report.Sha256;
import io.cortap.core.report.UserToken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * A submission's claim on its idempotency key, to be stored with the job in one write.
 *
 * <p>A key belongs to somebody, so what is claimed are scopes: the key for this very token, and,
 * once the token is verified, the key for its user too. Whoever brings the same token therefore
 * finds its job again, verified or not; a forged token reaches and blocks nothing of the user whom
 * it names.
 *
 * @param scopes digests of key and owner, the narrowest first; none if there is no key
 * @param endsAt the first instant at which the scopes are free again
 * @param goneUntil a job that finished then or earlier is not kept any more, nor is its claim
 */
public record IdempotencyClaim(List<Sha256> scopes, Instant endsAt, Instant goneUntil) {
  /** The claim of a submission without a key. */
  public static final IdempotencyClaim NONE =
      new IdempotencyClaim(List.of(), Instant.EPOCH, Instant.EPOCH);

  public IdempotencyClaim {
    scopes = List.copyOf(scopes);
  }

  /** For a token that Riskuity vouches for. */
  public static IdempotencyClaim verified(
      IdempotencyKey key, Requester requester, UserToken token, Instant now, LinkPolicy kept) {
    return claim(
        List.of(scope(key, requester, token.sha256().hex()), scope(key, requester, "")), now, kept);
  }

  /** For a token that nobody has vouched for yet. */
  public static IdempotencyClaim unverified(
      IdempotencyKey key, Requester requester, UserToken token, Instant now, LinkPolicy kept) {
    return claim(List.of(scope(key, requester, token.sha256().hex())), now, kept);
  }

  private static IdempotencyClaim claim(List<Sha256> scopes, Instant now, LinkPolicy kept) {
    return new IdempotencyClaim(scopes, now.plus(IdempotencyKey.KEPT), kept.goneUntil(now));
  }

  private static Sha256 scope(IdempotencyKey key, Requester requester, String tokenDigest) {
    // None of the parts can hold a line feed, so no two owners and keys give the same text.
    String text =
        String.join(
            "\n",
            "idempotency-key",
            requester.tenant().value(),
            requester.user().value(),
            tokenDigest,
            key.value());
    return Sha256.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Whether {@code holder}, which claimed a scope until {@code end}, still holds it. */
  public boolean yieldsTo(Job holder, Instant end, Instant now) {
    return now.isBefore(end) && !holder.state().finishedBy(goneUntil);
  }
}
