package io.cortap.adapter.http;

/**
 * Where the service listens and what it takes in.
 *
 * @param host the address to bind, for instance {@code 127.0.0.1}
 * @param port 1 to 65535, or 0 for any free one, which {@link HttpService#port()} then tells
 * @param maxBodyBytes a larger request body is refused with 413, read or not
 * @param maxEventStreams how many jobs are followed at once; whoever comes then is refused with 429
 */
public record HttpSettings(
    String host, int port, PublicBase publicBase, long maxBodyBytes, int maxEventStreams) {
  /** 1 MiB. */
  public static final long DEFAULT_MAX_BODY_BYTES = 1 << 20;

  /** 500. */
  public static final int DEFAULT_MAX_EVENT_STREAMS = 500;

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
  }

  /**
   * Bodies up to {@link #DEFAULT_MAX_BODY_BYTES}, and {@link #DEFAULT_MAX_EVENT_STREAMS} jobs
   * followed at once.
   */
  public HttpSettings(String host, int port, PublicBase publicBase) {
    this(host, port, publicBase, DEFAULT_MAX_BODY_BYTES, DEFAULT_MAX_EVENT_STREAMS);
  }
}
