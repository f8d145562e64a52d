package io.cortap.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What has arrived, in order, for those who wait for more of it. Keeps everything until it is
 * closed: it serves tests and demonstrations. For any number of threads.
 */
final class Arrivals<T> {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final List<T> all = new ArrayList<>();
  private final String what;

  /**
   * @param what the plural that error messages use
   */
  Arrivals(String what) {
    this.what = what;
  }

  void add(T one) {
    lock.lock();
    try {
      all.add(one);
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  List<T> all() {
    lock.lock();
    try {
      return List.copyOf(all);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Everything that has arrived, as soon as it is at least {@code count}.
   *
   * @throws IllegalStateException when it is fewer after {@code timeout}, or the thread is
   *     interrupted
   */
  List<T> await(int count, Duration timeout) {
    lock.lock();
    try {
      long left = timeout.toNanos();
      while (all.size() < count) {
        if (left <= 0) {
          throw new IllegalStateException(
              "waited " + timeout + " for " + count + " " + what + ", saw " + all.size());
        }
        left = arrived.awaitNanos(left);
      }
      return List.copyOf(all);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + what, e);
    } finally {
      lock.unlock();
    }
  }
}
