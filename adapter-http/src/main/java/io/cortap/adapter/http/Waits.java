package io.cortap.adapter.http;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import java.util.HashSet;
import java.util.Set;

/**
 * Calls that wait for something to happen. Closing interrupts them all, so that their callers get
 * an end while the service can still write one.
 */
final class Waits implements AutoCloseable {
  /** Something that may take its time. */
  interface Wait<T> {
    T happen() throws InterruptedException;
  }

  private final Set<Thread> waiting = new HashSet<>();
  private boolean closed;

  /**
   * @throws InterruptedException when the service closes
   */
  <T> T during(Wait<T> wait) throws InterruptedException {
    enter();
    try {
      return wait.happen();
    } finally {
      leave();
    }
  }

  /**
   * The same for a wait that ends by itself when it is interrupted.
   *
   * @throws RefusedException when the service closes before it begins
   */
  <T> T orUnavailable(Wait<T> wait) {
    try {
      return during(wait);
    } catch (InterruptedException closing) {
      throw new RefusedException(
          Problem.of(FailureCode.SERVICE_UNAVAILABLE, "the service is about to stop"));
    }
  }

  private synchronized void enter() throws InterruptedException {
    if (closed) {
      throw new InterruptedException("the service closes");
    }
    waiting.add(Thread.currentThread());
  }

  /** What follows, the last words to the caller, is not interrupted. */
  private synchronized void leave() {
    waiting.remove(Thread.currentThread());
    if (closed) {
      Thread.interrupted();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    waiting.forEach(Thread::interrupt);
  }
}
