package io.cortap.workflow;

import io.cortap.core.audit.AuditAction;
import io.cortap.core.intake.IdempotencyClaim;
import io.cortap.core.job.Delivery;
import io.cortap.core.job.Due;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobKey;
import io.cortap.core.job.JobState;
import io.cortap.core.job.LinkClaim;
import io.cortap.core.job.QueueLimits;
import io.cortap.core.operation.Observation.JobCompleted;
import io.cortap.core.operation.Observation.JobCreated;
import io.cortap.core.operation.Observation.JobFailed;
import io.cortap.core.operation.Observation.LinkDelivered;
import io.cortap.core.operation.Observation.LinkOpened;
import io.cortap.core.operation.Observation.WebhookAttempted;
import io.cortap.core.operation.Observation.WebhookDecided;
import io.cortap.core.report.IssuedLink;
import io.cortap.core.report.ReportType;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tells of every move of a job that was written: whoever wrote it, exactly one did. A write whose
 * answer was lost is not told.
 */
final class ObservedJobs implements JobStore {
  private final JobStore jobs;
  private final Observing observing;
  private final Reminders reminders;

  ObservedJobs(JobStore jobs, Observing observing, Reminders reminders) {
    this.jobs = jobs;
    this.observing = observing;
    this.reminders = reminders;
  }

  @Override
  public Added add(Job job, IdempotencyClaim claim, QueueLimits limits) {
    Added added = jobs.add(job, claim, limits);
    if (added instanceof Added.Stored) {
      observing.tell(new JobCreated(type(job)));
    }
    return added;
  }

  @Override
  public Optional<Versioned<Job>> find(JobKey key) {
    return jobs.find(key);
  }

  @Override
  public Optional<Versioned<Job>> findByLink(LinkClaim claim) {
    return jobs.findByLink(claim);
  }

  @Override
  public Optional<Versioned<Job>> replace(Versioned<Job> read, Job next) {
    Optional<Versioned<Job>> written = jobs.replace(read, next);
    if (written.isPresent()) {
      worked(read.value(), next);
      delivered(read.value(), next);
      linked(read.value(), next);
    }
    return written;
  }

  @Override
  public List<Versioned<Job>> due(Due.Lane lane, Instant now, int limit) {
    return jobs.due(lane, now, limit);
  }

  private static ReportType type(Job job) {
    return job.accepted().request().type();
  }

  private void worked(Job before, Job after) {
    if (before.state() instanceof JobState.Finished) {
      return;
    }
    switch (after.state()) {
      case JobState.Running running -> {
        if (after.effort().claims() > before.effort().claims()) {
          reminders.claimed(after.key(), running.claimedAt().minus(after.effort().worked()));
        }
      }
      case JobState.Completed completed -> {
        observing.tell(new JobCompleted(type(after), after.effort().worked()));
        reminders.finished(after.key());
      }
      case JobState.Failed failed -> {
        observing.tell(new JobFailed(type(after), failed.problem().code()));
        reminders.finished(after.key());
      }
      case JobState.Cancelled cancelled -> reminders.finished(after.key());
      case JobState.Queued queued -> {}
    }
  }

  private void delivered(Job before, Job after) {
    if (!(before.delivery() instanceof Delivery.Attempting attempting)) {
      return;
    }
    Delivery.Tries tries = attempting.tries();
    boolean inTime = !tries.position().isInLongTail();
    switch (after.delivery()) {
      case Delivery.Delivered delivered -> {
        observing.tell(new WebhookAttempted(tries.made() + 1, true));
        if (inTime) {
          observing.tell(new WebhookDecided(true));
        }
        if (after.state() instanceof JobState.Completed && isFirstNews(after)) {
          Duration since = Duration.between(after.accepted().createdAt(), delivered.deliveredAt());
          observing.tell(new LinkDelivered(since));
        }
      }
      case Delivery.Pending pending -> {
        // An attempt that was given back, or whose worker died, is not made.
        if (pending.tries().made() > tries.made()) {
          undelivered(tries, inTime && pending.tries().position().isInLongTail());
        }
      }
      case Delivery.Exhausted exhausted -> undelivered(tries, inTime);
      case Delivery.Stopped stopped -> undelivered(tries, inTime);
      case Delivery.Attempting still -> {}
      case Delivery.None none -> {}
    }
  }

  private void undelivered(Delivery.Tries tries, boolean decided) {
    observing.tell(new WebhookAttempted(tries.made() + 1, false));
    if (decided) {
      observing.tell(new WebhookDecided(false));
    }
  }

  private static boolean isFirstNews(Job job) {
    return job.trail().count(AuditAction.REDELIVERY_REQUESTED) == 0
        && job.trail().count(AuditAction.RESUMED) == 0;
  }

  private void linked(Job before, Job after) {
    if (after.links().size() > before.links().size()) {
      reminders.issued(after.key(), after.links().getLast());
    }
    if (openings(after) > openings(before)) {
      observing.tell(new LinkOpened());
    }
  }

  private static int openings(Job job) {
    return job.links().stream().mapToInt(IssuedLink::openings).sum();
  }
}
