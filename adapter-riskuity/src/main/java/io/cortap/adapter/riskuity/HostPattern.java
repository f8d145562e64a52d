package io.cortap.adapter.riskuity;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Hosts that webhooks may go to: one name exactly, or every name below a suffix. {@code
 * *.riskuity.com} holds {@code hooks.riskuity.com} and {@code a.b.riskuity.com}, but not {@code
 * riskuity.com}.
 *
 * @param text lower case, without a dot at its end
 */
public record HostPattern(String text) {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\*\\.)?[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*"
              + "|\\[[0-9a-f:.]+]");

  public HostPattern {
    text = text.toLowerCase(Locale.ROOT);
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a webhook host looks like hooks.example.com or *.example.com, was '" + text + "'");
    }
  }

  /** Whether {@code host} is meant; lower case, without a dot at its end. */
  boolean holds(String host) {
    return text.startsWith("*.") ? host.endsWith(text.substring(1)) : host.equals(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
