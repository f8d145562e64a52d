package io.cortap.ports.outbound;

/**
 * The outside did not answer as it should: a store is down, a disk is full, a service is
 * unreachable. Says which operation failed and keeps the vendor's own exception as its cause.
 */
public final class PortUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param operation what was tried, for instance {@code replace job rpt-…}
   */
  public PortUnavailableException(String operation, Throwable cause) {
    super("could not " + operation, cause);
  }

  /**
   * @param operation what was tried
   * @param why what stood in the way
   */
  public PortUnavailableException(String operation, String why) {
    super("could not " + operation + ": " + why);
  }
}
