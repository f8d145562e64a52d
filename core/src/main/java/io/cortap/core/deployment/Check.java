package io.cortap.core.deployment;

/**
 * One thing about a deployment that was looked at.
 *
 * @param name the same at every look, for instance {@code aws-table}
 * @param seen what there is; never a secret
 * @param fix what to do about it; empty if it fits
 */
public record Check(String name, Outcome outcome, String seen, String fix) {
  /** What the look gave. */
  public enum Outcome {
    /** Nothing needs to be done. */
    FITS,
    /** Reports can be made, and somebody should know this. */
    NOTED,
    /** Reports cannot be made, their links not be opened, or strangers could read them. */
    FAULTY
  }

  public Check {
    if (name.isBlank() || (outcome == Outcome.FITS) != fix.isEmpty()) {
      throw new IllegalArgumentException(
          "a check has a name, and a fix unless it fits, was '" + name + "' with '" + fix + "'");
    }
  }

  /** It is as it should be. */
  public static Check fits(String name, String seen) {
    return new Check(name, Outcome.FITS, seen, "");
  }

  /** Reports are made all the same, but somebody should know. */
  public static Check noted(String name, String seen, String fix) {
    return new Check(name, Outcome.NOTED, seen, fix);
  }

  /** Until it is mended, reports or their links fail. */
  public static Check faulty(String name, String seen, String fix) {
    return new Check(name, Outcome.FAULTY, seen, fix);
  }
}
