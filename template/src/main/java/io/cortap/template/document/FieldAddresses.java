package io.cortap.template.document;

import io.cortap.template.document.Node.Characters;
import io.cortap.template.document.Node.Element;
import io.cortap.template.document.Node.Raw;
import io.cortap.template.document.Node.Tag;
import io.cortap.template.program.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tags in the addresses of HYPERLINK fields (ISO/IEC 29500-1, 17.16.5.25): what they print is held
 * to the rules of any other link, and cannot end the address. One thread's own.
 */
final class FieldAddresses {
  private static final Pattern LINK = Pattern.compile("(?is)\\s*HYPERLINK(?![a-z])");
  private static final Pattern ARGUMENT =
      Pattern.compile(
          "\\G\\s*(?:\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s\"\\\\]\\S*(?=\\s))", Pattern.DOTALL);
  private static final Pattern SWITCH = Pattern.compile("\\G\\s*\\\\(.)");
  private static final Pattern BEGUN = Pattern.compile("\\G\\s*\"?([^\"]*)\\z", Pattern.DOTALL);
  private static final String WITH_ARGUMENT = "lot";

  /** Stand for what tags print, and for where tags may leave something out. */
  private static final char PRINTED = '\uFFFC';

  private static final char BRANCHED = '\uFFFD';

  private final Deque<Code> open = new ArrayDeque<>();

  private static final class Code {
    final StringBuilder text = new StringBuilder();
    boolean ended;
  }

  private FieldAddresses() {}

  /** Gives such tags their place. */
  static void mark(Element root) {
    new FieldAddresses().visit(root);
  }

  private void visit(Element element) {
    String name = Tree.localName(element);
    if (name.equals("fldChar")) {
      mark(StartTag.value(element.startTag(), element.name.replace("fldChar", "fldCharType")));
    } else if (name.equals("fldSimple")) {
      simple(element);
    }
    for (Node child : element.children) {
      if (child instanceof Element inner) {
        visit(inner);
      } else if (element.kind == Kind.FIELD_CODE) {
        code(child);
      }
    }
  }

  private void mark(String type) {
    switch (type) {
      case "begin" -> open.push(new Code());
      case "separate" -> {
        if (!open.isEmpty()) {
          open.element().ended = true;
        }
      }
      case "end" -> open.poll();
      default -> {}
    }
  }

  /** The tag may also stand in a field whose result another field's code takes up. */
  private void code(Node node) {
    for (Code code : open) {
      if (!code.ended) {
        place(node, code.text);
      }
    }
  }

  private static void simple(Element element) {
    StringBuilder code = new StringBuilder();
    for (Node part : element.head) {
      if (part instanceof Raw raw) {
        int value = raw.markup.lastIndexOf("instr=");
        code.append(raw.markup.substring(value < 0 ? 0 : value + "instr='".length()));
        int quote = code.indexOf("&quot;");
        while (quote >= 0) {
          code.replace(quote, quote + "&quot;".length(), "\"");
          quote = code.indexOf("&quot;");
        }
      } else {
        place(part, code);
      }
    }
  }

  private static void place(Node node, StringBuilder code) {
    if (node instanceof Characters characters) {
      code.append(characters.text);
    } else if (node instanceof Tag tag && tag.statement instanceof Statement.Print) {
      switch (place(code)) {
        case BEGINNING -> tag.site = Sites.ADDRESS;
        case BEHIND -> {
          if (tag.site != Sites.ADDRESS) {
            tag.site = Sites.ADDRESS_REST;
          }
        }
        case ELSEWHERE -> {}
      }
      code.append(PRINTED);
    } else {
      code.append(BRANCHED);
    }
  }

  private enum Place {
    BEGINNING,
    BEHIND,
    ELSEWHERE
  }

  /** Where in a field's code its end so far is. */
  private static Place place(CharSequence code) {
    Matcher link = LINK.matcher(code);
    if (!link.lookingAt()) {
      return Place.ELSEWHERE;
    }
    int at = link.end();
    Matcher option = SWITCH.matcher(code);
    Matcher argument = ARGUMENT.matcher(code);
    while (option.find(at)) {
      at = option.end();
      if (WITH_ARGUMENT.indexOf(Character.toLowerCase(option.group(1).charAt(0))) >= 0) {
        if (!argument.find(at)) {
          return Place.ELSEWHERE;
        }
        at = argument.end();
      }
    }
    Matcher begun = BEGUN.matcher(code);
    if (!begun.find(at)) {
      return Place.ELSEWHERE;
    }
    String before = begun.group(1);
    boolean open = before.chars().allMatch(c -> c == PRINTED || c == BRANCHED);
    return before.isEmpty() || (open && before.indexOf(BRANCHED) >= 0)
        ? Place.BEGINNING
        : Place.BEHIND;
  }
}
