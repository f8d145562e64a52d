package io.cortap.adapter.riskuity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks up a host's addresses. */
@FunctionalInterface
public interface HostResolver {
  /** The machine's own resolver, with the JDK's cache before it. */
  HostResolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /**
   * @return at least one address
   * @throws UnknownHostException if there is none, or nobody could say
   */
  List<InetAddress> resolve(String host) throws UnknownHostException;
}
