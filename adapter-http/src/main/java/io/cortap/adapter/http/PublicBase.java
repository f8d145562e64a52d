package io.cortap.adapter.http;

import java.net.URI;
import java.util.Locale;

/**
 * How the service is reached from outside: what every URL that it hands out begins with. It is
 * configured, never taken from a Host header, which callers choose.
 *
 * @param prefix an http or https URL without a slash at its end, or empty for relative URLs
 */
public record PublicBase(String prefix) {
  /** URLs relative to whatever the caller used. */
  public static final PublicBase RELATIVE = new PublicBase("");

  public PublicBase {
    if (!prefix.isEmpty() && (prefix.endsWith("/") || !isBase(URI.create(prefix)))) {
      throw new IllegalArgumentException(
          "a public base is an http or https URL with a host, without user, query, fragment and"
              + " slash at its end, was '"
              + prefix
              + "'");
    }
  }

  /** The base that {@code url} names; slashes at its end do not count. */
  public static PublicBase of(URI url) {
    return new PublicBase(url.toString().replaceAll("/+$", ""));
  }

  /** The URL of {@code path}, which begins with a slash. */
  String url(String path) {
    return prefix + path;
  }

  private static boolean isBase(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    return (scheme.equals("http") || scheme.equals("https"))
        && url.getHost() != null
        && url.getRawUserInfo() == null
        && url.getRawQuery() == null
        && url.getRawFragment() == null;
  }
}
