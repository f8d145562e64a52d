package io.cortap.workflow;

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
import io.cortap.ports.inbound.RedeliverWebhook;
import io.cortap.ports.inbound.ResumeJob;
import io.cortap.ports.inbound.SubmitReport;
import io.cortap.ports.inbound.TestWebhook;
import io.cortap.ports.inbound.WatchJob;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/**
 * The sequence between the inbound and the outbound ports: accepts requests, makes reports, tells
 * receivers, answers questions. Thread-safe. Nothing happens in the background until its {@link
 * Worker} is started; closing stops the worker and nothing else, since every port is borrowed.
 *
 * {@snippet class="io.cortap.docs.EmbedItTest" region="embed"}
 */
public final class Workflow implements AutoCloseable {
  private final SubmitReport submitReport;
  private final FindJob findJob;
  private final UserMoves userMoves;
  private final WatchJob watchJob;
  private final GenerateReport generateReport;
  private final ListJobs listJobs;
  private final OpenLink openLink;
  private final CheckHealth checkHealth;
  private final ProjectReading projectReading;
  private final KeepSetup keepSetup;
  private final CheckTemplate checkTemplate;
  private final ExamineToken examineToken;
  private final TestWebhook testWebhook;
  private final Worker worker;

  /**
   * @param clock real or virtual; its fractions of a millisecond are dropped
   * @param random a cryptographically strong source: job ids are drawn from it
   */
  public Workflow(
      OutboundPorts ports, WorkflowSettings settings, InstantSource clock, RandomGenerator random) {
    this(ports, settings, clock, random, Heartbeat.Pulse.THREADS, Worker.Hands.THREADS);
  }

  /**
   * @param pulse makes the heartbeats beat: a simulation does so itself
   * @param hands do the work that was claimed: a simulation does so itself
   */
  Workflow(
      OutboundPorts outside,
      WorkflowSettings settings,
      InstantSource clock,
      RandomGenerator random,
      Heartbeat.Pulse pulse,
      Worker.Hands hands) {
    InstantSource millis = () -> clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var observing = new Observing(outside.observer(), millis);
    var reminders = new Reminders();
    OutboundPorts ports = outside.with(new ObservedJobs(outside.jobs(), observing, reminders));
    var facts = new TokenFacts();
    var allowances = new Allowances(settings.rates());
    var pace = new Pace();
    var links =
        new Links(settings.linkKeys(), settings.links(), settings.publicBase(), ports.blobs());
    var riskuity = new WatchedRiskuity(ports.riskuity(), millis);
    var access = new Access(ports.tokens(), riskuity, settings.limits(), millis, facts, allowances);
    var reading = new ControlsReading(ports.controls(), millis, facts);
    var gathering = new Gathering(riskuity.ofJobs(), ports.cipher(), millis, facts, reading);
    var reviewing = new Reviewing(ports.setups(), settings.unassessed());
    var making = new Making(ports, reviewing, observing, millis);
    var precedence = new Precedence(Precedence.PATIENCE);
    var runner =
        new Runner(ports.jobs(), settings, millis, riskuity, gathering, making, precedence, pace);
    var courier = new Courier(ports, settings, links, observing, millis, random);
    var rescue = new Rescue(ports.jobs(), ports.caretaker(), millis);
    var housekeeping =
        new Housekeeping(
            millis,
            Sampling.chore(
                ports.caretaker(),
                ports.jobs(),
                reminders,
                observing,
                new Alerting(ports.alerts())),
            PastRemoval.chore(ports.caretaker(), settings.links()),
            Rooting.chore(ports.auditRoots()));
    var bell = new Bell();
    this.worker =
        new Worker(
            ports.jobs(),
            settings,
            millis,
            rescue,
            housekeeping,
            runner,
            courier,
            observing,
            bell,
            pulse,
            hands);
    var reader = new JobReader(ports.jobs(), riskuity, access, links, millis);
    this.findJob = reader;
    this.listJobs = new JobLists(ports.index(), settings, access, links, millis);
    var intake =
        new Intake(
            ports,
            settings,
            millis,
            new JobIds(random),
            riskuity,
            access,
            allowances,
            new DailyReports(ports.index(), settings.rates().reportsPerProjectDay()),
            facts,
            precedence,
            pace,
            reader,
            worker::wake);
    var watching = new Watching(reader, access, bell, millis, settings.leases().poll());
    this.submitReport = intake;
    this.userMoves =
        new UserMoves(
            reader,
            new Moving(ports.jobs(), reader, worker::wake, bell),
            links,
            ports.tokens(),
            ports.cipher(),
            facts,
            millis);
    this.watchJob = watching;
    this.generateReport = new WaitingRoom(intake, watching, millis);
    this.openLink = new Downloads(ports, settings.linkKeys(), links, millis);
    this.checkHealth = new Health(ports, riskuity, millis);
    this.projectReading =
        new ProjectReading(
            riskuity,
            access,
            reading,
            reviewing,
            ports.renderer(),
            ports.snapshots(),
            settings.capacity().fetches(),
            millis);
    this.keepSetup = new SetupKeeping(ports.setups(), access, millis);
    this.examineToken = caller -> Guarded.answer(() -> access.examined(caller));
    this.testWebhook = new Pinging(access, ports.notifier(), settings, millis, random);
    this.checkTemplate = new TemplateDesk(access, ports.templates(), settings.capacity().reports());
  }

  /** Takes requests for reports. */
  public SubmitReport submitReport() {
    return submitReport;
  }

  /** Shows one job. */
  public FindJob findJob() {
    return findJob;
  }

  /** Ends a job. */
  public CancelJob cancelJob() {
    return userMoves;
  }

  /** Sends a webhook again. */
  public RedeliverWebhook redeliverWebhook() {
    return userMoves;
  }

  /** Goes on with a job, with a fresh token. */
  public ResumeJob resumeJob() {
    return userMoves;
  }

  /** Makes a fresh link. */
  public MintLink mintLink() {
    return userMoves;
  }

  /** Tells every attempt of a webhook. */
  public ListDeliveries listDeliveries() {
    return userMoves;
  }

  /** Follows a job. */
  public WatchJob watchJob() {
    return watchJob;
  }

  /** Makes a report while its caller waits. */
  public GenerateReport generateReport() {
    return generateReport;
  }

  /** Lists jobs. */
  public ListJobs listJobs() {
    return listJobs;
  }

  /** Opens download links. */
  public OpenLink openLink() {
    return openLink;
  }

  /** Whether the service can work. */
  public CheckHealth checkHealth() {
    return checkHealth;
  }

  /** Whether a report can be made of a project. */
  public CheckReadiness checkReadiness() {
    return projectReading;
  }

  /** Shows a project. */
  public ReadProject readProject() {
    return projectReading;
  }

  /** Keeps what Riskuity does not hold of a project. */
  public KeepSetup keepSetup() {
    return keepSetup;
  }

  /** Checks templates. */
  public CheckTemplate checkTemplate() {
    return checkTemplate;
  }

  /** Tells what is seen in a token. */
  public ExamineToken examineToken() {
    return examineToken;
  }

  /** Sends a receiver a signed ping. */
  public TestWebhook testWebhook() {
    return testWebhook;
  }

  /** Does the work; start it once the service is ready. */
  public Worker worker() {
    return worker;
  }

  @Override
  public void close() {
    worker.close();
  }
}
