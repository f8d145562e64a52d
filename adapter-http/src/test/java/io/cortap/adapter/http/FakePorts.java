package io.cortap.adapter.http;

import io.cortap.core.intake.IdempotencyKey;
import io.cortap.core.job.JobId;
import io.cortap.core.operation.ServiceLevels;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.DownloadLink;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.Requester;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import io.cortap.core.template.TemplateDiagnosis;
import io.cortap.core.template.TemplateProfile;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.CancelJob;
import io.cortap.ports.inbound.CheckHealth;
import io.cortap.ports.inbound.CheckReadiness;
import io.cortap.ports.inbound.CheckTemplate;
import io.cortap.ports.inbound.ExamineToken;
import io.cortap.ports.inbound.FindJob;
import io.cortap.ports.inbound.GenerateReport;
import io.cortap.ports.inbound.KeepSetup;
import io.cortap.ports.inbound.ListDeliveries;
import io.cortap.ports.inbound.ListJobs;
import io.cortap.ports.inbound.MintLink;
import io.cortap.ports.inbound.OpenLink;
import io.cortap.ports.inbound.ReadProject;
import io.cortap.ports.inbound.ReadTelemetry;
import io.cortap.ports.inbound.RedeliverWebhook;
import io.cortap.ports.inbound.ResumeJob;
import io.cortap.ports.inbound.SubmitReport;
import io.cortap.ports.inbound.TestWebhook;
import io.cortap.ports.inbound.WatchJob;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Inbound ports that answer what a test says, and remember what they were asked. */
final class FakePorts
    implements SubmitReport,
        GenerateReport,
        FindJob,
        ListJobs,
        WatchJob,
        CancelJob,
        RedeliverWebhook,
        ResumeJob,
        MintLink,
        ListDeliveries,
        OpenLink,
        CheckReadiness,
        ReadProject,
        KeepSetup,
        CheckTemplate,
        ExamineToken,
        TestWebhook,
        CheckHealth,
        ReadTelemetry {
  Supplier<Answer<Accepted>> submission = FakePorts::refusal;
  Supplier<Answer<Submission>> repetition = FakePorts::refusal;
  Supplier<Answer<Page>> page = FakePorts::refusal;
  Supplier<Answer<Found>> job = FakePorts::refusal;
  Supplier<Answer<Found>> report = FakePorts::refusal;
  Supplier<Answer<Watch>> watch = FakePorts::refusal;
  Supplier<Answer<Found>> cancelled = FakePorts::refusal;
  Supplier<Answer<Found>> redelivered = FakePorts::refusal;
  Supplier<Answer<Found>> resumed = FakePorts::refusal;
  Supplier<Answer<DownloadLink>> minted = FakePorts::refusal;
  Supplier<Answer<Deliveries>> deliveries = FakePorts::refusal;
  Supplier<Answer<Opened>> file = FakePorts::refusal;
  Supplier<Answer<Trial>> trial = FakePorts::refusal;
  Supplier<Answer<Checked>> readiness = FakePorts::refusal;
  Supplier<Answer<Canonical>> canonical = FakePorts::refusal;
  Supplier<Answer<Kept>> setup = FakePorts::refusal;
  Supplier<Answer<Kept>> written = FakePorts::refusal;
  Supplier<Answer<TemplateDiagnosis>> diagnosis = FakePorts::refusal;
  Supplier<Answer<List<TemplateProfile>>> templates = FakePorts::refusal;
  Supplier<Answer<Examined>> token = FakePorts::examined;
  Supplier<Answer<Tested>> ping = FakePorts::refusal;
  Supplier<List<Part>> parts = List::of;
  Supplier<ServiceLevels> levels = () -> ServiceLevels.NONE;

  final List<Caller> callers = Collections.synchronizedList(new ArrayList<>());
  final List<Map<String, ? extends @Nullable Object>> forms =
      Collections.synchronizedList(new ArrayList<>());
  final List<IdempotencyKey> keys = Collections.synchronizedList(new ArrayList<>());
  final List<Map<String, List<String>>> lists = Collections.synchronizedList(new ArrayList<>());
  final List<Long> replaced = Collections.synchronizedList(new ArrayList<>());
  final List<String> opened = Collections.synchronizedList(new ArrayList<>());

  /** What was to be checked; taken only where a test gives a diagnosis. */
  final List<Draft> drafts = Collections.synchronizedList(new ArrayList<>());

  /** What was asked about projects, in words. */
  final List<String> projects = Collections.synchronizedList(new ArrayList<>());

  private static <T> Answer<T> refusal() {
    return Answer.refused(Problem.of(FailureCode.INTERNAL_ERROR, "the test did not expect a call"));
  }

  private static Answer<Examined> examined() {
    return Answer.given(
        new Examined(
            new Requester(new TenantId("12"), new UserId("7")),
            Jobs.at(0),
            Jobs.at(3600),
            true,
            List.of("tenant_id", "user_id", "exp")));
  }

  @Override
  public Answer<Examined> examine(Caller caller) {
    callers.add(caller);
    return token.get();
  }

  @Override
  public Answer<Tested> test(Caller caller, Map<String, ? extends @Nullable Object> form) {
    callers.add(caller);
    forms.add(form);
    return ping.get();
  }

  /** Answers every call with the same refusal from now on. */
  void refuseAll(Problem problem) {
    submission = () -> Answer.refused(problem);
    repetition = () -> Answer.refused(problem);
    page = () -> Answer.refused(problem);
    job = () -> Answer.refused(problem);
    report = () -> Answer.refused(problem);
    watch = () -> Answer.refused(problem);
    cancelled = () -> Answer.refused(problem);
    redelivered = () -> Answer.refused(problem);
    resumed = () -> Answer.refused(problem);
    minted = () -> Answer.refused(problem);
    deliveries = () -> Answer.refused(problem);
    file = () -> Answer.refused(problem);
    trial = () -> Answer.refused(problem);
    readiness = () -> Answer.refused(problem);
    canonical = () -> Answer.refused(problem);
    setup = () -> Answer.refused(problem);
    written = () -> Answer.refused(problem);
    diagnosis = () -> Answer.refused(problem);
    templates = () -> Answer.refused(problem);
    ping = () -> Answer.refused(problem);
  }

  InboundPorts all() {
    return new InboundPorts(
        this, this, this, this, this, this, this, this, this, this, this, this, this, this, this,
        this, this, this, this);
  }

  @Override
  public String metrics() {
    return "cortap_jobs_created_total{report_type=\"draft_audit_report\"} 2.0\n";
  }

  @Override
  public ServiceLevels serviceLevels() {
    return levels.get();
  }

  @Override
  public Answer<Accepted> submit(Caller caller, Map<String, ? extends @Nullable Object> form) {
    callers.add(caller);
    forms.add(form);
    return submission.get();
  }

  @Override
  public Answer<Trial> tryOut(Caller caller, Map<String, ? extends @Nullable Object> form) {
    callers.add(caller);
    forms.add(form);
    return trial.get();
  }

  @Override
  public Answer<Checked> check(Caller caller, ProjectId project, String reportType) {
    callers.add(caller);
    projects.add("check " + project + " for " + reportType);
    return readiness.get();
  }

  @Override
  public Answer<Canonical> read(Caller caller, ProjectId project) {
    callers.add(caller);
    projects.add("read " + project);
    return canonical.get();
  }

  @Override
  public Answer<Canonical> refresh(Caller caller, ProjectId project) {
    callers.add(caller);
    projects.add("refresh " + project);
    return canonical.get();
  }

  @Override
  public Answer<Dropped> drop(Caller caller, ProjectId project) {
    callers.add(caller);
    projects.add("drop " + project);
    return Answer.given(new Dropped());
  }

  @Override
  public Answer<Found> generate(Caller caller, Map<String, ? extends @Nullable Object> form) {
    callers.add(caller);
    forms.add(form);
    return report.get();
  }

  @Override
  public Answer<Watch> watch(Caller caller, JobId id) {
    callers.add(caller);
    return watch.get();
  }

  @Override
  public Answer<Found> cancel(Caller caller, JobId id) {
    callers.add(caller);
    return cancelled.get();
  }

  @Override
  public Answer<Found> redeliver(Caller caller, JobId id) {
    callers.add(caller);
    return redelivered.get();
  }

  @Override
  public Answer<Found> resume(Caller caller, JobId id) {
    callers.add(caller);
    return resumed.get();
  }

  @Override
  public Answer<DownloadLink> mint(Caller caller, JobId id) {
    callers.add(caller);
    return minted.get();
  }

  @Override
  public Answer<Deliveries> deliveries(Caller caller, JobId id) {
    callers.add(caller);
    return deliveries.get();
  }

  @Override
  public Answer<Submission> submitOnce(
      Caller caller, IdempotencyKey key, Map<String, ? extends @Nullable Object> form) {
    callers.add(caller);
    keys.add(key);
    forms.add(form);
    return repetition.get();
  }

  @Override
  public Answer<Page> list(Caller caller, Map<String, List<String>> parameters) {
    callers.add(caller);
    lists.add(parameters);
    return page.get();
  }

  @Override
  public Answer<Found> find(Caller caller, JobId id) {
    callers.add(caller);
    return job.get();
  }

  @Override
  public Answer<Kept> find(Caller caller, ProjectId project) {
    callers.add(caller);
    projects.add("setup " + project);
    return setup.get();
  }

  @Override
  public Answer<Kept> replace(
      Caller caller, ProjectId project, long read, Map<String, @Nullable Object> members) {
    replaced.add(read);
    forms.add(members);
    return written.get();
  }

  @Override
  public Answer<TemplateDiagnosis> check(Caller caller, Upload upload) {
    callers.add(caller);
    Answer<TemplateDiagnosis> answer = diagnosis.get();
    if (answer instanceof Answer.Given<TemplateDiagnosis>) {
      drafts.add(upload.take());
    }
    return answer;
  }

  @Override
  public Answer<List<TemplateProfile>> list(Caller caller) {
    callers.add(caller);
    return templates.get();
  }

  @Override
  public Answer<Opened> open(JobId id, String segment) {
    opened.add(id + "/" + segment);
    return file.get();
  }

  @Override
  public List<Part> parts() {
    return parts.get();
  }
}
