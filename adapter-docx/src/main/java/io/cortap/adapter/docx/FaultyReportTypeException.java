package io.cortap.adapter.docx;

import java.util.List;

/** Report types cannot be used as they are: all faults of all of them, for who wrote them. */
public final class FaultyReportTypeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  FaultyReportTypeException(List<String> faults) {
    super(
        "report types have "
            + faults.size()
            + (faults.size() == 1 ? " fault:" : " faults:")
            + "\n  "
            + String.join("\n  ", faults));
    this.faults = List.copyOf(faults);
  }

  /** Each fault with the file that it is in. */
  public List<String> faults() {
    return faults;
  }
}
