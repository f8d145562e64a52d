package io.cortap.ports.inbound;

import java.util.List;

/** Tells whether the service can do its work. */
public interface CheckHealth {
  /** Every part that was looked at, in a fixed order. */
  List<Part> parts();

  /**
   * One part of the service.
   *
   * @param name for instance {@code job-store}
   * @param ready whether it works
   * @param detail what is wrong and what to do; empty when nothing is
   */
  record Part(String name, boolean ready, String detail) {}
}
