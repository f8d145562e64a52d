package io.cortap.core.job;

import io.cortap.core.report.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Whose waiting job a worker takes next: that of the tenant with the fewest under way, and of
 * several such tenants the one whose job has waited longest. However much one tenant has waiting,
 * it holds up no other.
 */
public final class Turns {
  private Turns() {}

  /**
   * @param waiting what may be taken, longest waiting first
   * @param tenant whose it is
   * @param underWay how many jobs of each tenant this node works on; none where nothing is said
   * @param cap how many of one tenant this node works on at most
   * @param free how many may be taken
   * @return what to take, in this order
   */
  public static <T> List<T> take(
      List<T> waiting,
      Function<T, TenantId> tenant,
      Map<TenantId, Integer> underWay,
      int cap,
      int free) {
    var left = new ArrayList<>(waiting);
    var busy = new HashMap<>(underWay);
    var taken = new ArrayList<T>();
    while (taken.size() < free) {
      int next = -1;
      int fewest = cap;
      for (int i = 0; i < left.size(); i++) {
        int running = busy.getOrDefault(tenant.apply(left.get(i)), 0);
        if (running < fewest) {
          next = i;
          fewest = running;
        }
      }
      if (next < 0) {
        break;
      }
      T chosen = left.remove(next);
      taken.add(chosen);
      busy.merge(tenant.apply(chosen), 1, Integer::sum);
    }
    return taken;
  }
}
