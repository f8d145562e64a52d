package io.cortap.workflow;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Submissions go before the making of reports: somebody waits for their answer, and they take a
 * hundredth of the processor's time. Otherwise a burst of them meets as many threads that are busy
 * with documents, and each answer waits for its share.
 *
 * <p>For any number of threads.
 */
final class Precedence {
  /** How long a making lets submissions pass, twice in its life. */
  static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition quiet = lock.newCondition();
  private int submissions;

  Precedence(Duration patience) {
    this.patience = patience;
  }

  /** Runs {@code submission}, which others let pass meanwhile. */
  <T> T ofSubmission(Supplier<T> submission) {
    count(1);
    try {
      return submission.get();
    } finally {
      count(-1);
    }
  }

  /** Runs a part of a submission that only waits for somebody else's answer. */
  <T> T whileWaiting(Supplier<T> answer) {
    count(-1);
    try {
      return answer.get();
    } finally {
      count(1);
    }
  }

  /** Waits until no submission is answered now, or the patience ends. */
  void letSubmissionsPass() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patience.toNanos();
      while (submissions > 0 && left > 0) {
        left = quiet.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private void count(int change) {
    lock.lock();
    try {
      submissions += change;
      if (submissions == 0) {
        quiet.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }
}
