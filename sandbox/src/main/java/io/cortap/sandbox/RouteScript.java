package io.cortap.sandbox;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * How one route of the stub misbehaves; without instructions it does not. Instructions add up and
 * take effect with the next request. For any number of threads.
 */
public final class RouteScript {

  /** What happens to one request, read once when it arrives; empty texts mean nothing is asked. */
  record Reaction(
      Duration delay,
      CountDownLatch gate,
      int status,
      String retryAfter,
      String redirect,
      Set<PageQuirk> quirks) {}

  private static final int NO_FAULT = 200;
  private static final String NOWHERE = "";
  private static final CountDownLatch OPEN = new CountDownLatch(0);

  private final Queue<Integer> nextStatuses = new ArrayDeque<>();
  private final Set<PageQuirk> quirks = EnumSet.noneOf(PageQuirk.class);
  private Duration delay = Duration.ZERO;
  private CountDownLatch gate = OPEN;
  private int spared;
  private int lastingStatus = NO_FAULT;
  private String retryAfter = "";
  private String redirect = NOWHERE;
  private int maxPageSize = 1_000;

  RouteScript() {}

  /** Every answer comes this much later, in real time. */
  public synchronized RouteScript delay(Duration each) {
    delay = each;
    return this;
  }

  /** Every answer has this status; 200 takes the instruction back. */
  public synchronized RouteScript status(int status) {
    lastingStatus = status;
    return this;
  }

  /** The next {@code times} answers have this status, then those already asked for follow. */
  public synchronized RouteScript statusTimes(int status, int times) {
    for (int i = 0; i < times; i++) {
      nextStatuses.add(status);
    }
    return this;
  }

  /** Failing answers carry {@code Retry-After}: seconds or an HTTP date. */
  public synchronized RouteScript retryAfter(String value) {
    retryAfter = value;
    return this;
  }

  /**
   * Statuses, redirects and quirks spare the next {@code requests}: a probe passes, a fetch fails.
   */
  public synchronized RouteScript afterRequests(int requests) {
    spared = requests;
    return this;
  }

  /** Every answer is a 307 to there, another origin if need be. */
  public synchronized RouteScript redirect(URI target) {
    redirect = target.toString();
    return this;
  }

  /** Pages are wrong in these ways. */
  public synchronized RouteScript quirk(PageQuirk first, PageQuirk... more) {
    quirks.addAll(EnumSet.of(first, more));
    return this;
  }

  /** A greater {@code limit} counts as this one; 1,000 without an instruction. */
  public synchronized RouteScript maxPageSize(int controls) {
    maxPageSize = controls;
    return this;
  }

  /** Requests from now on wait until {@link #release()}, or until the stub closes. */
  public synchronized RouteScript hold() {
    gate = new CountDownLatch(1);
    return this;
  }

  /** Lets the waiting requests go on. */
  public synchronized RouteScript release() {
    gate.countDown();
    gate = OPEN;
    return this;
  }

  /** Forgets all instructions. */
  public synchronized RouteScript reset() {
    release();
    nextStatuses.clear();
    quirks.clear();
    delay = Duration.ZERO;
    spared = 0;
    lastingStatus = NO_FAULT;
    retryAfter = "";
    redirect = NOWHERE;
    maxPageSize = 1_000;
    return this;
  }

  synchronized Reaction next() {
    if (spared > 0) {
      spared--;
      return new Reaction(delay, gate, NO_FAULT, "", NOWHERE, Set.of());
    }
    Integer queued = nextStatuses.poll();
    int status = queued == null ? lastingStatus : queued;
    return new Reaction(delay, gate, status, retryAfter, redirect, Set.copyOf(quirks));
  }

  synchronized int maxPageSize() {
    return maxPageSize;
  }
}
