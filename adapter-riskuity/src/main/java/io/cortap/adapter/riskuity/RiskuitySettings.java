package io.cortap.adapter.riskuity;

import java.net.URI;
import java.time.Duration;

/**
 * How Riskuity is called.
 *
 * @param baseUrl the API's origin, http or https, without query; {@code /v1} at its end is refused,
 *     since with it every path answers 404
 * @param timeout for one request; a page of controls may take three times as long
 * @param maxRetries how often a failed request is repeated, 0 to 10
 * @param pageSize how many controls a page is asked to hold, 1 to 1000
 * @param concurrentPages how many pages are read at a time, 1 to 16
 * @param maxBodyBytes an answer may be this long; reading stops beyond it
 * @param controlPages where people see its controls
 */
public record RiskuitySettings(
    URI baseUrl,
    Duration timeout,
    int maxRetries,
    int pageSize,
    int concurrentPages,
    long maxBodyBytes,
    ControlPages controlPages) {

  public RiskuitySettings {
    if (!isOrigin(baseUrl)) {
      throw new IllegalArgumentException(
          "Riskuity's base URL looks like https://api.riskuity.com, without user, query or /v1,"
              + " was '"
              + withoutUser(baseUrl)
              + "'");
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("a timeout is longer than nothing, was " + timeout);
    }
    requireBetween("the number of retries", maxRetries, 0, 10);
    requireBetween("the page size", pageSize, 1, 1000);
    requireBetween("the number of concurrent pages", concurrentPages, 1, 16);
    requireBetween("the size limit of an answer in bytes", maxBodyBytes, 1024, 256L << 20);
  }

  /**
   * 10 s a request, 3 retries, 200 controls a page, 3 pages at a time, 16 MiB an answer, no page
   * for controls.
   */
  public static RiskuitySettings defaults(URI baseUrl) {
    return new RiskuitySettings(
        baseUrl, Duration.ofSeconds(10), 3, 200, 3, 16L << 20, ControlPages.NONE);
  }

  private static boolean isOrigin(URI url) {
    return ("https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme()))
        && url.getHost() != null
        && url.getRawUserInfo() == null
        && url.getRawQuery() == null
        && url.getRawFragment() == null
        && !withoutEndingSlashes(url).endsWith("/v1");
  }

  /** The base URL's text without slashes at its end, so that a path can follow. */
  String root() {
    return withoutEndingSlashes(baseUrl);
  }

  private static String withoutEndingSlashes(URI url) {
    String text = url.toString();
    while (text.endsWith("/")) {
      text = text.substring(0, text.length() - 1);
    }
    return text;
  }

  private static String withoutUser(URI url) {
    return url.getRawUserInfo() == null
        ? url.toString()
        : url.toString().replace(url.getRawUserInfo(), "...");
  }

  private static void requireBetween(String what, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(what + " is " + min + " to " + max + ", was " + value);
    }
  }
}
