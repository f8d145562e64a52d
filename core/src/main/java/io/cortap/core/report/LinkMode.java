package io.cortap.core.report;

/** Who answers the links that are made. */
public enum LinkMode {
  /** The blob store where its URLs last as long as is promised, otherwise this service. */
  AUTO,
  /** This service, which hands over the bytes itself: where browsers do not reach the store. */
  STABLE,
  /** The blob store where it can, however soon its URLs end; otherwise this service. */
  DIRECT
}
