package io.cortap.adapter.riskuity;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * URLs that lead, for one reader of URLs or another, to an address that webhooks must never reach:
 * forbidden addresses, the spellings of addresses that resolvers understand (inet_aton(3), RFC 4291
 * 2.2, RFC 6052, RFC 3056, the full-width forms of UTS 46), names that resolve to them, and what
 * can be written around a host.
 */
final class ForbiddenUrls {
  private static final String LISTED = "hooks.riskuity.com";

  private static final List<String> NETWORKS =
      List.of(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  private static final List<String> HOSTS =
      List.of("127.0.0.1", "169.254.169.254", "169.254.170.2", "0.0.0.0", "255.255.255.255");

  private static final List<String> NETWORKS_OF_IPV6 =
      List.of(
          "::1",
          "::",
          "fe80::1",
          "fec0::1",
          "fd00:ec2::254",
          "fc00::7",
          "ff02::1",
          "2001:db8::1",
          "2001::1",
          "2002:7f00:1::",
          "3fff::1",
          "100::1",
          "64:ff9b:1::1",
          "4000::1");

  /**
   * @param text as a caller would send it
   * @param host as it is spelled, without what surrounds it
   * @param target where it leads
   * @param manner how it is disguised, for the reader of a failure
   */
  record ForbiddenUrl(String text, String host, InetAddress target, String manner) {}

  private record Spelled(String host, String manner) {}

  private final Random random;
  private final int port;

  ForbiddenUrls(long seed, int port) {
    this.random = new Random(seed);
    this.port = port;
  }

  ForbiddenUrl next() {
    InetAddress target = random.nextInt(4) == 0 ? ipv6() : ipv4();
    Spelled spelled =
        switch (random.nextInt(5)) {
          case 0 -> name();
          default -> target instanceof Inet4Address ? spelling(target) : spellingOfIpv6(target);
        };
    Spelled dressed = dressed(spelled);
    return new ForbiddenUrl(
        url(dressed.host()), dressed.host(), target, dressed.manner() + " of " + target);
  }

  private InetAddress ipv4() {
    if (random.nextInt(3) == 0) {
      return address(oneOf(HOSTS));
    }
    String[] network = oneOf(NETWORKS).split("/");
    byte[] bytes = address(network[0]).getAddress();
    int prefix = Integer.parseInt(network[1]);
    for (int bit = prefix; bit < 32; bit++) {
      if (random.nextBoolean()) {
        bytes[bit / 8] |= (byte) (0x80 >> bit % 8);
      }
    }
    return address(bytes);
  }

  private InetAddress ipv6() {
    return address(oneOf(NETWORKS_OF_IPV6));
  }

  private Spelled name() {
    String listed = oneOf(List.of(LISTED, "a.b.riskuity.com", "xn--bcher-kva.riskuity.com"));
    return new Spelled(listed, "a listed name that resolves");
  }

  private Spelled spelling(InetAddress target) {
    byte[] b = target.getAddress();
    long all = Integer.toUnsignedLong(ByteBuffer.wrap(b).getInt());
    int one = b[0] & 0xff;
    int two = b[1] & 0xff;
    int three = b[2] & 0xff;
    int four = b[3] & 0xff;
    String dotted = target.getHostAddress();
    String hex = HexFormat.of().formatHex(b);
    return switch (random.nextInt(22)) {
      case 0 -> new Spelled(dotted, "dotted form");
      case 1 -> new Spelled(Long.toString(all), "decimal form");
      case 2 -> new Spelled("0x" + hex, "hexadecimal form");
      case 3 -> new Spelled("0" + Long.toOctalString(all), "octal form");
      case 4 -> new Spelled(parts(b, "0%o"), "octal parts");
      case 5 -> new Spelled(parts(b, "0x%x"), "hexadecimal parts");
      case 6 -> new Spelled(parts(b, "%04d"), "parts with leading zeros");
      case 7 -> new Spelled(mixedParts(b), "parts of mixed bases");
      case 8 -> new Spelled(one + "." + (all & 0xffffff), "two parts");
      case 9 -> new Spelled(one + "." + two + "." + (all & 0xffff), "three parts");
      case 10 -> new Spelled("%d.%d.%d.%d".formatted(one + 256, two, three, four), "overflow");
      case 11 -> new Spelled("[::ffff:" + dotted + "]", "IPv4-mapped form");
      case 12 -> new Spelled("[::ffff:" + groups(hex) + "]", "IPv4-mapped form in hexadecimal");
      case 13 -> new Spelled("[0:0:0:0:0:ffff:" + groups(hex) + "]", "IPv4-mapped form, unfolded");
      case 14 -> new Spelled("[::" + dotted + "]", "IPv4-compatible form");
      case 15 -> new Spelled("[64:ff9b::" + dotted + "]", "NAT64 form");
      case 16 -> new Spelled("[64:ff9b:1::" + groups(hex) + "]", "local NAT64 form");
      case 17 -> new Spelled("[2002:" + groups(hex) + "::1]", "6to4 form");
      case 18 -> new Spelled(shifted(dotted, '0', '\uff10', '9'), "full-width digits");
      case 19 ->
          new Spelled(
              dotted.replace('.', oneOf(List.of('\u3002', '\uff0e', '\uff61'))), "odd dots");
      case 20 -> new Spelled(percent(dotted), "percent-encoded form");
      default ->
          new Spelled(
              dotted.replace(".", oneOf(List.of("\u00ad.", "\u200b.", "\u2060."))),
              "invisible characters");
    };
  }

  private Spelled spellingOfIpv6(InetAddress target) {
    String folded = target.getHostAddress();
    String unfolded =
        IntStream.range(0, 8)
            .mapToObj(i -> HexFormat.of().formatHex(target.getAddress(), i * 2, i * 2 + 2))
            .collect(Collectors.joining(":"));
    return switch (random.nextInt(5)) {
      case 0 -> new Spelled("[" + unfolded + "]", "unfolded form");
      case 1 -> new Spelled("[" + unfolded.toUpperCase(Locale.ROOT) + "]", "upper-case form");
      case 2 -> new Spelled("[" + folded + "%25eth0]", "form with a zone");
      case 3 -> new Spelled(folded, "form without brackets");
      default -> new Spelled("[" + folded + "]", "folded form");
    };
  }

  private Spelled dressed(Spelled spelled) {
    String host = spelled.host();
    return switch (random.nextInt(6)) {
      case 0 -> new Spelled(host + ".", spelled.manner() + " with a dot behind");
      case 1 -> new Spelled(host + "..", spelled.manner() + " with two dots behind");
      case 2 -> new Spelled(mixedCase(host), spelled.manner() + " in mixed case");
      default -> spelled;
    };
  }

  private String url(String host) {
    String at = host + oneOf(List.of("", "", ":" + port, ":443", ":0" + port, ":"));
    return switch (random.nextInt(12)) {
      case 0 -> "https://" + LISTED + "@" + at + "/";
      case 1 -> "https://" + LISTED + ":443@" + at + "/";
      case 2 -> "https://" + LISTED + "\\@" + at + "/";
      case 3 -> "https://" + at + "#@" + LISTED;
      case 4 -> "https://" + at + "?." + LISTED;
      case 5 -> "https://" + at + "\\." + LISTED + "/";
      case 6 -> oneOf(List.of("ftp", "gopher", "ws", "jar:https", "HTTP")) + "://" + at + "/";
      case 7 -> mixedCase("https") + "://" + at + "/hook";
      case 8 -> "https:\t//" + at + "/";
      case 9 -> "http://" + at + "/";
      default -> "https://" + at + "/hooks?x=1";
    };
  }

  private String mixedParts(byte[] address) {
    return IntStream.range(0, 4)
        .mapToObj(i -> oneOf(List.of("%d", "0%o", "0x%x")).formatted(address[i] & 0xff))
        .collect(Collectors.joining("."));
  }

  private String mixedCase(String text) {
    return text.chars()
        .map(c -> random.nextBoolean() ? Character.toUpperCase(c) : c)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static String parts(byte[] address, String form) {
    return IntStream.range(0, 4)
        .mapToObj(i -> form.formatted(address[i] & 0xff))
        .collect(Collectors.joining("."));
  }

  private static String groups(String hex) {
    return hex.substring(0, 4) + ":" + hex.substring(4);
  }

  private static String shifted(String text, char from, char to, char last) {
    return text.chars()
        .map(c -> c >= from && c <= last ? c - from + to : c)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static String percent(String text) {
    return "%" + HexFormat.ofDelimiter("%").formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }

  static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal, e);
    }
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(HexFormat.of().formatHex(bytes), e);
    }
  }
}
