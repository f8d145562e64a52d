package io.cortap.ports.outbound;

import io.cortap.core.operation.AlarmNotice;

/**
 * Tells operators of alarms that began or ended.
 *
 * <p><b>Threads.</b> One instance serves any number of threads; a call blocks its own.
 *
 * <p><b>Consistency.</b> Notices arrive in the order in which they are given; what was not taken is
 * given again before any other.
 *
 * <p><b>Time.</b> A call ends within 15 s.
 *
 * <p><b>Failure.</b> Nothing is thrown.
 */
public interface AlertChannel {
  /**
   * @return whether it arrived; if not, it is given again in a while
   */
  boolean tell(AlarmNotice notice);
}
