package io.cortap.adapter.riskuity;

import io.cortap.core.deployment.Check;
import io.cortap.ports.outbound.Examiner;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;

/**
 * Looks whether browsers can open stable links: whether what they begin with leads to a public
 * address, by the names as this machine knows them.
 */
public final class PublicBaseExaminer implements Examiner {
  private static final String NAME = "links-reach";

  private final URI base;
  private final HostResolver resolver;
  private final boolean browsersReachIt;

  /**
   * @param base what links begin with
   * @param browsersReachIt whether somebody said that browsers do, wherever it leads
   */
  public PublicBaseExaminer(URI base, HostResolver resolver, boolean browsersReachIt) {
    this.base = base;
    this.resolver = resolver;
    this.browsersReachIt = browsersReachIt;
  }

  @Override
  public List<Check> examine(Instant now) {
    return List.of(check());
  }

  private Check check() {
    String host = String.valueOf(base.getHost());
    try {
      List<InetAddress> addresses = resolver.resolve(host);
      if (addresses.stream().allMatch(InetAddress::isLoopbackAddress)) {
        return Check.noted(
            NAME,
            "stable links begin with " + base + " and open on this machine alone",
            "set CORTAP_PUBLIC_BASE_URL to what browsers use");
      }
      boolean open = addresses.stream().noneMatch(PublicBaseExaminer::isPrivate);
      if (open || browsersReachIt) {
        return Check.fits(
            NAME,
            open
                ? host + " has public addresses"
                : host + " has private addresses, which browsers are said to reach");
      }
      return Check.faulty(
          NAME,
          "stable links begin with " + base + ", which leads to a private address",
          "if users' browsers reach it, for instance by VPN, say so with"
              + " CORTAP_BROWSERS_REACH_IT=true; otherwise make the load balancer internet-facing,"
              + " or links direct with CORTAP_LINKS=direct");
    } catch (UnknownHostException e) {
      return Check.faulty(
          NAME,
          "stable links begin with " + base + ", a name that nobody knows here",
          "register the name, or mend CORTAP_PUBLIC_BASE_URL");
    }
  }

  private static boolean isPrivate(InetAddress address) {
    boolean uniqueLocal =
        address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc;
    return address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || address.isLoopbackAddress()
        || uniqueLocal;
  }
}
