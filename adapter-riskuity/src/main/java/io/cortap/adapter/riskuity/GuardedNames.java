package io.cortap.adapter.riskuity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import okhttp3.Dns;

/** Names that resolve to vetted addresses only. */
final class GuardedNames implements Dns {
  private final OutboundGuard guard;
  private final Duration limit;

  GuardedNames(OutboundGuard guard, Duration limit) {
    this.guard = guard;
    this.limit = limit;
  }

  @Override
  public List<InetAddress> lookup(String hostname) throws UnknownHostException {
    try {
      return guard.vetted(hostname, limit);
    } catch (RefusedAddressException e) {
      var refused = new UnknownHostException("refused");
      refused.initCause(e);
      throw refused;
    }
  }
}
