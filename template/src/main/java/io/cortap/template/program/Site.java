package io.cortap.template.program;

/**
 * Where a value is printed: the bytes that stand for characters that markup expresses otherwise,
 * and those around what is more than text.
 *
 * @param lineBreak for {@code \n}
 * @param tab for {@code \t}
 * @param paragraph for {@code \a}
 * @param pageBreak for {@code \f}
 * @param text around a text that is not empty
 * @param runs around what stands where runs do
 * @param blocks around what stands where paragraphs do
 */
public record Site(
    byte[] lineBreak,
    byte[] tab,
    byte[] paragraph,
    byte[] pageBreak,
    Frame text,
    Frame runs,
    Frame blocks) {
  /** Plain text: every character stands for itself. */
  public static final Site PLAIN =
      ofText(new byte[] {'\n'}, new byte[] {'\t'}, new byte[] {'\n'}, new byte[] {'\n'});

  /** A place that takes text alone. */
  public static Site ofText(byte[] lineBreak, byte[] tab, byte[] paragraph, byte[] pageBreak) {
    return new Site(
        lineBreak, tab, paragraph, pageBreak, Frame.NONE, Frame.IMPOSSIBLE, Frame.IMPOSSIBLE);
  }

  /** What is written before and behind. */
  public record Frame(byte[] before, byte[] after) {
    public static final Frame NONE = new Frame(new byte[0], new byte[0]);

    /** Nothing of the kind can stand at the place. */
    public static final Frame IMPOSSIBLE = new Frame(new byte[0], new byte[0]);

    public boolean isPossible() {
      return this != IMPOSSIBLE;
    }
  }
}
