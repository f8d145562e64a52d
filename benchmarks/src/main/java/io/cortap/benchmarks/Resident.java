package io.cortap.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Memory that a process really occupies, as {@code ps} tells it on every POSIX system. */
final class Resident {
  private static final long KIBIBYTE = 1_024;

  private Resident() {}

  static long bytesOf(long pid) throws IOException, InterruptedException {
    Process ps =
        new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (ps.waitFor() != 0) {
      throw new IOException("ps knows no process " + pid);
    }
    return Long.parseLong(printed.strip()) * KIBIBYTE;
  }
}
