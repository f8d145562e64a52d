package io.cortap.adapter.riskuity;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which addresses are not somebody's public host: the IANA special-purpose registries (RFC 6890 and
 * its successors), and the addresses at which clouds tell machines their credentials. Of IPv6 only
 * 2000::/3 is public at all.
 */
final class SpecialAddresses {
  private static final AddressBlock PUBLIC_IPV6 = AddressBlock.of("2000::/3");
  private static final Map<AddressBlock, String> KINDS = kinds();
  static final String METADATA = "cloud metadata";

  private SpecialAddresses() {}

  /** What is special about the address, or empty if it is public. */
  static Optional<String> kind(InetAddress address) {
    for (Map.Entry<AddressBlock, String> special : KINDS.entrySet()) {
      if (special.getKey().contains(address)) {
        return Optional.of(special.getValue());
      }
    }
    boolean isPublic = address.getAddress().length == 4 || PUBLIC_IPV6.contains(address);
    return isPublic ? Optional.empty() : Optional.of("reserved");
  }

  /** The narrower block comes before the wider one. */
  private static Map<AddressBlock, String> kinds() {
    var kinds = new LinkedHashMap<AddressBlock, String>();
    add(kinds, METADATA, "169.254.169.254", "169.254.170.2", "fd00:ec2::254");
    add(kinds, "unspecified", "0.0.0.0/8", "::");
    add(kinds, "loopback", "127.0.0.0/8", "::1");
    add(kinds, "private", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");
    add(kinds, "link-local", "169.254.0.0/16", "fe80::/10");
    add(kinds, "carrier-grade NAT", "100.64.0.0/10");
    add(kinds, "multicast", "224.0.0.0/4", "ff00::/8");
    add(kinds, "documentation", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24");
    add(kinds, "documentation", "2001:db8::/32", "3fff::/20");
    add(kinds, "benchmarking", "198.18.0.0/15", "2001:2::/48");
    add(kinds, "6to4", "2002::/16", "192.88.99.0/24");
    add(kinds, "reserved", "192.0.0.0/24", "240.0.0.0/4", "100::/64", "2001::/23");
    add(kinds, "unique local", "fc00::/7");
    add(kinds, "site-local", "fec0::/10");
    add(kinds, "IPv4-mapped", "::ffff:0:0/96");
    add(kinds, "IPv4-compatible", "::/96");
    add(kinds, "NAT64", "64:ff9b::/96", "64:ff9b:1::/48");
    return kinds;
  }

  private static void add(Map<AddressBlock, String> kinds, String kind, String... blocks) {
    for (String block : blocks) {
      kinds.put(AddressBlock.of(block), kind);
    }
  }
}
