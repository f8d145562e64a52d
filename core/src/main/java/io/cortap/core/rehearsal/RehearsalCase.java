package io.cortap.core.rehearsal;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a receiver is tried out with. */
public enum RehearsalCase {
  /** The outcome of a report that was made. */
  COMPLETED(true, "the webhook of a finished report"),
  /** The outcome of a job that found no data. */
  FAILED(true, "the webhook of a failed job"),
  /** The recipient's name needs escapes, an astral one among them. */
  NON_ASCII(true, "a recipient whose name is not ASCII"),
  /** The same event twice, signed anew. */
  DUPLICATE(true, "the same event twice: act on it once, by its webhook-id"),
  /** The body was changed after it was signed. */
  TAMPERED(false, "a body that was changed on its way"),
  /** Signed ten minutes ago. */
  STALE(false, "a genuine recording, ten minutes old"),
  /** In the middle of a rotation: both secrets sign, the old header is the elder secret's. */
  OLD_KEY(true, "both secrets sign while a rotation lasts; knowing one of them is enough");

  private final boolean isWelcome;
  private final String words;

  RehearsalCase(boolean isWelcome, String words) {
    this.isWelcome = isWelcome;
    this.words = words;
  }

  /** The case of a name as people type it: {@code non-ascii}. */
  public static Optional<RehearsalCase> named(String name) {
    return Stream.of(values()).filter(one -> one.wireName().equals(name)).findFirst();
  }

  /** Lower case, with hyphens. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a good receiver accepts it with a 2xx; the others it refuses with a 4xx. */
  public boolean isWelcome() {
    return isWelcome;
  }

  /** What it is, for people. */
  public String words() {
    return words;
  }
}
