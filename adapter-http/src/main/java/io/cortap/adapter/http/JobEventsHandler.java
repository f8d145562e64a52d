package io.cortap.adapter.http;

import io.cortap.core.job.Job;
import io.cortap.core.job.JobState;
import io.cortap.core.job.JobStep;
import io.cortap.core.job.JobSteps;
import io.cortap.core.job.Phase;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.problem.ProblemForm;
import io.cortap.core.report.CorrelationId;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.FindJob.Found;
import io.cortap.ports.inbound.WatchJob;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/jobs/{job_id}/events}: what happens to a job while it happens, on the thread
 * of the request. A client that comes back gets the job as it stands then, not what it missed.
 */
final class JobEventsHandler implements ReplyHandler {
  /** A client that is gone is noticed when this is written to it. */
  static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

  private static final Duration COME_BACK_AFTER = Duration.ofSeconds(2);
  private static final String FINISHED = "finished";

  private final WatchJob watchJob;
  private final ProblemForm problems;
  private final Waits waits;
  private final Semaphore free;

  JobEventsHandler(WatchJob watchJob, PublicBase base, Waits waits, int maxStreams) {
    this.watchJob = watchJob;
    this.problems = new ProblemForm(base.prefix());
    this.waits = waits;
    this.free = new Semaphore(maxStreams);
  }

  @Override
  public Reply reply(Context request, CorrelationId correlation) {
    Caller caller = Callers.of(request, correlation);
    // Looking at the caller's token may have to wait for Riskuity: that is bounded too.
    if (!free.tryAcquire()) {
      throw new RefusedException(
          Problem.of(
              FailureCode.TOO_MANY_REQUESTS, "as many jobs are followed as the service can take"));
    }
    boolean follows = false;
    try {
      WatchJob.Watch watch = OwnJobs.given(watchJob.watch(caller, OwnJobs.named(request)));
      follows = !isKnownToBeFinished(watch, request);
      return follows
          ? Reply.streaming(EventStream.MEDIA_TYPE, out -> follow(watch, out))
              .with("X-Accel-Buffering", "no")
          : Reply.empty(204);
    } finally {
      if (!follows) {
        free.release();
      }
    }
  }

  /** Then 204 is the one answer after which an EventSource stays away (WHATWG HTML, 9.2.3). */
  private static boolean isKnownToBeFinished(WatchJob.Watch watch, Context request) {
    return watch.last().job().state() instanceof JobState.Finished
        && FINISHED.equals(request.header("Last-Event-ID"));
  }

  private void follow(WatchJob.Watch watch, OutputStream out) throws IOException {
    try {
      var events = new EventStream(out);
      events.retry(COME_BACK_AFTER);
      Found seen = watch.last();
      send(events, JobSteps.at(seen.job()), seen);
      while (!(seen.job().state() instanceof JobState.Finished)) {
        if (!(waits.during(() -> watch.next(KEEP_ALIVE)) instanceof Answer.Given<Found> next)) {
          // The client comes back, and is told why by then.
          return;
        }
        sendAll(events, seen, next.value());
        seen = next.value();
      }
    } catch (InterruptedException closing) {
      // The stream just ends: the client comes back, to another node if there is one.
    } finally {
      free.release();
    }
  }

  private void sendAll(EventStream events, Found before, Found now) throws IOException {
    var steps = JobSteps.between(before.job(), now.job());
    for (JobStep step : steps) {
      send(events, step, now);
    }
    if (steps.isEmpty()) {
      events.keepAlive();
    }
  }

  private void send(EventStream events, JobStep step, Found now) throws IOException {
    switch (step) {
      case JobStep.Waiting waiting ->
          events.event(
              "waiting", id(now.job(), "queue", step), data(now.job(), Optional.empty(), step));
      case JobStep.Started started -> send(events, "phase-started", started.phase(), step, now);
      case JobStep.Advanced advanced -> send(events, "progress", advanced.phase(), step, now);
      case JobStep.Ended ended -> send(events, "phase-ended", ended.phase(), step, now);
      case JobStep.Finished finished -> events.event(FINISHED, FINISHED, JobJson.of(now, problems));
    }
  }

  private static void send(EventStream events, String name, Phase phase, JobStep step, Found now)
      throws IOException {
    events.event(
        name, id(now.job(), phase.wireName(), step), data(now.job(), Optional.of(phase), step));
  }

  private static String id(Job job, String where, JobStep step) {
    return job.effort().claims() + "-" + where + "-" + step.progress();
  }

  private static Map<String, @Nullable Object> data(Job job, Optional<Phase> phase, JobStep step) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("job_id", job.id().value());
    phase.ifPresent(begun -> data.put("phase", begun.wireName()));
    data.put("progress", step.progress());
    return data;
  }
}
