package io.cortap.adapter.local;

import io.cortap.ports.outbound.PortUnavailableException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;

/** The one place where the file system's exceptions become ours, with what the operator can do. */
final class FileFault {
  private FileFault() {}

  /**
   * @param operation what was tried, for instance {@code put blob reports/…}
   */
  static PortUnavailableException of(String operation, IOException e) {
    return new PortUnavailableException(operation + ": " + words(e), e);
  }

  private static String words(IOException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("No space left") || message.contains("quota exceeded")) {
      return "the disk is full; free some space, what was acknowledged before is safe";
    }
    return switch (e) {
      case AccessDeniedException denied ->
          "access is denied; check owner and permissions of the data folder";
      case FileAlreadyExistsException exists -> "a file lies where a folder should be";
      case NotDirectoryException file -> "a file lies where a folder should be";
      case ClosedByInterruptException stopped -> "it was interrupted";
      default ->
          message.contains("Not a directory")
              ? "a file lies where a folder should be"
              : message.contains("Read-only")
                  ? "the file system is read-only"
                  : "the file system failed";
    };
  }
}
