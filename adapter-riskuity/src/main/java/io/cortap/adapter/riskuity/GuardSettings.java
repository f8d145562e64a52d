package io.cortap.adapter.riskuity;

import java.util.List;
import java.util.Set;

/**
 * Where webhooks may go.
 *
 * @param hosts over https
 * @param httpHosts over http, without being named in {@code hosts} as well
 * @param ports for both, 1 to 65535
 * @param allowedBlocks special addresses that are reached on purpose, for instance a private
 *     network's; a metadata address only if a block holds nothing else
 */
public record GuardSettings(
    List<HostPattern> hosts,
    List<HostPattern> httpHosts,
    Set<Integer> ports,
    List<AddressBlock> allowedBlocks) {

  public GuardSettings {
    hosts = List.copyOf(hosts);
    httpHosts = List.copyOf(httpHosts);
    ports = Set.copyOf(ports);
    allowedBlocks = List.copyOf(allowedBlocks);
    for (int port : ports) {
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException("a port is 1 to 65535, was " + port);
      }
    }
  }

  /** https to {@code *.riskuity.com} on port 443, public addresses only. */
  public static GuardSettings defaults() {
    return new GuardSettings(
        List.of(new HostPattern("*.riskuity.com")), List.of(), Set.of(443), List.of());
  }
}
