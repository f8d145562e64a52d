package io.cortap.adapter.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails whatever test ends next when a line was logged that looks like a token, a secret, a
 * signature or a download link. JUnit finds it by itself where the detection of extensions is on;
 * the lines come from {@link SecretWatch}.
 */
public final class SecretsInLogs implements AfterEachCallback, AfterAllCallback {
  private static final Pattern SECRET =
      Pattern.compile(
          // A JWT, and a bearer token of any form.
          "eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\."
              + "|[Bb]earer [A-Za-z0-9._~+/=-]{8,}"
              // A signing secret, and what it signs with: Standard Webhooks, ours, S3.
              + "|whsec_[A-Za-z0-9+/]{16,}|(?:5d){32}"
              + "|v1,[A-Za-z0-9+/]{40,}|sha256=[0-9a-f]{64}|X-Amz-Signature"
              + "|/downloads/rpt-[0-9a-z-]+/\\S{8,}");

  private static final Queue<String> FOUND = new ConcurrentLinkedQueue<>();

  static void look(String line) {
    if (SECRET.matcher(line).find()) {
      FOUND.add(line);
    }
  }

  /** The lines with secrets since the last call. */
  public static List<String> taken() {
    List<String> found = new ArrayList<>();
    for (String line = FOUND.poll(); line != null; line = FOUND.poll()) {
      found.add(line);
    }
    return found;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    requireNone();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    requireNone();
  }

  private static void requireNone() {
    List<String> found = taken();
    if (!found.isEmpty()) {
      throw new AssertionError("a secret was logged: " + String.join("\n", found));
    }
  }
}
