package io.cortap.adapter.http;

import java.util.OptionalInt;
import java.util.Set;

/**
 * Where the service listens and what it takes in.
 *
 * @param host the address to bind, for instance {@code 127.0.0.1}
 * @param port 1 to 65535, or 0 for any free one, which {@link HttpService#port()} then tells
 * @param origins of web pages whose scripts may call, for instance {@code https://app.example.test}
 * @param maxBodyBytes a larger request body is refused with 413, read or not
 * @param maxEventStreams how many jobs are followed at once; whoever comes then is refused with 429
 * @param maxRequests how many requests are worked on at once, beside health and followed jobs;
 *     whoever comes then is refused with 503
 * @param managementPort where health, metrics and service levels are, and nothing else; with the
 *     rest where it is empty
 */
public record HttpSettings(
    String host,
    int port,
    PublicBase publicBase,
    Set<String> origins,
    long maxBodyBytes,
    int maxEventStreams,
    int maxRequests,
    Patience patience,
    OptionalInt managementPort) {
  /** 1 MiB. */
  public static final long DEFAULT_MAX_BODY_BYTES = 1 << 20;

  /** 500. */
  public static final int DEFAULT_MAX_EVENT_STREAMS = 500;

  /** 1000. */
  public static final int DEFAULT_MAX_REQUESTS = 1000;

  private static final int MAX_PORT = 65_535;
  private static final long LARGEST_MAX_BODY_BYTES = 1 << 28;

  public HttpSettings {
    if (host.isBlank()) {
      throw new IllegalArgumentException("the host to bind is not blank; 127.0.0.1 is a safe one");
    }
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("a port is 0 to 65535, was " + port);
    }
    if (maxBodyBytes < 1 || maxBodyBytes > LARGEST_MAX_BODY_BYTES) {
      throw new IllegalArgumentException(
          "the largest body is 1 to " + LARGEST_MAX_BODY_BYTES + " bytes, was " + maxBodyBytes);
    }
    if (maxEventStreams < 0) {
      throw new IllegalArgumentException(
          "the number of event streams is 0 or more, was " + maxEventStreams);
    }
    if (maxRequests < 1) {
      throw new IllegalArgumentException(
          "the number of requests at once is 1 or more, was " + maxRequests);
    }
    managementPort.ifPresent(management -> {
      if (management < 0 || management > MAX_PORT || (management == port && port != 0)) {
        throw new IllegalArgumentException(
            "the management port is 0 to 65535 and not the other one, was " + management);
      }
    });
    origins = Set.copyOf(origins);
    origins.forEach(CrossOrigin::requireOrigin);
  }

  /** No management port. */
  public HttpSettings(
      String host,
      int port,
      PublicBase publicBase,
      Set<String> origins,
      long maxBodyBytes,
      int maxEventStreams,
      int maxRequests,
      Patience patience) {
    this(
        host,
        port,
        publicBase,
        origins,
        maxBodyBytes,
        maxEventStreams,
        maxRequests,
        patience,
        OptionalInt.empty());
  }

  /** The same with a management port; 0 is any free one. */
  public HttpSettings managedAt(int management) {
    return new HttpSettings(
        host,
        port,
        publicBase,
        origins,
        maxBodyBytes,
        maxEventStreams,
        maxRequests,
        patience,
        OptionalInt.of(management));
  }

  /** No scripts of other origins, and the defaults for the rest. */
  public HttpSettings(String host, int port, PublicBase publicBase) {
    this(host, port, publicBase, Set.of());
  }

  /** No scripts of other origins, and as many requests at once as by default. */
  public HttpSettings(
      String host, int port, PublicBase publicBase, long maxBodyBytes, int maxEventStreams) {
    this(
        host,
        port,
        publicBase,
        Set.of(),
        maxBodyBytes,
        maxEventStreams,
        DEFAULT_MAX_REQUESTS,
        Patience.STANDARD);
  }

  /**
   * An origin as browsers send it.
   *
   * @throws IllegalArgumentException where {@code text} is none
   */
  public static String origin(String text) {
    CrossOrigin.requireOrigin(text);
    return text;
  }

  /** Everything but the origins by default. */
  public HttpSettings(String host, int port, PublicBase publicBase, Set<String> origins) {
    this(
        host,
        port,
        publicBase,
        origins,
        DEFAULT_MAX_BODY_BYTES,
        DEFAULT_MAX_EVENT_STREAMS,
        DEFAULT_MAX_REQUESTS,
        Patience.STANDARD);
  }
}
