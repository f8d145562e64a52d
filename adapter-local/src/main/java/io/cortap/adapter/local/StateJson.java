package io.cortap.adapter.local;

import io.cortap.core.job.JobState;
import io.cortap.core.job.Phase;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a job's work stands, as stored JSON. */
final class StateJson {
  private StateJson() {}

  static Map<String, @Nullable Object> write(JobState state) {
    return switch (state) {
      case JobState.Queued queued ->
          MembersBuilder.ofKind("queued")
              .with("due_at", queued.dueAt())
              .with("reason", queued.reason())
              .build();
      case JobState.Running running ->
          MembersBuilder.ofKind("running")
              .with("phase", running.phase().name())
              .with("claimed_at", running.claimedAt())
              .with("lease", LeaseJson.write(running.lease()))
              .build();
      case JobState.Completed completed ->
          MembersBuilder.ofKind("completed")
              .with("finished_at", completed.finishedAt())
              .with("file", FileJson.write(completed.file()))
              .build();
      case JobState.Failed failed ->
          MembersBuilder.ofKind("failed")
              .with("finished_at", failed.finishedAt())
              .with("problem", write(failed.problem()))
              .build();
      case JobState.Cancelled cancelled ->
          MembersBuilder.ofKind("cancelled").with("finished_at", cancelled.finishedAt()).build();
    };
  }

  static JobState read(Members state) {
    return switch (state.kind()) {
      case "queued" ->
          new JobState.Queued(
              state.instant("due_at"), state.has("reason") ? state.text("reason") : "");
      case "running" ->
          new JobState.Running(
              state.read("phase", Phase::valueOf),
              state.instant("claimed_at"),
              LeaseJson.read(state.object("lease")));
      case "completed" ->
          new JobState.Completed(state.instant("finished_at"), FileJson.read(state.object("file")));
      case "failed" ->
          new JobState.Failed(state.instant("finished_at"), problem(state.object("problem")));
      case "cancelled" -> new JobState.Cancelled(state.instant("finished_at"));
      default -> throw state.unknownKind();
    };
  }

  private static Map<String, @Nullable Object> write(Problem problem) {
    return new MembersBuilder()
        .with("code", problem.code().name())
        .with("message", problem.message())
        .with("details", problem.details())
        .with("stage", problem.stage())
        .with("hint", problem.hint())
        .with("retryable", problem.retryable())
        .build();
  }

  private static Problem problem(Members problem) {
    return new Problem(
        problem.read("code", FailureCode::valueOf),
        problem.text("message"),
        problem.plain("details"),
        problem.text("stage"),
        problem.text("hint"),
        problem.truth("retryable"));
  }
}
