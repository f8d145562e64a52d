package io.cortap.adapter.riskuity;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps callers from sending us into our own network. One instance looks at submission, at a test
 * and at every delivery: at scheme, user part, port and host; then at every address that the host
 * resolves to, and last at the very address that a socket connects to, so that a name which changes
 * its address in between gains nothing. For any number of threads.
 */
public final class OutboundGuard {
  private static final Duration QUICKLY = Duration.ofMillis(500);
  private static final Pattern ENDS_IN_NUMBER =
      Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)", Pattern.CASE_INSENSITIVE);

  private final GuardSettings settings;
  private final HostResolver resolver;

  public OutboundGuard(GuardSettings settings, HostResolver resolver) {
    this.settings = settings;
    this.resolver = resolver;
  }

  /** What can be said without connecting; a name that does not resolve soon is no refusal. */
  Optional<Refusal> refusal(URI callback) {
    Optional<Refusal> byLooks = refusalByLooks(callback);
    return byLooks.isPresent() ? byLooks : refusalByAddress(host(callback));
  }

  /** What the URL's text alone says. */
  Optional<Refusal> refusalByLooks(URI callback) {
    String scheme = lower(callback.getScheme());
    String host = host(callback);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      return Optional.of(Refusal.scheme(scheme));
    }
    if (callback.getRawUserInfo() != null) {
      return Optional.of(Refusal.userPart());
    }
    if (host.isEmpty() || isOddlySpelled(host)) {
      return Optional.of(Refusal.spelling());
    }
    if (!isListed(host, scheme.equals("https") ? settings.hosts() : settings.httpHosts())) {
      boolean onlyTheScheme = scheme.equals("http") && isListed(host, settings.hosts());
      return Optional.of(onlyTheScheme ? Refusal.scheme(scheme) : Refusal.host(host));
    }
    int port = port(callback);
    return settings.ports().contains(port) ? Optional.empty() : Optional.of(Refusal.port(port));
  }

  private Optional<Refusal> refusalByAddress(String host) {
    try {
      vetted(host, QUICKLY);
      return Optional.empty();
    } catch (RefusedAddressException e) {
      return Optional.of(e.refusal());
    } catch (UnknownHostException notNow) {
      return Optional.empty();
    }
  }

  /**
   * The host's addresses, each of which may be connected to.
   *
   * @param limit for the look-up
   * @throws RefusedAddressException if even one of them is refused
   * @throws UnknownHostException if there is none in time
   */
  List<InetAddress> vetted(String host, Duration limit)
      throws RefusedAddressException, UnknownHostException {
    List<InetAddress> addresses = resolved(host, limit);
    for (InetAddress address : addresses) {
      vet(address);
    }
    return addresses;
  }

  /**
   * Lets an address pass.
   *
   * @throws RefusedAddressException if it is special and no configured block allows it
   */
  void vet(InetAddress address) throws RefusedAddressException {
    String kind = SpecialAddresses.kind(address).orElse("");
    boolean isAllowed =
        settings.allowedBlocks().stream()
            .filter(block -> block.isSingle() || !kind.equals(SpecialAddresses.METADATA))
            .anyMatch(block -> block.contains(address));
    if (!kind.isEmpty() && !isAllowed) {
      throw new RefusedAddressException(Refusal.address(address.getHostAddress(), kind));
    }
  }

  /** The JDK's resolver cannot be interrupted, so it is left behind when it takes too long. */
  private List<InetAddress> resolved(String host, Duration limit) throws UnknownHostException {
    var lookUp = new FutureTask<>(() -> resolver.resolve(host));
    Thread.ofVirtual().start(lookUp);
    try {
      return lookUp.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new UnknownHostException("no answer within " + Words.span(limit));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException("interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UnknownHostException unknown
          ? unknown
          : new UnknownHostException(String.valueOf(e.getCause()));
    }
  }

  /** Lower case, without a dot at its end; empty if the URL has none that can be read. */
  static String host(URI callback) {
    String host = lower(callback.getHost());
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  static int port(URI callback) {
    if (callback.getPort() >= 0) {
      return callback.getPort();
    }
    return lower(callback.getScheme()).equals("https") ? 443 : 80;
  }

  /**
   * Addresses have many spellings (decimal, octal, hexadecimal, shortened, IPv4 inside IPv6), and
   * resolvers differ in which they understand: only the usual one is looked at further.
   */
  private static boolean isOddlySpelled(String host) {
    if (!host.startsWith("[")) {
      return ENDS_IN_NUMBER.matcher(host).matches() && !AddressBlock.IPV4.matcher(host).matches();
    }
    try {
      return host.contains("%") || InetAddress.getByName(host) instanceof Inet4Address;
    } catch (UnknownHostException noAddress) {
      return true;
    }
  }

  private static boolean isListed(String host, List<HostPattern> patterns) {
    return patterns.stream().anyMatch(pattern -> pattern.holds(host));
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
