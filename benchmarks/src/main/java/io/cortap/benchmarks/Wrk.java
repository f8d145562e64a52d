package io.cortap.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the load generator wrk (Debian package {@code wrk}) met at one address.
 *
 * @param p99 ninety-nine of a hundred answers came within it
 */
record Wrk(double perSecond, Duration p99) {
  private static final Pattern RATE = Pattern.compile("Requests/sec: +([0-9.]+)");
  private static final Pattern P99 = Pattern.compile("99% +([0-9.]+)(us|ms|s)");
  private static final int CONNECTIONS = 32;

  /**
   * @param token what is sent as {@code Authorization: Bearer}; empty for nothing
   * @throws IOException if wrk is not installed, or an answer was not 2xx
   */
  static Wrk at(URI url, String token, Duration time) throws IOException, InterruptedException {
    Process wrk =
        new ProcessBuilder(
                "wrk",
                "--threads=1",
                "--connections=" + CONNECTIONS,
                "--duration=" + time.toSeconds() + "s",
                "--latency",
                "--header=Authorization: Bearer " + token,
                url.toString())
            .redirectErrorStream(true)
            .start();
    String printed = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (wrk.waitFor() != 0) {
      throw new IOException("wrk failed: " + printed);
    }
    return of(printed);
  }

  /** Whether wrk is on the path. */
  static boolean isThere() throws InterruptedException {
    try {
      new ProcessBuilder("wrk", "--version").redirectErrorStream(true).start().waitFor();
      return true;
    } catch (IOException none) {
      return false;
    }
  }

  static Wrk of(String printed) throws IOException {
    Matcher rate = RATE.matcher(printed);
    Matcher p99 = P99.matcher(printed);
    if (printed.contains("Non-2xx") || printed.contains("Socket errors")) {
      throw new IOException("not everything was answered with 2xx: " + printed);
    }
    if (!rate.find() || !p99.find()) {
      throw new IOException("wrk printed something else: " + printed);
    }
    double nanos =
        Double.parseDouble(p99.group(1))
            * switch (p99.group(2)) {
              case "us" -> 1e3;
              case "ms" -> 1e6;
              default -> 1e9;
            };
    return new Wrk(Double.parseDouble(rate.group(1)), Duration.ofNanos((long) nanos));
  }
}
