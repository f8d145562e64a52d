package io.cortap.adapter.local;

import io.cortap.ports.outbound.PortUnavailableException;
import java.sql.SQLException;

/** The one place where SQLite's exceptions become ours, with what the operator can do. */
final class SqliteFault {
  private static final int PRIMARY_CODE = 0xff;

  private SqliteFault() {}

  /**
   * @param operation what was tried, for instance {@code replace job rpt-…}
   */
  static PortUnavailableException of(String operation, SQLException e) {
    return new PortUnavailableException(operation + ": " + words(e), e);
  }

  /** Whether somebody else holds what was asked for, so that asking again may help. */
  static boolean isBusy(SQLException e) {
    int code = e.getErrorCode() & PRIMARY_CODE;
    return code == 5 || code == 6;
  }

  // https://www.sqlite.org/rescode.html; the low byte is the primary code.
  private static String words(SQLException e) {
    return switch (e.getErrorCode() & PRIMARY_CODE) {
      case 5, 6 ->
          "another process holds the store for too long; look for a backup or an open sqlite3 shell";
      case 8 -> "the store may not be written; check owner and permissions of file and folder";
      case 10 -> "the disk reported an error; check the disk and its free space";
      case 11, 26 -> "the file is damaged or no SQLite file; restore it from a backup";
      case 13 -> "the disk is full; free some space, what was acknowledged before is safe";
      case 14 -> "the file cannot be opened; check that its folder may be read and written";
      default -> "SQLite failed with code " + e.getErrorCode();
    };
  }
}
