package io.cortap.template.program;

/**
 * Where a value is printed: the bytes that stand for characters that markup expresses otherwise.
 *
 * @param lineBreak for {@code \n}
 * @param tab for {@code \t}
 * @param paragraph for {@code \a}
 * @param pageBreak for {@code \f}
 */
public record Site(byte[] lineBreak, byte[] tab, byte[] paragraph, byte[] pageBreak) {
  /** Plain text: every character stands for itself. */
  public static final Site PLAIN =
      new Site(new byte[] {'\n'}, new byte[] {'\t'}, new byte[] {'\n'}, new byte[] {'\n'});
}
