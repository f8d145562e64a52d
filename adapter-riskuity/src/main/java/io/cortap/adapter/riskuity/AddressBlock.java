package io.cortap.adapter.riskuity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Neighbouring addresses of one family, as CIDR writes them (RFC 4632, RFC 4291). Immutable. */
public final class AddressBlock {
  /** The usual spelling of an IPv4 address; numbers above 255 are left to the parser. */
  static final Pattern IPV4 = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");

  private final String text;
  private final byte[] first;
  private final int prefixBits;

  private AddressBlock(String text, byte[] first, int prefixBits) {
    this.text = text;
    this.first = first;
    this.prefixBits = prefixBits;
  }

  /**
   * Reads {@code 10.20.0.0/16} or {@code fd12::/16}; one address alone stands for itself.
   *
   * @throws IllegalArgumentException if it is no block, or has bits set beyond its prefix
   */
  public static AddressBlock of(String text) {
    int slash = text.indexOf('/');
    byte[] first = literal(slash < 0 ? text : text.substring(0, slash), text);
    int bits = slash < 0 ? first.length * 8 : length(text.substring(slash + 1), first, text);
    var block = new AddressBlock(text, first, bits);
    if (!Arrays.equals(block.masked(first), first)) {
      throw new IllegalArgumentException(
          "an address block has no bits beyond its prefix, was '" + text + "'");
    }
    return block;
  }

  private static byte[] literal(String address, String text) {
    // The forms are checked first, since a name would be looked up.
    if (IPV4.matcher(address).matches() || IPV6.matcher(address).matches()) {
      try {
        byte[] bytes = InetAddress.getByName(address).getAddress();
        if (bytes.length == (address.indexOf(':') < 0 ? 4 : 16)) {
          return bytes;
        }
        return mapped(bytes);
      } catch (UnknownHostException noAddress) {
        throw refused(text);
      }
    }
    throw refused(text);
  }

  /** Java reads an IPv4-mapped address as the IPv4 address inside; as a block it keeps its form. */
  private static byte[] mapped(byte[] ipv4) {
    return HexFormat.of().parseHex("00000000000000000000ffff" + HexFormat.of().formatHex(ipv4));
  }

  private static int length(String digits, byte[] first, String text) {
    if (!LENGTH.matcher(digits).matches() || Integer.parseInt(digits) > first.length * 8) {
      throw refused(text);
    }
    return Integer.parseInt(digits);
  }

  private static IllegalArgumentException refused(String text) {
    return new IllegalArgumentException(
        "an address block looks like 10.20.0.0/16 or fd12::/16, was '" + text + "'");
  }

  /** Whether {@code address} lies in it; an address of the other family never does. */
  public boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == first.length && Arrays.equals(masked(bytes), first);
  }

  /** Whether it is one address only. */
  boolean isSingle() {
    return prefixBits == first.length * 8;
  }

  private byte[] masked(byte[] address) {
    byte[] masked = address.clone();
    for (int i = 0; i < masked.length; i++) {
      int keep = Math.clamp(prefixBits - i * 8L, 0, 8);
      masked[i] &= (byte) (0xff << (8 - keep));
    }
    return masked;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AddressBlock block
        && prefixBits == block.prefixBits
        && Arrays.equals(first, block.first);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(first) + prefixBits;
  }

  @Override
  public String toString() {
    return text;
  }
}
