package io.cortap.sandbox;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

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
  private final Map<String, String> comments = new HashMap<>();
  private Duration delay = Duration.ZERO;
  private Duration delayPerControl = Duration.ZERO;
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

  /** A page comes this much later for each control on it, in real time. */
  public synchronized RouteScript delayPerControl(Duration each) {
    delayPerControl = each;
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

  /**
   * A reviewer has written this comment on the control of this name, in place of what was there.
   * Controls without an assessment stay without.
   */
  public synchronized RouteScript comment(String controlName, String comment) {
    comments.put(controlName, comment);
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
    comments.clear();
    delay = Duration.ZERO;
    delayPerControl = Duration.ZERO;
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

  /** The controls with the comments that were written since. */
  synchronized List<Object> commented(List<Object> items) {
    return comments.isEmpty() ? items : items.stream().map(this::commented).toList();
  }

  private Object commented(Object item) {
    if (item instanceof Map<?, ?> members
        && members.get("control") instanceof Map<?, ?> control
        && members.get("assessment") instanceof Map<?, ?> assessment) {
      String comment = comments.get(String.valueOf(control.get("name")));
      return comment == null
          ? item
          : with(members, "assessment", with(assessment, "comments", comment));
    }
    return item;
  }

  private static Map<Object, @Nullable Object> with(Map<?, ?> members, String name, Object value) {
    var changed = new LinkedHashMap<Object, @Nullable Object>(members);
    changed.put(name, value);
    return changed;
  }

  synchronized int maxPageSize() {
    return maxPageSize;
  }

  synchronized Duration delayFor(int controls) {
    return delayPerControl.multipliedBy(controls);
  }
}
