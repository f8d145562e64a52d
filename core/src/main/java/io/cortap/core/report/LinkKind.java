package io.cortap.core.report;

import java.util.Locale;

/** How a download link works. */
public enum LinkKind {
  /** Presigned by the blob store: the store answers it. */
  DIRECT,
  /** Answered by this service, for as long as was promised. */
  STABLE;

  /** The word on the wire, for instance {@code stable}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
