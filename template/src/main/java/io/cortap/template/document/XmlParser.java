package io.cortap.template.document;

import io.cortap.template.document.Node.Element;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a part into a tree: XML 1.0, well-formed, without DTD, references to the predefined
 * entities only.
 */
final class XmlParser {
  private static final int DEEPEST = 300;
  private static final String[] MAIN_NAMESPACES = {
    "\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"",
    "\"http://purl.oclc.org/ooxml/wordprocessingml/main\""
  };

  private final String source;
  private final Deque<Element> open = new ArrayDeque<>();
  private final Namespaces namespaces = new Namespaces();
  private String prefix = "w:";
  private @Nullable Element root;
  private int at;

  private XmlParser(String source) {
    this.source = source;
  }

  /**
   * @throws XmlException with the reason
   */
  static XmlTree parse(String source) {
    return new XmlParser(source).run();
  }

  private XmlTree run() {
    requireLegalCharacters();
    at = source.startsWith("\ufeff") ? 1 : 0;
    int start = at;
    while (at < source.length()) {
      if (source.charAt(at) == '<') {
        markup();
      } else {
        characters();
      }
    }
    Element top = root;
    if (top == null || !open.isEmpty()) {
      throw fault(
          top == null ? "there is no element" : "<" + open.element().name + "> is never closed");
    }
    return new XmlTree(source.substring(start, prologEnd), top, prefix);
  }

  private int prologEnd;

  private void requireLegalCharacters() {
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < source.length()
                && Character.isLowSurrogate(source.charAt(i + 1));
        if (!pair) {
          throw new XmlException("there is half a character");
        }
        i++;
      } else if (!XmlText.isLegal(c) && !(i == 0 && c == '\ufeff')) {
        throw new XmlException("the character U+%04X is not allowed".formatted((int) c));
      }
    }
  }

  private void markup() {
    if (source.startsWith("<!--", at)) {
      String body = until("-->", 4, "a comment is never closed");
      if (body.contains("--")) {
        throw fault("'--' is not allowed in a comment");
      }
      keep("<!--" + body + "-->");
    } else if (source.startsWith("<?", at)) {
      keep("<?" + until("?>", 2, "a processing instruction is never closed") + "?>");
    } else if (source.startsWith("<![CDATA[", at)) {
      parent().add(new Node.Characters(until("]]>", 9, "a CDATA section is never closed")));
    } else if (source.startsWith("<!", at)) {
      throw fault("a document type is not allowed");
    } else if (source.startsWith("</", at)) {
      endTag();
    } else {
      startTag();
    }
  }

  private void keep(String markup) {
    if (!open.isEmpty()) {
      open.element().add(new Node.Raw(markup));
    } else if (root == null) {
      prologEnd = at;
    }
  }

  private String until(String end, int skipped, String otherwise) {
    int found = source.indexOf(end, at + skipped);
    if (found < 0) {
      throw fault(otherwise);
    }
    String body = source.substring(at + skipped, found);
    at = found + end.length();
    return body;
  }

  private Element parent() {
    Element parent = open.peek();
    if (parent == null) {
      throw fault("there is text outside the root element");
    }
    return parent;
  }

  private void characters() {
    int end = source.indexOf('<', at);
    String markup = source.substring(at, end < 0 ? source.length() : end);
    if (open.isEmpty() && markup.isBlank()) {
      at += markup.length();
      prologEnd = root == null ? at : prologEnd;
      return;
    }
    if (markup.contains("]]>")) {
      throw fault("']]>' is not allowed in text");
    }
    parent().add(new Node.Characters(XmlText.decoded(markup)));
    at += markup.length();
  }

  private void endTag() {
    String name = until(">", 2, "an end tag is never closed").stripTrailing();
    Element closed = open.poll();
    if (closed == null || !closed.name.equals(name)) {
      throw fault(
          "</%s> closes %s".formatted(name, closed == null ? "nothing" : "<" + closed.name + ">"));
    }
    namespaces.close();
  }

  private void startTag() {
    int start = at++;
    String name = name();
    Set<String> seen = new HashSet<>();
    while (true) {
      boolean blank = skipBlanks();
      char c = current();
      if (c == '>' || c == '/') {
        break;
      }
      if (!blank) {
        throw fault("a blank is missing before an attribute of <" + name + ">");
      }
      attribute(name, seen);
    }
    String head = source.substring(start, at).stripTrailing();
    boolean empty = current() == '/';
    at += empty ? 1 : 0;
    if (current() != '>') {
      throw fault("<" + name + "> is not closed by '>'");
    }
    at++;
    namespaces.open(name, seen);
    opened(name, head, empty);
    if (empty) {
      namespaces.close();
    }
  }

  private void opened(String name, String head, boolean empty) {
    if (root == null) {
      prefix = mainPrefix(head);
    }
    Element element = new Element(kindOf(name), name, head);
    if (!open.isEmpty()) {
      open.element().add(element);
    } else if (root == null) {
      root = element;
    } else {
      throw fault("there is a second root element");
    }
    if (!empty) {
      open.push(element);
      if (open.size() > DEEPEST) {
        throw fault("elements are nested more than " + DEEPEST + " deep");
      }
    }
  }

  private static String mainPrefix(String head) {
    for (String namespace : MAIN_NAMESPACES) {
      int uri = head.replace('\'', '"').indexOf(namespace);
      int equals = uri < 0 ? -1 : head.lastIndexOf('=', uri);
      int xmlns = equals < 0 ? -1 : head.lastIndexOf("xmlns", equals);
      if (xmlns >= 0) {
        String declared = head.substring(xmlns + 5, equals).strip();
        return declared.isEmpty() ? "" : declared.substring(1) + ":";
      }
    }
    return "w:";
  }

  private Kind kindOf(String name) {
    if (name.startsWith(prefix) && name.indexOf(':', prefix.length()) < 0) {
      return Kind.ofLocalName(name.substring(prefix.length()));
    }
    return name.equals("wp:docPr") ? Kind.DRAWING_PROPERTIES : Kind.OTHER;
  }

  private String name() {
    int start = at;
    while (at < source.length() && isNameCharacter(source.charAt(at))) {
      at++;
    }
    boolean begins = at > start && "-.0123456789".indexOf(source.charAt(start)) < 0;
    if (!begins) {
      throw fault("'<' begins no tag");
    }
    return source.substring(start, at);
  }

  private static boolean isNameCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == ':' || c == '_' || c == '-' || c == '.';
  }

  private void attribute(String element, Set<String> seen) {
    String name = name();
    if (!seen.add(name)) {
      throw fault("<%s> has the attribute %s twice".formatted(element, name));
    }
    skipBlanks();
    if (current() != '=') {
      throw fault("the attribute " + name + " has no value");
    }
    at++;
    skipBlanks();
    char quote = current();
    int end = quote == '"' || quote == '\'' ? source.indexOf(quote, at + 1) : -1;
    if (end < 0) {
      throw fault("the attribute " + name + " has no quoted value");
    }
    String value = source.substring(at + 1, end);
    if (value.indexOf('<') >= 0) {
      throw fault("'<' is not allowed in the attribute " + name);
    }
    XmlText.decoded(value);
    at = end + 1;
  }

  private boolean skipBlanks() {
    int start = at;
    while (at < source.length() && " \t\r\n".indexOf(source.charAt(at)) >= 0) {
      at++;
    }
    return at > start;
  }

  private char current() {
    if (at >= source.length()) {
      throw fault("the text ends inside a tag");
    }
    return source.charAt(at);
  }

  private XmlException fault(String reason) {
    return new XmlException(reason + ", near character " + at);
  }
}
