package io.cortap.template.document;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What no part of a template may hold, whether it has tags or is copied as it is. */
final class ContentRules {
  /** Fields that read files, start programs or ask servers (ISO/IEC 29500-1, 17.16.5). */
  private static final Set<String> REACHING_FIELDS =
      Set.of(
          "DDE",
          "DDEAUTO",
          "INCLUDETEXT",
          "INCLUDEPICTURE",
          "INCLUDE",
          "IMPORT",
          "LINK",
          "DATABASE");

  private static final Pattern FIELD =
      Pattern.compile(
          "fldCharType=[\"'](?<begin>begin)|<(?:\\w+:)?instrText[^<>]*>(?<code>[^<]*)<"
              + "|\\sw:instr=(?<quote>[\"'])(?<simple>.*?)\\k<quote>");

  private ContentRules() {}

  /** Why the part is refused, or empty. */
  static Optional<String> refusal(byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    if (text.indexOf('\0') >= 0) {
      text = text.replace("\0", "");
    }
    if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
      return Optional.of("a document type (DTD)");
    }
    return text.contains("instr") ? fields(text) : Optional.empty();
  }

  private static Optional<String> fields(String text) {
    StringBuilder code = new StringBuilder();
    Matcher found = FIELD.matcher(text);
    while (found.find()) {
      if (found.group("code") != null) {
        code.append(found.group("code"));
      } else {
        Optional<String> refused = field(code.toString()).or(() -> field(simple(found)));
        if (refused.isPresent()) {
          return refused;
        }
        code.setLength(0);
      }
    }
    return field(code.toString());
  }

  private static String simple(Matcher found) {
    return found.group("simple") == null ? "" : found.group("simple");
  }

  private static Optional<String> field(String code) {
    String word = code.strip().split("[\\s\"&]", 2)[0].toUpperCase(Locale.ROOT);
    return REACHING_FIELDS.contains(word)
        ? Optional.of("a field that reaches outside the file (" + word + ")")
        : Optional.empty();
  }
}
