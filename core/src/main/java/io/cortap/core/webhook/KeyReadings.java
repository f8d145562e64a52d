package io.cortap.core.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cortap.core.webhook.WebhookDiagnosis.Cause;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** The keys that people make of a secret: the right one first, then the usual mistakes. */
final class KeyReadings {
  private static final String PREFIX = "whsec_";

  private KeyReadings() {}

  static List<Reading> of(NamedSecret secret) {
    String text = secret.text();
    String in = " in " + secret.place();
    var readings = new ArrayList<Reading>();
    readings.add(Reading.right(secret.bytes()));
    if (!text.strip().equals(text)) {
      add(readings, text.strip().getBytes(UTF_8), "the text without the line break or blanks" + in);
    }
    String bare = text.strip();
    String unquoted = bare.replaceAll("^([\"'])(.*)\\1$", "$2");
    if (!unquoted.equals(bare)) {
      add(readings, unquoted.getBytes(UTF_8), "the text without the quotation marks" + in);
      bare = unquoted;
    }
    if (bare.startsWith(PREFIX)) {
      String encoded = bare.substring(PREFIX.length());
      addBase64(readings, encoded, "the bytes that follow whsec_" + in + ", decoded from base64");
      add(readings, encoded.getBytes(UTF_8), "the text that follows whsec_" + in + ", not decoded");
    } else {
      add(
          readings,
          (PREFIX + base64(bare)).getBytes(UTF_8),
          "the whsec_ form of the secret" + in + " taken as text, not decoded");
      add(
          readings,
          base64(bare).getBytes(UTF_8),
          "the base64 of the secret" + in + " taken as text, not decoded");
      addHex(readings, bare, "the 32 bytes that the hexadecimal digits" + in + " stand for");
      addBase64(readings, bare, "the bytes of the text" + in + " decoded from base64");
    }
    add(readings, (bare + "\n").getBytes(UTF_8), "the text" + in + " with a line break after it");
    add(
        readings,
        (bare + "\r\n").getBytes(UTF_8),
        "the text" + in + " with a line break of Windows after it");
    if (bare.matches("[0-9A-Fa-f]+")) {
      add(readings, upper(bare).getBytes(UTF_8), "the digits" + in + " in upper case");
      add(readings, lower(bare).getBytes(UTF_8), "the digits" + in + " in lower case");
    }
    return readings;
  }

  private static void add(List<Reading> readings, byte[] key, String words) {
    if (key.length > 0) {
      readings.add(Reading.wrong(key, Cause.KEY_ENCODING, "the key is " + words));
    }
  }

  private static void addHex(List<Reading> readings, String text, String words) {
    if (text.length() % 2 == 0 && text.matches("[0-9A-Fa-f]+")) {
      add(readings, HexFormat.of().parseHex(text), words.replace("32", "" + text.length() / 2));
    }
  }

  private static void addBase64(List<Reading> readings, String text, String words) {
    try {
      add(readings, Base64.getDecoder().decode(text), words);
    } catch (IllegalArgumentException notBase64) {
      // Then nobody has decoded it either.
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
