package io.cortap.adapter.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plain values as compact JSON (RFC 8259) in UTF-8, written straight to bytes. Characters beyond
 * the first plane are escaped, so that even half a surrogate pair survives.
 */
final class JsonWriting {
  private static final int TYPICAL_BYTES = 1 << 18;

  /** Bytes of an escape by number. */
  private static final int LONGEST_FORM = 6;

  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
  };

  /** What stands behind the backslash, for each ASCII character that needs one; else 0. */
  private static final byte[] ESCAPES = escapes();

  private final Map<String, byte[]> names = new HashMap<>();
  private byte[] bytes = new byte[TYPICAL_BYTES];
  private int size;

  private JsonWriting() {}

  /**
   * @throws IllegalArgumentException for a value that is none of JSON's, NaN and infinity among
   *     them
   */
  static byte[] of(Map<?, ?> members) {
    var writing = new JsonWriting();
    writing.object(members);
    return Arrays.copyOf(writing.bytes, writing.size);
  }

  private static byte[] escapes() {
    byte[] escapes = new byte[128];
    Arrays.fill(escapes, 0, ' ', (byte) 'u');
    escapes['\b'] = 'b';
    escapes['\t'] = 't';
    escapes['\n'] = 'n';
    escapes['\f'] = 'f';
    escapes['\r'] = 'r';
    escapes['"'] = '"';
    escapes['\\'] = '\\';
    return escapes;
  }

  private void value(@Nullable Object value) {
    switch (value) {
      case null -> literal("null");
      case String text -> text(text);
      case Boolean truth -> literal(truth ? "true" : "false");
      case Map<?, ?> members -> object(members);
      case List<?> elements -> list(elements);
      case Double number when !Double.isFinite(number) -> throw unknown(number);
      case Number number -> literal(number.toString());
      default -> throw unknown(value);
    }
  }

  private static IllegalArgumentException unknown(Object value) {
    return new IllegalArgumentException(
        "JSON has no form for '%s' of %s".formatted(value, value.getClass().getName()));
  }

  private void object(Map<?, ?> members) {
    int start = size;
    for (Map.Entry<?, ?> member : members.entrySet()) {
      one(size == start ? '{' : ',');
      name(String.valueOf(member.getKey()));
      value(member.getValue());
    }
    if (size == start) {
      one('{');
    }
    one('}');
  }

  /** Names recur: what one looks like is made once. */
  private void name(String name) {
    byte[] known = names.get(name);
    if (known == null) {
      int start = size;
      text(name);
      one(':');
      names.put(name, Arrays.copyOfRange(bytes, start, size));
    } else {
      makeRoomFor(known.length);
      System.arraycopy(known, 0, bytes, size, known.length);
      size += known.length;
    }
  }

  private void list(List<?> elements) {
    int start = size;
    for (Object element : elements) {
      one(size == start ? '[' : ',');
      value(element);
    }
    if (size == start) {
      one('[');
    }
    one(']');
  }

  private void literal(String ascii) {
    makeRoomFor(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      bytes[size++] = (byte) ascii.charAt(i);
    }
  }

  private void one(char ascii) {
    makeRoomFor(1);
    bytes[size++] = (byte) ascii;
  }

  private void text(String text) {
    int length = text.length();
    makeRoomFor(length + 2);
    one('"');
    int at = 0;
    while (at < length) {
      int end = plainEnd(text, at);
      for (; at < end; at++) {
        bytes[size++] = (byte) text.charAt(at);
      }
      if (at < length) {
        makeRoomFor(length - at + LONGEST_FORM);
        formOf(text.charAt(at++));
      }
    }
    one('"');
  }

  private static int plainEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isPlain(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isPlain(char c) {
    return c < ESCAPES.length && ESCAPES[c] == 0;
  }

  private void formOf(char c) {
    if (c < ESCAPES.length) {
      escape(c, ESCAPES[c]);
    } else if (Character.isSurrogate(c)) {
      escape(c, (byte) 'u');
    } else if (c < 0x800) {
      bytes[size++] = (byte) (0xC0 | c >> 6);
      continuation(c);
    } else {
      bytes[size++] = (byte) (0xE0 | c >> 12);
      continuation(c >> 6);
      continuation(c);
    }
  }

  private void continuation(int bits) {
    bytes[size++] = (byte) (0x80 | bits & 0x3F);
  }

  private void escape(char c, byte letter) {
    bytes[size++] = '\\';
    bytes[size++] = letter;
    if (letter == 'u') {
      for (int shift = 12; shift >= 0; shift -= 4) {
        bytes[size++] = HEX[c >> shift & 0xF];
      }
    }
  }

  private void makeRoomFor(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(size, more)));
    }
  }
}
