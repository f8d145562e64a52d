package io.cortap.workflow;

import io.cortap.core.job.JobId;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.rehearsal.Judgement;
import io.cortap.core.rehearsal.Rehearsal;
import io.cortap.core.rehearsal.RehearsalCase;
import io.cortap.core.rehearsal.SignedPost;
import io.cortap.core.webhook.SigningSecret;
import io.cortap.core.webhook.SigningSecrets;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.RehearseWebhooks;
import io.cortap.ports.outbound.Notifier;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Sends rehearsals with the service's own settings, beside a running service or without one. */
public final class OfflineRehearsal implements RehearseWebhooks {
  private static final int SPARE_BYTES = 32;

  private final Function<Receiver, Sender> senders;
  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * What deliveries to a receiver are made with.
   *
   * @param limit for each attempt
   */
  public record Sender(
      Notifier notifier, SigningSecrets secrets, String publicBase, Duration limit) {}

  /**
   * @param senders asked for by each call; may throw {@link IllegalStateException} in words for the
   *     operator
   * @param random a cryptographically strong source
   */
  public OfflineRehearsal(
      Function<Receiver, Sender> senders, InstantSource clock, RandomGenerator random) {
    this.senders = senders;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Answer<List<Judgement>> rehearse(Receiver receiver, List<RehearsalCase> cases) {
    try {
      Sender sender = senders.apply(receiver);
      return Answer.given(cases.stream().map(which -> judged(receiver, sender, which)).toList());
    } catch (IllegalStateException e) {
      return Answer.refused(
          Problem.of(FailureCode.INVALID_REQUEST, String.valueOf(e.getMessage()))
              .hinting("Look at the settings: ./cortap settings."));
    }
  }

  /** A job for each case: a receiver that acts once a job must act in every case. */
  private Judgement judged(Receiver receiver, Sender sender, RehearsalCase which) {
    var rehearsal =
        new Rehearsal(
            receiver.job().orElseGet(this::invented),
            receiver.project(),
            receiver.url(),
            sender.publicBase(),
            sender.secrets(),
            SigningSecret.of(drawn(SPARE_BYTES)));
    List<Judgement.Ending> endings =
        rehearsal.posts(which, clock.instant()).stream()
            .map(post -> sent(receiver, sender, post))
            .toList();
    return Judgement.of(which, endings);
  }

  private static Judgement.Ending sent(Receiver receiver, Sender sender, SignedPost post) {
    Notifier.Sent sent =
        sender.notifier().send(receiver.url(), post.headers(), post.body(), sender.limit());
    return new Judgement.Ending(sent.outcome(), sent.answer());
  }

  private JobId invented() {
    return JobId.of(clock.instant(), drawn(JobId.SUFFIX_LENGTH / 2));
  }

  private String drawn(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }
}
