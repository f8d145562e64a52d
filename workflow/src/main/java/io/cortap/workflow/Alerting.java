package io.cortap.workflow;

import io.cortap.core.operation.AlarmNotice;
import io.cortap.ports.outbound.AlertChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands notices to every channel, in order; what one does not take waits for the next time. */
final class Alerting {
  private static final Logger LOG = LoggerFactory.getLogger(Alerting.class);

  /** Of what waits longer the oldest is dropped: who was away for so long learns the latest. */
  private static final int MOST_WAITING = 100;

  private record Channel(AlertChannel channel, Deque<AlarmNotice> waiting) {}

  // Not "synchronized", which would pin a virtual thread to its carrier while a channel tells.
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Channel> channels;

  Alerting(List<AlertChannel> channels) {
    this.channels =
        channels.stream().map(channel -> new Channel(channel, new ArrayDeque<>())).toList();
  }

  void tell(List<AlarmNotice> notices) {
    lock.lock();
    try {
      channels.forEach(channel -> tell(channel, notices));
    } finally {
      lock.unlock();
    }
  }

  private static void tell(Channel channel, List<AlarmNotice> notices) {
    Deque<AlarmNotice> waiting = channel.waiting();
    waiting.addAll(notices);
    while (waiting.size() > MOST_WAITING) {
      waiting.removeFirst();
    }
    while (!waiting.isEmpty() && isTaken(channel.channel(), waiting.getFirst())) {
      waiting.removeFirst();
    }
  }

  private static boolean isTaken(AlertChannel channel, AlarmNotice notice) {
    try {
      return channel.tell(notice);
    } catch (RuntimeException e) {
      LOG.atError()
          .setCause(e)
          .addKeyValue("event", "alert_failed")
          .log("an alert did not go out; it is told again shortly");
      return false;
    }
  }
}
