package io.cortap.adapter.testkit;

import io.cortap.core.job.Delivery;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobState;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.UserToken;
import io.cortap.core.report.WireTime;
import io.cortap.core.review.Readiness;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.CancelJob;
import io.cortap.ports.inbound.CheckReadiness;
import io.cortap.ports.inbound.FindJob;
import io.cortap.ports.inbound.GenerateReport;
import io.cortap.ports.inbound.OpenLink;
import io.cortap.ports.inbound.ReadProject;
import io.cortap.ports.inbound.RedeliverWebhook;
import io.cortap.ports.inbound.ResumeJob;
import io.cortap.ports.inbound.SubmitReport;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Talks to the inbound ports, as an embedder does. */
public final class InProcessLifecycleDriver implements LifecycleDriver {
  private static final CorrelationId CORRELATION = new CorrelationId("lifecycle");

  private final SubmitReport submitReport;
  private final GenerateReport generateReport;
  private final CheckReadiness checkReadiness;
  private final ReadProject readProject;
  private final FindJob findJob;
  private final CancelJob cancelJob;
  private final ResumeJob resumeJob;
  private final RedeliverWebhook redeliverWebhook;
  private final OpenLink openLink;
  private final IntSupplier dueWork;
  private final Runnable close;

  /**
   * @param dueWork does what is due, and says how much it was
   * @param close ends the service
   */
  public InProcessLifecycleDriver(
      SubmitReport submitReport,
      GenerateReport generateReport,
      CheckReadiness checkReadiness,
      ReadProject readProject,
      FindJob findJob,
      CancelJob cancelJob,
      ResumeJob resumeJob,
      RedeliverWebhook redeliverWebhook,
      OpenLink openLink,
      IntSupplier dueWork,
      Runnable close) {
    this.submitReport = submitReport;
    this.generateReport = generateReport;
    this.checkReadiness = checkReadiness;
    this.readProject = readProject;
    this.findJob = findJob;
    this.cancelJob = cancelJob;
    this.resumeJob = resumeJob;
    this.redeliverWebhook = redeliverWebhook;
    this.openLink = openLink;
    this.dueWork = dueWork;
    this.close = close;
  }

  @Override
  public Submitted submit(String token, Map<String, ? extends @Nullable Object> form) {
    return switch (submitReport.submit(caller(token), form)) {
      case Answer.Given<SubmitReport.Accepted> given ->
          new Submitted.Accepted(given.value().job().id().value());
      case Answer.Refused<SubmitReport.Accepted> refused ->
          new Submitted.Refused(refused.problem().code().name());
    };
  }

  @Override
  public Tried tryOut(String token, Map<String, ? extends @Nullable Object> form) {
    return switch (submitReport.tryOut(caller(token), form)) {
      case Answer.Given<SubmitReport.Trial> given ->
          new Tried.Fits(
              given.value().checks().stream()
                  .filter(check -> !check.passed())
                  .map(SubmitReport.Check::name)
                  .toList());
      case Answer.Refused<SubmitReport.Trial> refused ->
          new Tried.Refused(refused.problem().code().name());
    };
  }

  @Override
  public Judged judge(String token, long project) {
    return switch (checkReadiness.check(
        caller(token), new ProjectId(project), "draft_audit_report")) {
      case Answer.Given<CheckReadiness.Checked> given -> verdict(given.value().readiness());
      case Answer.Refused<CheckReadiness.Checked> refused ->
          new Judged.Refused(refused.problem().code().name());
    };
  }

  private static Judged verdict(Readiness readiness) {
    return new Judged.Verdict(
        readiness.judgement().wireName(),
        readiness.review().unassessedCount(),
        readiness.completeness().missingCritical().stream()
            .map(missing -> missing.field().path())
            .toList());
  }

  @Override
  public Reread readAnew(String token, long project) {
    return switch (readProject.refresh(caller(token), new ProjectId(project))) {
      case Answer.Given<ReadProject.Canonical> given ->
          new Reread.Read(
              given.value().review().controlCount(),
              (int) given.value().review().deficiencies().count());
      case Answer.Refused<ReadProject.Canonical> refused ->
          new Reread.Refused(refused.problem().code().name());
    };
  }

  private static Caller caller(String token) {
    return new Caller(new UserToken(token), CORRELATION);
  }

  @Override
  public Generated generate(String token, Map<String, ? extends @Nullable Object> form) {
    return switch (generateReport.generate(caller(token), form)) {
      case Answer.Given<FindJob.Found> given -> generated(given.value());
      case Answer.Refused<FindJob.Found> refused -> new Generated.Refused();
    };
  }

  private static Generated generated(FindJob.Found found) {
    String jobId = found.job().id().value();
    return switch (found.download()) {
      case FindJob.Download.Ready ready ->
          new Generated.Report(jobId, ready.link().url().toString());
      case FindJob.Download.Withheld withheld -> new Generated.Failed(jobId);
      case FindJob.Download.Absent absent -> new Generated.Failed(jobId);
    };
  }

  @Override
  public Seen cancel(String token, String jobId) {
    return seen(cancelJob.cancel(caller(token), new JobId(jobId)));
  }

  @Override
  public Seen resume(String token, String jobId) {
    return seen(resumeJob.resume(caller(token), new JobId(jobId)));
  }

  @Override
  public Seen redeliver(String token, String jobId) {
    return seen(redeliverWebhook.redeliver(caller(token), new JobId(jobId)));
  }

  @Override
  public Seen look(String token, String jobId) {
    return seen(findJob.find(caller(token), new JobId(jobId)));
  }

  private static Seen seen(Answer<FindJob.Found> answer) {
    return switch (answer) {
      case Answer.Given<FindJob.Found> given -> seen(given.value());
      case Answer.Refused<FindJob.Found> refused ->
          new Seen.Refused(refused.problem().code().name());
    };
  }

  private static Seen seen(FindJob.Found found) {
    Job job = found.job();
    return switch (found.download()) {
      case FindJob.Download.Ready ready ->
          new Seen.Job(
              job.status().wireName(),
              errorCode(job),
              ready.link().url().toString(),
              WireTime.format(ready.link().endsAt()),
              attempts(job),
              warning(job));
      case FindJob.Download.Withheld withheld ->
          new Seen.Job(
              job.status().wireName(), errorCode(job), "", "", attempts(job), warning(job));
      case FindJob.Download.Absent absent ->
          new Seen.Job(
              job.status().wireName(), errorCode(job), "", "", attempts(job), warning(job));
    };
  }

  private static String warning(Job job) {
    return job.delivery() instanceof Delivery.Delivered delivered
        ? delivered.tries().lastError()
        : "";
  }

  private static String errorCode(Job job) {
    return switch (job.state()) {
      case JobState.Failed failed -> failed.problem().code().name();
      case JobState.Cancelled cancelled -> FailureCode.JOB_CANCELLED.name();
      case JobState.Completed completed -> "";
      case JobState.Queued queued -> "";
      case JobState.Running running -> "";
    };
  }

  private static int attempts(Job job) {
    return switch (job.delivery()) {
      case Delivery.None none -> 0;
      case Delivery.Owed owed -> owed.tries().made();
      case Delivery.Delivered delivered -> delivered.tries().made();
      case Delivery.Exhausted exhausted -> exhausted.tries().made();
      case Delivery.Stopped stopped -> stopped.tries().made();
    };
  }

  @Override
  public Fetched open(URI link) {
    List<String> path = List.of(link.getPath().split("/"));
    return switch (openLink.open(new JobId(path.get(path.size() - 2)), path.getLast())) {
      case Answer.Given<OpenLink.Opened> given -> fetched(given.value());
      case Answer.Refused<OpenLink.Opened> refused ->
          new Fetched.Refused(refused.problem().code().name());
    };
  }

  private static Fetched fetched(OpenLink.Opened opened) {
    return switch (opened) {
      case OpenLink.Opened.Here here -> new Fetched.File(here.bytes());
      case OpenLink.Opened.Elsewhere elsewhere ->
          throw new IllegalStateException("a store in this process has no URLs");
    };
  }

  @Override
  public int doDueWork() {
    return dueWork.getAsInt();
  }

  @Override
  public void close() {
    close.run();
  }
}
