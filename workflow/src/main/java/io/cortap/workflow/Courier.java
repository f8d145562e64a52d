package io.cortap.workflow;

import io.cortap.core.audit.Actor;
import io.cortap.core.job.Delivery.Attempting;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobNews;
import io.cortap.core.job.JobState;
import io.cortap.core.problem.ProblemForm;
import io.cortap.core.report.Callback;
import io.cortap.core.report.DownloadLink;
import io.cortap.core.report.TraceParent;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.NextStep;
import io.cortap.core.webhook.RetrySchedule;
import io.cortap.ports.outbound.Notifier;
import io.cortap.ports.outbound.Versioned;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Delivers webhooks: each attempt with a fresh link, a fresh timestamp and fresh signatures. */
final class Courier {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  /** As good as a failure: the next attempt may meet a mended program. */
  private static final AttemptOutcome CRASHED =
      new AttemptOutcome.Unreachable(
          "the service crashed in the middle of this attempt again and again");

  private final OutboundPorts ports;
  private final WorkflowSettings settings;
  private final Links links;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final ProblemForm problems;
  private final Receivers receivers;

  Courier(
      OutboundPorts ports,
      WorkflowSettings settings,
      Links links,
      Observing observing,
      InstantSource clock,
      RandomGenerator random) {
    this.ports = ports;
    this.settings = settings;
    this.links = links;
    this.clock = clock;
    this.random = random;
    this.receivers = new Receivers(observing);
    this.problems = new ProblemForm(settings.publicBase());
  }

  /** Takes the next attempt, with the link that it will carry, in one write. */
  Optional<HeldJob> claim(Versioned<Job> due) {
    Instant now = clock.instant();
    return HeldJob.claim(
        ports.jobs(),
        due,
        job -> {
          Job claimed = job.attemptDelivery(now, settings.node(), settings.leases().length());
          return claimed.state() instanceof JobState.Completed completed
              ? links.issueBounded(claimed, completed, now, Actor.node(settings.node().value()))
              : claimed;
        });
  }

  /** Makes the attempt that was claimed. */
  void attempt(HeldJob held) {
    Job job = held.job();
    if (!(job.delivery() instanceof Attempting attempting)
        || !(job.accepted().request().callback() instanceof Callback.Webhook webhook)) {
      throw new IllegalStateException("job " + job.id() + " owes no webhook");
    }
    Instant startedAt = clock.instant();
    boolean poisoned = attempting.tries().isPoisoned();
    AttemptOutcome outcome = poisoned ? CRASHED : send(job, webhook.url());
    Instant endedAt = clock.instant();
    NextStep next =
        RetrySchedule.after(
            attempting.tries().position(),
            outcome,
            job.deliveryOwedSince().orElse(startedAt),
            endedAt,
            random.nextDouble());
    held.update(claimed -> claimed.deliveryEnded(endedAt, next, outcome));
    if (!poisoned) {
      receivers.attempted(webhook.url(), attempting.tries().position(), next, endedAt);
    }
    log(job, attempting, Duration.between(startedAt, endedAt), next, outcome);
  }

  /** Whatever goes wrong on our side is an outcome too, or the attempt would be made for ever. */
  private AttemptOutcome send(Job job, URI url) {
    try {
      JobNews news = news(job);
      byte[] body = news.payload().bytes();
      Map<String, String> headers = new LinkedHashMap<>();
      headers.put("Content-Type", "application/json");
      headers.put("X-Correlation-ID", job.accepted().correlationId().value());
      headers.put(TraceParent.HEADER, job.accepted().correlationId().trace().header());
      headers.putAll(settings.signing().headers(news.event(), clock.instant(), body));
      Notifier.Sent sent = ports.notifier().send(url, headers, body, settings.limits().attempt());
      return sent.outcome().judged(job.id().value(), sent.answer());
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).addKeyValue("job_id", job.id()).log("the webhook was not sent");
      return new AttemptOutcome.Unreachable("the service could not send it");
    }
  }

  private JobNews news(Job job) {
    if (job.state() instanceof JobState.Completed completed) {
      DownloadLink link =
          links
              .rebuild(job, job.links().getLast(), clock.instant())
              .orElseThrow(() -> new IllegalStateException("the link just made is gone"));
      return JobNews.completed(job, completed, link);
    }
    return JobNews.failed(job, problems);
  }

  private static void log(
      Job job, Attempting attempting, Duration took, NextStep next, AttemptOutcome outcome) {
    String follows =
        switch (next) {
          case NextStep.Done done ->
              outcome.warning().isEmpty() ? "delivered" : "delivered, but " + outcome.warning();
          case NextStep.TryAgain again -> "next attempt at " + again.at();
          case NextStep.GiveUp giveUp -> "no further attempt: the schedule is used up";
          case NextStep.Stop stop -> "no further attempt: the receiver asked to stop";
        };
    boolean sure = next instanceof NextStep.Done && outcome.warning().isEmpty();
    LOG.atLevel(sure ? Level.INFO : Level.WARN)
        .addKeyValue("event", "delivery_attempted")
        .addKeyValue("job_id", job.id())
        .addKeyValue("attempt", attempting.tries().made() + 1)
        .addKeyValue("duration_ms", took.toMillis())
        .addKeyValue("outcome", outcome)
        .addKeyValue("correlation_id", job.accepted().correlationId())
        .log(follows);
  }
}
