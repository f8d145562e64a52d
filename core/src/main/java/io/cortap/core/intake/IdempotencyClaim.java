package io.cortap.core.intake;

import io.cortap.core.job.Job;
import io.cortap.core.job.JobState;
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
 * <p>A key belongs to a user, but what a token says of its user is true only once somebody vouches
 * for it. So each submission claims two scopes: the key for this very token, and the key for the
 * user. Whoever brings the same token finds its job again in any case. Through the user's scope
 * only a verified token finds a job, and only a job whose token was confirmed is found: a forged
 * token reaches and blocks nothing of the user whom it names. Several jobs may wait for the same
 * scope until one of them is confirmed; of those that are, the first accepted holds it.
 *
 * @param scopes what is claimed, the token's first; none if there is no key
 * @param verified whether somebody vouches for the token
 * @param endsAt the first instant at which the scopes are free again
 * @param goneUntil a job that finished then or earlier is not kept any more, nor is its claim
 */
public record IdempotencyClaim(
    List<Scope> scopes, boolean verified, Instant endsAt, Instant goneUntil) {
  /** The claim of a submission without a key. */
  public static final IdempotencyClaim NONE =
      new IdempotencyClaim(List.of(), false, Instant.EPOCH, Instant.EPOCH);

  /**
   * A key and its owner.
   *
   * @param digest of both; neither can be had from it
   * @param ofUser whether every token of the user shares it
   */
  public record Scope(Sha256 digest, boolean ofUser) {}

  public IdempotencyClaim {
    scopes = List.copyOf(scopes);
  }

  /**
   * A claim made {@code now}.
   *
   * @param verified whether somebody vouches for the token
   */
  public static IdempotencyClaim of(
      IdempotencyKey key,
      Requester requester,
      UserToken token,
      boolean verified,
      Instant now,
      LinkPolicy kept) {
    return new IdempotencyClaim(
        List.of(
            new Scope(digest(key, requester, token.sha256().hex()), false),
            new Scope(digest(key, requester, ""), true)),
        verified,
        now.plus(IdempotencyKey.KEPT),
        kept.goneUntil(now));
  }

  private static Sha256 digest(IdempotencyKey key, Requester requester, String tokenDigest) {
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

  /** The scopes through which an earlier job answers this submission. */
  public List<Scope> sought() {
    return scopes.stream().filter(scope -> verified || !scope.ofUser()).toList();
  }

  /**
   * Whether {@code seeker}, which claimed {@code scope} until {@code end}, may yet come to hold it:
   * its token can still be confirmed.
   */
  public boolean mayBeHeld(Scope scope, Job seeker, Instant end, Instant now) {
    return isHeld(scope, seeker, end, now)
        || (now.isBefore(end) && !(seeker.state() instanceof JobState.Finished));
  }

  /** Whether {@code holder}, which claimed {@code scope} until {@code end}, holds it now. */
  public boolean isHeld(Scope scope, Job holder, Instant end, Instant now) {
    return now.isBefore(end)
        && !holder.state().finishedBy(goneUntil)
        && (!scope.ofUser() || holder.material().confirmed());
  }
}
