package io.cortap.workflow;

import io.cortap.core.job.Due;
import io.cortap.core.job.Job;
import io.cortap.core.job.Turns;
import io.cortap.core.report.TenantId;
import io.cortap.ports.outbound.JobStore;
import io.cortap.ports.outbound.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for due work, claims it and has it done on threads of its own, as much at once as the
 * capacity allows; once a second it takes back what dead nodes held. Every node runs one; none is
 * special.
 *
 * <p>Without {@link #start} nothing happens by itself, and {@link #runDue} does what is due on the
 * calling thread: that is how tests move a whole service through virtual time.
 */
public final class Worker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final Duration CLOSING = Duration.ofSeconds(20);
  private static final Duration GIVING_BACK = Duration.ofSeconds(2);
  private static final int BATCH = 50;

  /**
   * For so long new work may gather before a look; a place that is free again is filled at once.
   */
  private static final Duration GATHERING = Duration.ofMillis(20);

  /** How long to wait after a look that met trouble: a full disk need not be filled with logs. */
  private static final Duration TROUBLED_POLL = Duration.ofSeconds(2);

  /** One kind of due work: how to claim it, how to do it, how much of it at once, and for whom. */
  private record Line(
      Due.Lane lane,
      Semaphore slots,
      Function<Versioned<Job>, Optional<HeldJob>> claim,
      BiConsumer<HeldJob, Deadline> work,
      Consumer<HeldJob> leave,
      Thread.Builder threads,
      Map<HeldJob, Thread> working) {
    /**
     * Work of another lane that is done the same way, in the same slots and under the same caps.
     */
    Line of(Due.Lane other) {
      return new Line(other, slots, claim, work, leave, threads, working);
    }
  }

  /** Who runs what was claimed. */
  @FunctionalInterface
  interface Hands {
    /** A thread for each. */
    Hands THREADS = (thread, work) -> thread.start();

    /**
     * @param thread not started; it would do the work
     */
    void begin(Thread thread, Runnable work);
  }

  private final JobStore jobs;
  private final WorkflowSettings settings;
  private final InstantSource clock;
  private final Rescue rescue;
  private final Housekeeping housekeeping;
  private final Observing observing;
  private final Bell bell;
  private final Heartbeat.Pulse pulse;
  private final Hands hands;
  private final Runner runner;
  private final Line sealed;
  private final Line reports;
  private final Line deliveries;
  private final Thread looking = Thread.ofVirtual().name("worker").unstarted(this::look);
  private final AtomicBoolean freed = new AtomicBoolean();
  private volatile Optional<Thread> tidying = Optional.empty();
  private volatile boolean closed;
  private boolean troubled;

  Worker(
      JobStore jobs,
      WorkflowSettings settings,
      InstantSource clock,
      Rescue rescue,
      Housekeeping housekeeping,
      Runner runner,
      Courier courier,
      Observing observing,
      Bell bell,
      Heartbeat.Pulse pulse,
      Hands hands) {
    this.jobs = jobs;
    this.settings = settings;
    this.clock = clock;
    this.rescue = rescue;
    this.housekeeping = housekeeping;
    this.observing = observing;
    this.bell = bell;
    this.pulse = pulse;
    this.hands = hands;
    this.runner = runner;
    WorkflowSettings.Capacity capacity = settings.capacity();
    this.reports =
        new Line(
            Due.Lane.REPORT,
            new Semaphore(capacity.fetches() + capacity.reports()),
            runner::claim,
            (held, deadline) -> runner.run(held, deadline, this::leaveGathering),
            this::leaveGathering,
            // A document in the making may keep its thread busy: the system takes turns all the
            // same.
            Thread.ofPlatform().daemon(),
            new ConcurrentHashMap<>());
    this.sealed = reports.of(Due.Lane.SEALED);
    this.deliveries =
        new Line(
            Due.Lane.DELIVERY,
            new Semaphore(capacity.deliveries()),
            courier::claim,
            (held, deadline) -> courier.attempt(held),
            held -> {},
            Thread.ofVirtual(),
            new ConcurrentHashMap<>());
  }

  /** Begins to look for work; once only. */
  public void start() {
    looking.start();
  }

  /** There may be work now: look at once instead of at the next poll. */
  void wake() {
    LockSupport.unpark(looking);
  }

  /**
   * Does all that is due now, and all that becomes due by it without time passing, one after the
   * other on the calling thread.
   *
   * @return how many pieces of work were done
   */
  public int runDue() {
    rescue.look();
    if (housekeeping.isTime()) {
      housekeeping.tidy();
    }
    int done = 0;
    int before;
    do {
      before = done;
      done += runDue(sealed) + runDue(reports) + runDue(deliveries);
    } while (done > before);
    return done;
  }

  private int runDue(Line line) {
    int done = 0;
    for (Versioned<Job> due : jobs.due(line.lane(), clock.instant(), BATCH)) {
      Optional<HeldJob> held = claimed(line, due);
      if (held.isPresent()) {
        doWork(line, held.get());
        done++;
      }
    }
    return done;
  }

  private void look() {
    while (!closed) {
      troubled = false;
      lookOnce();
      LockSupport.parkNanos((troubled ? TROUBLED_POLL : settings.leases().poll()).toNanos());
      if (!freed.getAndSet(false)) {
        // In a burst each submission wakes the worker, and one look sees them all.
        pause(GATHERING);
      }
    }
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever a look meets, for instance too few threads, the next one may find it gone. */
  private void lookOnce() {
    try {
      rescue.lookIfTime();
      if (housekeeping.isTime()) {
        tidying = Optional.of(Thread.ofVirtual().name("housekeeping").start(housekeeping::tidy));
      }
      dispatch();
    } catch (Error e) {
      troubled = true;
      LOG.atError().setCause(e).log("a look for work failed; the next one follows shortly");
    }
  }

  /** Begins as much of what is due as slots, turns and caps allow. */
  void dispatch() {
    // What has been begun goes first, and needs no Riskuity.
    dispatch(sealed);
    dispatch(reports);
    dispatch(deliveries);
  }

  /** One lane in trouble must not stop the other, nor one job those behind it. */
  private void dispatch(Line line) {
    int free = line.slots().availablePermits();
    if (free == 0) {
      return;
    }
    try {
      for (Versioned<Job> due : next(line, free)) {
        if (closed || !line.slots().tryAcquire()) {
          return;
        }
        claimed(line, due)
            .ifPresentOrElse(held -> startWork(line, held), () -> line.slots().release());
      }
    } catch (RuntimeException e) {
      troubled = true;
      LOG.atError().setCause(e).log("due work cannot be read; the next look follows shortly");
    }
  }

  /** Of all that is due, what the tenants' turns give to this node. */
  private List<Versioned<Job>> next(Line line, int free) {
    Map<TenantId, Integer> underWay = new HashMap<>();
    line.working().keySet().forEach(held -> underWay.merge(held.tenant(), 1, Integer::sum));
    return Turns.take(
        jobs.due(line.lane(), clock.instant(), BATCH),
        due -> due.value().key().tenant(),
        underWay,
        settings.capacity().ofTenant(),
        free);
  }

  private Optional<HeldJob> claimed(Line line, Versioned<Job> due) {
    try {
      return line.claim().apply(due);
    } catch (RuntimeException e) {
      troubled = true;
      LOG.atError()
          .setCause(e)
          .addKeyValue("job_id", due.value().id())
          .log("the job could not be claimed; it stays due");
      return Optional.empty();
    }
  }

  private void startWork(Line line, HeldJob held) {
    Runnable work =
        () -> {
          try {
            doWork(line, held);
          } finally {
            line.working().remove(held);
            line.slots().release();
            refill();
          }
        };
    Thread thread = line.threads().name(line.lane() + "-" + held.job().id()).unstarted(work);
    line.working().put(held, thread);
    try {
      hands.begin(thread, work);
    } catch (Error | RuntimeException e) {
      line.working().remove(held);
      line.slots().release();
      line.leave().accept(held);
      giveBack(held);
      throw e;
    }
  }

  /** What was not begun is nobody's fault: without this its lease would lapse, as after a crash. */
  private void giveBack(HeldJob held) {
    Instant now = clock.instant();
    try {
      held.finish(job -> job.release(now));
    } catch (RuntimeException e) {
      LOG.atError()
          .setCause(e)
          .addKeyValue("job_id", held.job().id())
          .log("the job could not be given back; it is due again when its lease ends");
    }
  }

  private void doWork(Line line, HeldJob held) {
    observing.begun(line.lane());
    try {
      LogContext.during(held.job(), () -> doWatched(line, held));
    } finally {
      observing.ended(line.lane());
      line.leave().accept(held);
    }
  }

  private void doWatched(Line line, HeldJob held) {
    var deadline = new Deadline(held.job(), settings.limits().job(), observing, clock);
    Heartbeat heartbeat = Heartbeat.start(held, settings.leases(), deadline, clock, pulse);
    try {
      line.work().accept(held, deadline);
    } catch (LostClaimException lost) {
      LOG.atInfo()
          .addKeyValue("job_id", held.job().id())
          .log("no longer this worker's: what it still does is not written");
    } catch (RuntimeException e) {
      LOG.atError()
          .setCause(e)
          .addKeyValue("job_id", held.job().id())
          .log("work stopped; the job is due again when its lease ends");
    } finally {
      heartbeat.close();
      deadline.abandon();
      bell.ring();
    }
  }

  /** The next job may gather: it is claimed at once. */
  private void leaveGathering(HeldJob held) {
    if (runner.leave(held)) {
      refill();
    }
  }

  private void refill() {
    freed.set(true);
    wake();
  }

  /** Takes no more work; what is under way goes on. {@link #close} waits for that. */
  public void stopClaiming() {
    closed = true;
    wake();
  }

  /**
   * Stops looking, and waits up to 20 s for the work under way. What takes longer is interrupted
   * and gives its jobs back, for which it has 2 s more; what does not come back even then is due
   * again when its lease ends.
   */
  @Override
  public void close() {
    stopClaiming();
    try {
      if (looking.getState() != Thread.State.NEW) {
        looking.join(GIVING_BACK);
      }
      waitForWork(CLOSING);
      working().forEach(Thread::interrupt);
      waitForWork(GIVING_BACK);
      if (tidying.isPresent()) {
        tidying.get().join(GIVING_BACK);
      }
    } catch (InterruptedException e) {
      working().forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
    }
  }

  private void waitForWork(Duration limit) throws InterruptedException {
    Instant end = clock.instant().plus(limit);
    for (Thread thread : working()) {
      Duration left = Duration.between(clock.instant(), end);
      if (left.isPositive()) {
        thread.join(left);
      }
    }
  }

  private List<Thread> working() {
    return Stream.of(reports, deliveries)
        .flatMap(line -> line.working().values().stream())
        .toList();
  }
}
