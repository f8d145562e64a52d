package io.cortap.core.job;

import io.cortap.core.job.JobState.Cancelled;
import io.cortap.core.job.JobState.Completed;
import io.cortap.core.job.JobState.Failed;
import io.cortap.core.job.JobState.Finished;
import io.cortap.core.job.JobState.Queued;
import io.cortap.core.job.JobState.Running;
import io.cortap.core.report.ReportFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What happened to a job between two looks at it, so far as it can be told from them: phases that
 * passed unseen are there too, in their order. What becomes of the webhook is not told.
 */
public final class JobSteps {
  private final Job before;
  private final Job now;
  private final List<JobStep> steps = new ArrayList<>();
  private int progress;

  private JobSteps(Job before, Job now) {
    this.before = before;
    this.now = now;
    this.progress = before.progress();
  }

  /** Where the job stands, for somebody who has seen nothing of it. */
  public static JobStep at(Job now) {
    return switch (now.state()) {
      case Queued queued -> new JobStep.Waiting(now.progress());
      case Running running -> new JobStep.Started(running.phase(), now.progress());
      case Finished finished -> new JobStep.Finished(now.progress());
    };
  }

  /**
   * What happened since {@code before}; empty if nothing did that a watcher wants to know. Of
   * attempts that came and went between the two looks only the last is told.
   */
  public static List<JobStep> between(Job before, Job now) {
    return before.state() instanceof Finished ? List.of() : new JobSteps(before, now).all();
  }

  private List<JobStep> all() {
    switch (now.state()) {
      case Queued queued -> {
        if (before.state() instanceof Running) {
          steps.add(new JobStep.Waiting(now.progress()));
        }
      }
      case Running running -> {
        walk(running.phase(), false);
        if (now.progress() > progress) {
          steps.add(new JobStep.Advanced(running.phase(), now.progress()));
        }
      }
      case Completed completed -> {
        walk(Phase.STORE, true);
        steps.add(new JobStep.Finished(now.progress()));
      }
      case Failed failed -> {
        // A phase that met the job's limit before it began is named by the problem alone.
        stage(failed)
            .filter(phase -> phase.percent() <= now.progress())
            .ifPresent(phase -> walk(phase, false));
        steps.add(new JobStep.Finished(now.progress()));
      }
      case Cancelled cancelled -> steps.add(new JobStep.Finished(now.progress()));
    }
    return List.copyOf(steps);
  }

  /** From where the job was to {@code target}, which has begun, or has ended too. */
  private void walk(Phase target, boolean ended) {
    Optional<Phase> begun = begun();
    Phase first = begun.orElseGet(before.material()::firstPhase);
    for (Phase phase : Phase.values()) {
      if (phase.compareTo(first) < 0 || phase.compareTo(target) > 0 || isLeftOut(phase)) {
        continue;
      }
      if (!begun.equals(Optional.of(phase))) {
        steps.add(new JobStep.Started(phase, reached(phase.percent())));
      }
      if (phase != target || ended) {
        steps.add(new JobStep.Ended(phase, reached(percentAtEnd(phase))));
      }
    }
  }

  /** The phase that was seen to begin, if it is the same attempt still. */
  private Optional<Phase> begun() {
    return before.state() instanceof Running running
            && before.effort().claims() == now.effort().claims()
        ? Optional.of(running.phase())
        : Optional.empty();
  }

  private boolean isLeftOut(Phase phase) {
    return phase == Phase.CONVERT
        && now.accepted().request().options().format() == ReportFormat.DOCX;
  }

  private int reached(int percent) {
    progress = Math.max(progress, percent);
    return progress;
  }

  private static int percentAtEnd(Phase phase) {
    return phase == Phase.FETCH ? Phase.FETCHED_PERCENT : phase.percent();
  }

  private static Optional<Phase> stage(Failed failed) {
    return Arrays.stream(Phase.values())
        .filter(phase -> phase.wireName().equals(failed.problem().stage()))
        .findFirst();
  }
}
