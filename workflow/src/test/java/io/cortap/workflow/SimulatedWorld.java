package io.cortap.workflow;

import io.cortap.adapter.memory.AesGcmTokenCipher;
import io.cortap.adapter.memory.InMemoryControlsCache;
import io.cortap.adapter.memory.InMemoryPdfConverter;
import io.cortap.adapter.memory.InMemoryReportRenderer;
import io.cortap.adapter.memory.InMemorySetupStore;
import io.cortap.adapter.memory.InMemoryTemplateChecker;
import io.cortap.adapter.memory.InMemoryTokenVerifier;
import io.cortap.adapter.memory.TokenKey;
import io.cortap.adapter.testkit.SampleJobs;
import io.cortap.adapter.testkit.SampleReviews;
import io.cortap.adapter.testkit.SettableClock;
import io.cortap.core.intake.IdempotencyKey;
import io.cortap.core.job.Due;
import io.cortap.core.job.Job;
import io.cortap.core.job.JobId;
import io.cortap.core.job.JobNews;
import io.cortap.core.job.JobState;
import io.cortap.core.job.NodeId;
import io.cortap.core.job.QueueLimits;
import io.cortap.core.problem.ProblemForm;
import io.cortap.core.report.CorrelationId;
import io.cortap.core.report.LinkPolicy;
import io.cortap.core.report.ProjectId;
import io.cortap.core.report.ProjectKey;
import io.cortap.core.report.Requester;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import io.cortap.core.report.UserToken;
import io.cortap.core.review.UnassessedPolicy;
import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.SigningSecret;
import io.cortap.core.webhook.SigningSecrets;
import io.cortap.ports.inbound.Answer;
import io.cortap.ports.inbound.Caller;
import io.cortap.ports.inbound.SubmitReport;
import io.cortap.ports.outbound.BlobStore;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.Notifier;
import io.cortap.ports.outbound.PortUnavailableException;
import io.cortap.ports.outbound.TokenCipher;
import io.cortap.workflow.Happening.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Several nodes on shared stores, one thread and one virtual time: a history happens to it, and
 * whatever must never happen is a {@link Violation}. Equal seeds and histories give equal worlds.
 */
final class SimulatedWorld {
  static final int NODES = 3;

  /** Nothing else that is stored or sent looks like this. */
  static final String TOKENS_BEGIN = "secret-token-of-user-";

  private static final WorkflowSettings.Capacity CAPACITY =
      new WorkflowSettings.Capacity(3, 1, 3, 2);
  private static final int USERS = 4;
  private static final int MOST_STEPS = 1500;
  private static final Instant NOON = SampleJobs.NOON;
  private static final ProjectId PROJECT = new ProjectId(58);

  final Causes causes = new Causes();
  final Map<Happening.Trouble, Integer> met = new EnumMap<>(Happening.Trouble.class);

  private final long seed;
  private final Mutant mutant;
  private final SettableClock clock = new SettableClock(NOON);
  private final NumberedSnapshots snapshots = new NumberedSnapshots();
  private final InMemorySetupStore setups = new InMemorySetupStore();
  private final InMemoryTokenVerifier tokens = new InMemoryTokenVerifier();
  private final SimulatedStores stores;
  private final SimulatedRiskuity riskuity = new SimulatedRiskuity(causes);
  private final WatchedBlobs watchedBlobs;
  private final WatchedJobs watched;
  private final WatchedReceiver receiver;
  private final JobStore seenJobs;
  private final BlobStore seenBlobs;
  private final Notifier seenReceiver;
  private final TokenCipher cipher;
  private final List<SimulatedNode> nodes = new ArrayList<>();
  private final Deque<SimulatedFrame> frames = new ArrayDeque<>();
  private final List<NodeId> dead = new ArrayList<>();
  private final List<JobId> accepted = new ArrayList<>();
  private final Map<JobId, Integer> owners = new HashMap<>();
  private final Map<String, JobId> byTokenAndKey = new HashMap<>();
  private final Map<Integer, UserToken> present = new HashMap<>();
  private final Map<UserToken, Instant> ends = new HashMap<>();
  private final List<byte[]> answers = new ArrayList<>();
  private boolean calm;
  private int documents;
  private int tokensIssued;
  private int submissions;

  SimulatedWorld(long seed, Mutant mutant) {
    this(seed, mutant, SimulatedStores.Kind.MEMORY);
  }

  SimulatedWorld(long seed, Mutant mutant, SimulatedStores.Kind kind) {
    this.seed = seed;
    this.mutant = mutant;
    this.stores = kind.make(mutant, setups);
    this.watchedBlobs = new WatchedBlobs(stores.blobs());
    this.watched = new WatchedJobs(mutant.store(stores.jobs()), stores.blobs());
    this.receiver = new WatchedReceiver(watched, causes);
    this.seenJobs = mutant.seen(watched);
    this.seenBlobs = mutant.blobs(watchedBlobs);
    this.seenReceiver = mutant.notifier(receiver);
    this.cipher =
        mutant.cipher(
            new AesGcmTokenCipher(
                List.of(new TokenKey("t1", new byte[TokenKey.LENGTH_BYTES])), new Random(seed)));
    for (int user = 0; user < USERS; user++) {
      setups.hold(new ProjectKey(requester(user).tenant(), PROJECT), SampleReviews.setup());
    }
    for (int number = 0; number < NODES; number++) {
      var node = new SimulatedNode(number);
      node.live(started(node));
      nodes.add(node);
    }
  }

  /** The jobs as they ended. */
  List<Job> jobs() {
    return watched.jobs();
  }

  static InMemorySetupStore noSetups() {
    return new InMemorySetupStore();
  }

  /**
   * All that is stored, was sent, or answered since this was last asked, and what everything says
   * of itself.
   */
  List<byte[]> said() {
    var all = new ArrayList<byte[]>(watched.stored());
    all.addAll(stores.rows().get());
    all.addAll(receiver.heard());
    watchedBlobs.written().values().forEach(blob -> all.add(blob.bytes()));
    all.addAll(answers);
    answers.clear();
    var problems = new ProblemForm("https://reports.example.test");
    for (Job job : watched.jobs()) {
      all.add(said(job));
      all.add(said(job.accepted(), job.trail(), job.material(), job.delivery(), job.due()));
      if (job.state() instanceof JobState.Failed failed) {
        all.add(said(JobNews.failed(job, problems), failed.problem()));
        all.add(JobNews.failed(job, problems).payload().bytes());
      }
    }
    for (UserToken token : ends.keySet()) {
      all.add(said(token, new Caller(token, new CorrelationId("c"))));
    }
    return all;
  }

  private static byte[] said(Object... things) {
    return List.of(things).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Requester requester(int user) {
    return new Requester(new TenantId("t" + user / 2), new UserId("u" + user % 2));
  }

  private Workflow started(SimulatedNode node) {
    var gates = new SimulatedGates(this, node);
    var random = new Random(seed * 31 + node.number * 7L + node.life);
    return new Workflow(
        new OutboundPorts(
            gates.jobs(seenJobs),
            stores.index(),
            gates.blobs(seenBlobs),
            gates.caretaker(stores.caretaker()),
            gates.riskuity(mutant.riskuity(riskuity)),
            new InMemoryControlsCache(Duration.ZERO),
            tokens,
            gates.cipher(cipher),
            setups,
            stores.roots(),
            snapshots,
            gates.renderer(new InMemoryReportRenderer(), () -> documents++),
            new InMemoryTemplateChecker(),
            new InMemoryPdfConverter(),
            gates.notifier(seenReceiver)),
        settings(node.id(), mutant.capacity(CAPACITY)),
        () -> clock.instant().plus(node.skew),
        random,
        heartbeat -> node.frames.element().heartbeats.add(heartbeat),
        (thread, work) ->
            node.frames.element().begun.add(new SimulatedFrame.Begun(thread.getName(), work)));
  }

  private static WorkflowSettings settings(NodeId node, WorkflowSettings.Capacity capacity) {
    return new WorkflowSettings(
        node,
        "https://reports.example.test",
        LinkPolicy.STANDARD,
        SampleJobs.LINK_KEYS,
        SigningSecrets.of(SigningSecret.of("5d".repeat(32))),
        UnassessedPolicy.DRAFT,
        WorkflowSettings.Leases.STANDARD,
        capacity,
        QueueLimits.STANDARD,
        WorkflowSettings.Limits.STANDARD);
  }

  /** Everything of a history, and then what follows of it once nothing goes wrong any more. */
  void live(List<Happening> history) {
    live(history, () -> {}, true);
  }

  /** The same, with a look after each happening and once all is done. */
  void live(List<Happening> history, Runnable look) {
    live(history, look, true);
  }

  /**
   * The same.
   *
   * @param judged whether what came of it is judged
   */
  void live(List<Happening> history, Runnable look, boolean judged) {
    try (stores) {
      for (Happening happening : history) {
        happen(happening);
        look.run();
      }
      settle();
      look.run();
      if (!judged) {
        return;
      }
      new Verdicts(watched, watchedBlobs, receiver, stores.rows(), causes, this::refuses)
          .judge(accepted, met.keySet());
    }
  }

  /** One happening; a node that dies in it is started again. */
  void happen(Happening happening) {
    SimulatedNode node = nodes.get(happening.node());
    if (happening.kind() == Happening.Kind.WORK && !node.frames.isEmpty()) {
      return;
    }
    var frame = new SimulatedFrame(node, happening.faults());
    boolean interrupted = Thread.interrupted();
    frames.push(frame);
    node.frames.push(frame);
    try {
      act(happening, node, frame);
    } catch (Trouble.Crash crash) {
      die(node, frame.life);
    } finally {
      node.frames.pop();
      frames.pop();
      Thread.interrupted();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void die(SimulatedNode node, int life) {
    if (node.life == life) {
      dead.add(node.id());
      watched.died(node.id());
      node.life++;
      node.live(started(node));
    }
  }

  private void act(Happening happening, SimulatedNode node, SimulatedFrame frame) {
    int subject = happening.subject();
    int amount = happening.amount();
    Workflow workflow = node.workflow();
    switch (happening.kind()) {
      case SUBMIT -> submit(workflow, subject, amount);
      case WORK -> {
        if (subject % 2 == 0) {
          work(workflow);
        } else {
          dispatch(workflow, frame);
        }
      }
      case WAIT -> pass(Duration.ofMillis(amount).multipliedBy(subject % 8 == 0 ? 600 : 1));
      case CANCEL ->
          withJob(
              subject,
              (caller, id) -> {
                causes.cancellation(id);
                return workflow.cancelJob().cancel(caller, id);
              });
      case RESUME ->
          withJob(
              subject,
              (caller, id) -> {
                causes.resumption(id, caller.token());
                return workflow.resumeJob().resume(caller, id);
              });
      case REDELIVER ->
          withJob(subject, (caller, id) -> workflow.redeliverWebhook().redeliver(caller, id));
      case LINK -> withJob(subject, (caller, id) -> workflow.mintLink().mint(caller, id));
      case READ -> withJob(subject, (caller, id) -> workflow.findJob().find(caller, id));
      case BURY -> dead.forEach(stores.bury());
      case RECEIVER -> receiver.answer(answer(amount));
      case RISKUITY -> riskuity.behave(manner(amount));
      case REVOKE -> riskuity.revoke(token(ownerOf(subject)));
      case SKEW -> node.skew = Duration.ofMillis(amount % 3000 - 1500);
    }
  }

  private static AttemptOutcome answer(int amount) {
    return switch (amount % 10) {
      case 0 -> new AttemptOutcome.Answered(500);
      case 1 -> new AttemptOutcome.Unreachable("no answer within 30 s");
      case 2 -> new AttemptOutcome.Answered(404);
      case 3 -> new AttemptOutcome.Answered(429, Duration.ofMinutes(7));
      case 4 -> new AttemptOutcome.Answered(410);
      case 5 -> new AttemptOutcome.EgressFailed("no name server answers");
      default -> new AttemptOutcome.Answered(200);
    };
  }

  private static SimulatedRiskuity.Manner manner(int amount) {
    return switch (amount % 5) {
      case 0 -> SimulatedRiskuity.Manner.DOWN;
      case 1 -> SimulatedRiskuity.Manner.SLOW;
      default -> SimulatedRiskuity.Manner.UP;
    };
  }

  private static void work(Workflow workflow) {
    try {
      workflow.worker().runDue();
    } catch (PortUnavailableException e) {
      // This look found nothing; the next one follows.
    }
  }

  /** As the worker's own thread does it: all that the turns give is claimed before any is done. */
  private void dispatch(Workflow workflow, SimulatedFrame frame) {
    workflow.worker().dispatch();
    judgeTurns(frame.begun);
    for (SimulatedFrame.Begun begun : frame.begun) {
      begun.work().run();
      Thread.interrupted();
    }
  }

  private void judgeTurns(List<SimulatedFrame.Begun> begun) {
    var ofTenant = new HashMap<String, Integer>();
    for (SimulatedFrame.Begun piece : begun) {
      boolean delivery = piece.thread().startsWith("DELIVERY-");
      String id = piece.thread().substring(piece.thread().indexOf("-rpt-") + 1);
      TenantId tenant =
          watched.jobs().stream()
              .filter(job -> job.id().value().equals(id))
              .map(job -> job.key().tenant())
              .findFirst()
              .orElseThrow();
      String of = delivery + " " + tenant;
      if (ofTenant.merge(of, 1, Integer::sum) > CAPACITY.ofTenant()) {
        throw new Violation("a node took more jobs of tenant " + tenant + " than it may");
      }
      int most = delivery ? CAPACITY.deliveries() : CAPACITY.fetches() + CAPACITY.reports();
      if (ofTenant.merge("all " + delivery, 1, Integer::sum) > most) {
        throw new Violation("a node took more jobs than it has slots");
      }
    }
  }

  /** Whether Riskuity refuses the token at that time, or did before. */
  private boolean refuses(UserToken token, Instant at) {
    // Clocks go up to 1.5 s before the time.
    return !riskuity.accepts(token)
        || !ends.getOrDefault(token, Instant.MAX).isAfter(at.plusSeconds(2));
  }

  private void submit(Workflow workflow, int subject, int amount) {
    int user = subject % USERS;
    UserToken token = token(user);
    var correlation = new CorrelationId("submission-" + submissions++);
    causes.submission(correlation, token);
    var caller = new Caller(token, correlation);
    if (amount % 2 == 1) {
      Answer<SubmitReport.Accepted> answer = workflow.submitReport().submit(caller, form());
      answers.add(said(answer));
      if (answer instanceof Answer.Given<SubmitReport.Accepted> given) {
        accepted(given.value().job().id(), user);
      }
      return;
    }
    var key = new IdempotencyKey("click-" + subject % 3);
    Answer<SubmitReport.Submission> answer =
        workflow.submitReport().submitOnce(caller, key, form());
    answers.add(said(answer));
    if (answer instanceof Answer.Given<SubmitReport.Submission> given) {
      JobId id =
          switch (given.value()) {
            case SubmitReport.Accepted fresh -> fresh.job().id();
            case SubmitReport.Replayed replayed -> replayed.found().job().id();
            case SubmitReport.Recognized recognized -> recognized.id();
          };
      accepted(id, user);
      JobId first = byTokenAndKey.putIfAbsent(token.reveal() + " " + key, id);
      if (first != null && !first.equals(id)) {
        throw new Violation("one token and one key led to two jobs: " + first + ", " + id);
      }
    }
  }

  private void accepted(JobId id, int user) {
    if (owners.putIfAbsent(id, user) == null) {
      accepted.add(id);
    }
  }

  private static Map<String, @Nullable Object> form() {
    var form = new HashMap<String, @Nullable Object>();
    form.put("project_id", PROJECT.value());
    form.put("report_type", "draft_audit_report");
    form.put("callback_url", "https://hooks.example.test/cortap");
    return form;
  }

  /** The token that the user has now: one that has ended or is refused is replaced. */
  private UserToken token(int user) {
    UserToken token = present.get(user);
    Instant now = clock.instant();
    if (token == null
        || !riskuity.accepts(token)
        || ends.getOrDefault(token, now).isBefore(now.plusSeconds(5))) {
      token = new UserToken(TOKENS_BEGIN + user + "-number-" + tokensIssued++);
      Instant end = now.plus(Duration.ofMinutes(60));
      tokens.issue(token, requester(user), end);
      ends.put(token, end);
      present.put(user, token);
    }
    return token;
  }

  /** What a user asks of one of their jobs. */
  private interface Wish {
    Answer<?> ask(Caller caller, JobId id);
  }

  private void withJob(int subject, Wish wish) {
    if (!accepted.isEmpty()) {
      JobId id = accepted.get(subject % accepted.size());
      Caller caller = new Caller(token(ownerOf(subject)), new CorrelationId("simulated"));
      answers.add(said(wish.ask(caller, id)));
    }
  }

  private int ownerOf(int subject) {
    return accepted.isEmpty() ? 0 : owners.getOrDefault(accepted.get(subject % accepted.size()), 0);
  }

  /** Time passes, and whoever works shows that it lives. */
  private void pass(Duration span) {
    Duration left = span;
    while (left.isPositive()) {
      boolean beating = frames.stream().anyMatch(frame -> !frame.heartbeats.isEmpty());
      Duration second = Duration.ofSeconds(1);
      Duration step = beating && left.compareTo(second) > 0 ? second : left;
      clock.advance(step);
      left = left.minus(step);
      boolean before = calm;
      calm = true;
      frames.forEach(SimulatedFrame::beat);
      calm = before;
    }
    if (!frames.isEmpty()) {
      frames.element().interruptWhatIsOver();
    }
  }

  /**
   * A port call of a node, with all that goes wrong with it.
   *
   * @param store whether it goes to a store, from which a node can be cut off
   * @param failure what the caller sees of a call that failed
   */
  <T> T call(SimulatedNode node, boolean store, Supplier<T> call, Supplier<T> failure) {
    if (store && clock.instant().isBefore(node.partitionedUntil)) {
      return failure.get();
    }
    if (calm) {
      return call.get();
    }
    SimulatedFrame frame = frames.element();
    List<Fault> faults = frame.next();
    for (Fault fault : faults) {
      before(node, fault);
    }
    if (frame.life != node.life || has(faults, Happening.Trouble.CRASH_BEFORE)) {
      throw new Trouble.Crash("before a call");
    }
    if (has(faults, Happening.Trouble.DOWN)
        || (store && clock.instant().isBefore(node.partitionedUntil))) {
      return failure.get();
    }
    T answer = call.get();
    if (has(faults, Happening.Trouble.TWICE)) {
      answer = call.get();
    }
    if (has(faults, Happening.Trouble.CRASH_AFTER)) {
      throw new Trouble.Crash("after a call");
    }
    return has(faults, Happening.Trouble.LOST) ? failure.get() : answer;
  }

  private void before(SimulatedNode node, Fault fault) {
    met.merge(fault.trouble(), 1, Integer::sum);
    switch (fault.trouble()) {
      case DELAY -> pass(Duration.ofMillis(fault.amount()));
      case PARTITION ->
          node.partitionedUntil = clock.instant().plus(Duration.ofMillis(fault.amount()));
      case MEANWHILE -> {
        fault.meanwhile().ifPresent(this::happen);
        frames.element().interruptWhatIsOver();
      }
      case CRASH_BEFORE, CRASH_AFTER, DOWN, LOST, TWICE -> {}
    }
  }

  private static boolean has(List<Fault> faults, Happening.Trouble trouble) {
    return faults.stream().anyMatch(fault -> fault.trouble() == trouble);
  }

  /** Nothing goes wrong any more, but for the receivers; time goes on until nothing is due. */
  private void settle() {
    calm = true;
    nodes.forEach(node -> node.partitionedUntil = Instant.MIN);
    riskuity.behave(SimulatedRiskuity.Manner.UP);
    receiver.recoverFromOurOwnFaults();
    for (int step = 0; step < MOST_STEPS; step++) {
      Optional<Instant> next =
          watched.jobs().stream()
              .flatMap(job -> job.due().map(Due::at).stream())
              .min(Comparator.naturalOrder());
      if (next.isEmpty()) {
        return;
      }
      // No clock is behind by more than its skew.
      Duration until = Duration.between(clock.instant(), next.get().plusSeconds(2));
      pass(until.isNegative() ? Duration.ofMillis(100) : until);
      happen(new Happening(Happening.Kind.WORK, step % NODES, step % 2, 0, List.of()));
    }
    throw new Violation(
        "something is still due after "
            + MOST_STEPS
            + " looks: "
            + watched.jobs().stream()
                .filter(job -> job.due().isPresent())
                .map(WatchedJobs::brief)
                .toList());
  }
}
