package io.cortap.adapter.local;

/** What lies in a store is not what was written there, or a newer program wrote it. */
final class DamagedRecordException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param what is wrong, and where in the record
   */
  DamagedRecordException(String what) {
    super(what);
  }
}
