package io.cortap.core.webhook;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** A signature as people write it down: hexadecimal or base64, with a prefix or without. */
final class MacText {
  private static final int LENGTH = 32;

  private MacText() {}

  /** The 32 bytes, if it is those. */
  static Optional<byte[]> read(String text) {
    String bare = text.strip().replaceFirst("^(?i:sha256=|v1,|v1=)", "");
    if (bare.matches("[0-9A-Fa-f]{64}")) {
      return Optional.of(HexFormat.of().parseHex(bare.toLowerCase(Locale.ROOT)));
    }
    try {
      return Optional.of(Base64.getDecoder().decode(bare.replace('-', '+').replace('_', '/')))
          .filter(bytes -> bytes.length == LENGTH);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** What there is in place of 32 bytes; the text itself is not shown. */
  static String seen(String text) {
    String bare = text.strip().replaceFirst("^[^=,]{0,8}[=,]", "");
    return switch (bare.length()) {
      case 0 -> "empty";
      case 40 -> "40 characters long, like SHA-1 in hexadecimal";
      case 128 -> "128 characters long, like SHA-512 in hexadecimal";
      default -> bare.length() + " characters long, and no 32 bytes in hexadecimal or base64";
    };
  }
}
