package io.cortap.workflow;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Rung when this node has ended some work, so that those who wait need not look all the time. */
final class Bell {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rung = lock.newCondition();
  private long strokes;

  void ring() {
    lock.lock();
    try {
      strokes++;
      rung.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How often it was rung; to be asked before a look, so that no stroke is missed after it. */
  long strokes() {
    lock.lock();
    try {
      return strokes;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a stroke after those {@code heard}, no longer than {@code most}. */
  void await(long heard, Duration most) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = most.toNanos();
      while (strokes == heard && left > 0) {
        left = rung.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
