package io.cortap.template.document;

import io.cortap.template.program.Site;
import java.util.Arrays;

/**
 * The bytes of a part on their way into the deflater, values escaped. They wait only while they are
 * held. One thread's own; it serves the parts of a document one after the other.
 */
final class PartBuffer {
  private static final int FLUSH_AT = 32_768;
  private static final int LONGEST_CHARACTER = 8;

  /** Characters that stand for themselves wherever they are written. */
  private static final boolean[] PLAIN = new boolean[128];

  static {
    Arrays.fill(PLAIN, ' ', PLAIN.length, true);
    for (char special : "&<>\"".toCharArray()) {
      PLAIN[special] = false;
    }
  }

  private final ZipWriter zip;
  private final OutputBudget budget;
  private byte[] buffer = new byte[FLUSH_AT + 8_192];
  private int size;
  private int held;
  private long illegal;

  PartBuffer(ZipWriter zip, OutputBudget budget) {
    this.zip = zip;
    this.budget = budget;
  }

  /** Characters that XML forbids and that were left out of values since this was last asked. */
  long takenIllegal() {
    long taken = illegal;
    illegal = 0;
    return taken;
  }

  /** Keeps what follows here until it is let go as often. */
  void hold() {
    held++;
  }

  void letGo() {
    held--;
  }

  boolean isHeld() {
    return held > 0;
  }

  /** Where the next byte goes; it stays true while bytes are held. */
  int position() {
    return size;
  }

  /** Takes back what was written from there on. */
  void cut(int position) {
    size = position;
  }

  /** Puts these bytes before what was written from there on. */
  void insert(int position, byte[] bytes) {
    room(bytes.length);
    System.arraycopy(buffer, position, buffer, position + bytes.length, size - position);
    System.arraycopy(bytes, 0, buffer, position, bytes.length);
    size += bytes.length;
  }

  void bytes(byte[] bytes) {
    room(bytes.length);
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
  }

  private void room(int more) {
    if (size >= FLUSH_AT && held == 0) {
      flush();
    }
    if (size + more > buffer.length) {
      budget.require((long) size + more);
      buffer = Arrays.copyOf(buffer, Math.max(size + more, buffer.length * 2));
    }
  }

  void flush() {
    budget.spend(size);
    zip.write(buffer, 0, size);
    size = 0;
  }

  /** Writes a value, its special characters as the place wants them. */
  void text(String text, Site site) {
    int length = text.length();
    int at = 0;
    while (at < length) {
      int plain = Math.min(length, at + FLUSH_AT);
      room(plain - at + LONGEST_CHARACTER);
      byte[] out = buffer;
      int to = size;
      char c = 0;
      while (at < plain && (c = text.charAt(at)) < 128 && PLAIN[c]) {
        out[to++] = (byte) c;
        at++;
      }
      size = to;
      if (at < plain) {
        at += special(c, text, at, site);
      }
    }
  }

  /** Writes a character that is not plain; returns how many characters of the text it took. */
  private int special(char c, String text, int at, Site site) {
    if (c < 128) {
      ascii(c, text, at, site);
    } else if (c < 0x800) {
      buffer[size++] = (byte) (0xc0 | c >> 6);
      buffer[size++] = (byte) (0x80 | c & 0x3f);
    } else if (Character.isSurrogate(c)) {
      return surrogate(text, at);
    } else if (c > 0xfffd) {
      illegal++;
    } else {
      buffer[size++] = (byte) (0xe0 | c >> 12);
      buffer[size++] = (byte) (0x80 | c >> 6 & 0x3f);
      buffer[size++] = (byte) (0x80 | c & 0x3f);
    }
    return 1;
  }

  private void ascii(char c, String text, int at, Site site) {
    switch (c) {
      case '&' -> ascii("&amp;");
      case '<' -> ascii("&lt;");
      case '>' -> ascii("&gt;");
      case '"' -> ascii("&quot;");
      case '\n' -> bytes(site.lineBreak());
      case '\r' -> {
        if (at + 1 >= text.length() || text.charAt(at + 1) != '\n') {
          bytes(site.lineBreak());
        }
      }
      case '\t' -> bytes(site.tab());
      case '\u0007' -> bytes(site.paragraph());
      case '\f' -> bytes(site.pageBreak());
      default -> illegal++;
    }
  }

  /** Writes ASCII as it is. */
  void ascii(String text) {
    room(text.length());
    for (int i = 0; i < text.length(); i++) {
      buffer[size++] = (byte) text.charAt(i);
    }
  }

  private int surrogate(String text, int at) {
    boolean pair =
        Character.isHighSurrogate(text.charAt(at))
            && at + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(at + 1));
    if (!pair) {
      illegal++;
      return 1;
    }
    int codePoint = text.codePointAt(at);
    buffer[size++] = (byte) (0xf0 | codePoint >> 18);
    buffer[size++] = (byte) (0x80 | codePoint >> 12 & 0x3f);
    buffer[size++] = (byte) (0x80 | codePoint >> 6 & 0x3f);
    buffer[size++] = (byte) (0x80 | codePoint & 0x3f);
    return 2;
  }
}
