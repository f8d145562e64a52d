package io.cortap.template.document;

import io.cortap.template.document.Node.Characters;
import io.cortap.template.document.Node.Element;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The instructions of a part's fields (ISO/IEC 29500-1, 17.16), read as Word joins them: over runs,
 * in any prefix of Word's namespaces, with and without tracked changes. One thread's own.
 */
final class FieldCodes {
  /** Fields that read files, start programs or ask servers (17.16.5). */
  private static final Set<String> REACHING =
      Set.of(
          "DDE",
          "DDEAUTO",
          "INCLUDETEXT",
          "INCLUDEPICTURE",
          "INCLUDE",
          "IMPORT",
          "LINK",
          "RD",
          "DATABASE");

  private static final Set<String> WORD =
      Set.of(
          "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
          "http://purl.oclc.org/ooxml/wordprocessingml/main");
  private static final Set<String> TEXT = Set.of("instrText", "delInstrText", "t", "delText");
  private static final Set<String> BLANKS = Set.of("tab", "ptab", "br", "cr");

  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
  private static final Pattern NO_NAME = Pattern.compile("^[^\\p{Alpha}={]+");
  private static final Pattern BEHIND_NAME = Pattern.compile("[^\\p{Alpha}{]");
  private static final Pattern REACHING_WORD =
      Pattern.compile("(?i)(?<!\\p{Alpha})(?:" + String.join("|", REACHING) + ")(?!\\p{Alpha})");

  private final Deque<Code> open = new ArrayDeque<>();
  private final StringBuilder outside = new StringBuilder();
  private final Set<String> reasons = new HashSet<>();

  /** What one field does, in each way of settling tracked changes; only its beginning matters. */
  private static final class Code {
    private static final int ENOUGH = 200;
    final StringBuilder all = new StringBuilder();
    final StringBuilder accepted = new StringBuilder();
    final StringBuilder rejected = new StringBuilder();
    boolean ended;

    void add(String text, Set<String> changes) {
      add(all, text);
      if (!changes.contains("del")) {
        add(accepted, text);
      }
      if (!changes.contains("ins")) {
        add(rejected, text);
      }
    }

    private static void add(StringBuilder code, String text) {
      if (code.length() < ENOUGH) {
        code.append(text);
      }
    }

    List<String> readings() {
      return List.of(all.toString(), accepted.toString(), rejected.toString());
    }

    /** Those in which something is there that stands within these changes. */
    List<String> readings(Set<String> changes) {
      List<String> readings = new ArrayList<>(List.of(all.toString()));
      if (!changes.contains("del")) {
        readings.add(accepted.toString());
      }
      if (!changes.contains("ins")) {
        readings.add(rejected.toString());
      }
      return readings;
    }
  }

  private FieldCodes() {}

  /** Why a field must be refused, or empty. */
  static Optional<String> refusal(Element root) {
    FieldCodes codes = new FieldCodes();
    codes.visit(root, Map.of(), Set.of());
    codes.open.forEach(codes::judge);
    if (REACHING_WORD.matcher(codes.outside).find()) {
      codes.reasons.add("a field's instruction outside its field that reaches outside the file");
    }
    return codes.reasons.stream().sorted().findFirst();
  }

  private void visit(Element element, Map<String, String> around, Set<String> changes) {
    String head = element.startTag();
    Map<String, String> namespaces = namespaces(head, around);
    String name = localName(element.name, namespaces, true);
    switch (name) {
      case "fldChar" -> mark(value(head, "fldCharType", namespaces), changes);
      case "fldSimple" -> judge(value(head, "instr", namespaces));
      default -> {
        if (TEXT.contains(name)) {
          text(element, name, changes);
        } else if (BLANKS.contains(name)) {
          code(" ", changes);
        }
      }
    }
    Set<String> inside = changes(name, changes);
    for (Node child : element.children) {
      if (child instanceof Element inner) {
        visit(inner, namespaces, inside);
      }
    }
  }

  private static Set<String> changes(String name, Set<String> around) {
    String change =
        switch (name) {
          case "ins", "moveTo" -> "ins";
          case "del", "moveFrom" -> "del";
          default -> "";
        };
    if (change.isEmpty() || around.contains(change)) {
      return around;
    }
    Set<String> changes = new HashSet<>(around);
    changes.add(change);
    return changes;
  }

  private void text(Element element, String name, Set<String> changes) {
    StringBuilder text = new StringBuilder();
    for (Node child : element.children) {
      if (child instanceof Characters characters) {
        text.append(characters.text);
      }
    }
    Code field = open.peek();
    boolean instruction = name.endsWith("nstrText");
    if (instruction && (field == null || field.ended)) {
      outside.append(text);
    } else {
      code(text.toString(), name.startsWith("del") ? changes("del", changes) : changes);
    }
  }

  private void code(String text, Set<String> changes) {
    Code field = open.peek();
    if (field != null && !field.ended) {
      field.add(text, changes);
    }
  }

  private void mark(String type, Set<String> changes) {
    Code field = open.peek();
    switch (type) {
      case "begin" -> {
        if (field != null
            && !field.ended
            && field.readings(changes).stream().anyMatch(this::isUnnamed)) {
          reasons.add("a field whose name another field makes");
        }
        open.push(new Code());
      }
      case "separate" -> {
        if (field != null) {
          field.ended = true;
        }
      }
      case "end" -> {
        if (field != null) {
          judge(open.pop());
        }
      }
      default -> {}
    }
  }

  private boolean isUnnamed(String code) {
    String begun = begun(code);
    return !begun.startsWith("=") && !BEHIND_NAME.matcher(begun).find();
  }

  /** From the field's name on. */
  private static String begun(String code) {
    return NO_NAME.matcher(INVISIBLE.matcher(code).replaceAll("")).replaceFirst("");
  }

  private void judge(Code code) {
    code.readings().forEach(this::judge);
  }

  private void judge(String code) {
    String name = BEHIND_NAME.split(begun(code), 2)[0].toUpperCase(Locale.ROOT);
    if (name.contains("{")) {
      reasons.add("a field whose name a tag makes");
    } else if (REACHING.contains(name)) {
      reasons.add("a field that reaches outside the file (" + name + ")");
    }
  }

  private static Map<String, String> namespaces(String head, Map<String, String> around) {
    if (!head.contains("xmlns")) {
      return around;
    }
    Map<String, String> namespaces = new HashMap<>(around);
    for (StartTag.Attribute attribute : StartTag.attributes(head)) {
      if (attribute.name().equals("xmlns")) {
        namespaces.put("", attribute.value(head));
      } else if (attribute.name().startsWith("xmlns:")) {
        namespaces.put(attribute.localName(), attribute.value(head));
      }
    }
    return namespaces;
  }

  /** The name in Word's namespace; empty for one in another. */
  private static String localName(
      String name, Map<String, String> namespaces, boolean hasDefaultNamespace) {
    int colon = name.indexOf(':');
    boolean word =
        (colon >= 0 || hasDefaultNamespace)
            && WORD.contains(namespaces.getOrDefault(name.substring(0, Math.max(0, colon)), ""));
    return word ? name.substring(colon + 1) : "";
  }

  private static String value(String head, String wanted, Map<String, String> namespaces) {
    for (StartTag.Attribute attribute : StartTag.attributes(head)) {
      if (localName(attribute.name(), namespaces, false).equals(wanted)) {
        return attribute.value(head);
      }
    }
    return "";
  }
}
