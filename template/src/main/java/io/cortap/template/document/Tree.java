package io.cortap.template.document;

import io.cortap.template.document.Node.Characters;
import io.cortap.template.document.Node.Element;
import io.cortap.template.document.Node.Raw;
import io.cortap.template.document.Node.Tag;
import io.cortap.template.program.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions about and changes of parts of a tree. */
final class Tree {
  private Tree() {}

  static Element copy(Element element) {
    Element copy = bare(element);
    for (Node child : element.children) {
      switch (child) {
        case Element inner -> copy.add(copy(inner));
        case Characters characters -> copy.add(new Characters(characters.text));
        case Raw raw -> copy.add(new Raw(raw.markup));
        case Tag tag -> {}
      }
    }
    return copy;
  }

  /** An element with the same attributes, tags in them included. */
  private static Element bare(Element element) {
    Element bare = new Element(element.kind, element.name, "");
    List<Node> head = new ArrayList<>();
    for (Node part : element.head) {
      if (part instanceof Tag tag) {
        Tag again = new Tag(tag.span, tag.source);
        again.location = tag.location;
        again.statement = tag.statement;
        again.site = tag.site;
        again.parent = bare;
        head.add(again);
      } else {
        head.add(part);
      }
    }
    bare.head = List.copyOf(head);
    return bare;
  }

  /** Whether attributes of the element or of its properties have tags. */
  static boolean hasTaggedAttributes(Element element) {
    return element.head.size() > 1
        || element.children.stream()
            .anyMatch(child ->
                child instanceof Element inner
                    && (isProperties(inner.kind) || isProperties(element.kind))
                    && hasTaggedAttributes(inner));
  }

  /** An element of the same kind with its properties and nothing else. */
  static Element emptied(Element element) {
    Element empty = bare(element);
    for (Node child : element.children) {
      if (child instanceof Element inner && isProperties(inner.kind)) {
        empty.add(copy(inner));
      }
    }
    return empty;
  }

  static boolean isProperties(Kind kind) {
    return switch (kind) {
      case PARAGRAPH_PROPERTIES, RUN_PROPERTIES, CELL_PROPERTIES, ROW_PROPERTIES -> true;
      default -> false;
    };
  }

  static List<Tag> tags(Element element) {
    List<Tag> tags = new ArrayList<>();
    collect(element, tags);
    return tags;
  }

  private static void collect(Element element, List<Tag> tags) {
    for (Node child : element.children) {
      if (child instanceof Tag tag) {
        tags.add(tag);
      } else if (child instanceof Element inner) {
        collect(inner, tags);
      }
    }
  }

  /** What must outlive a paragraph or row that vanishes: bookmarks and comment ranges. */
  static List<Element> markers(Element element) {
    List<Element> markers = new ArrayList<>();
    collectMarkers(element, markers);
    return markers;
  }

  private static void collectMarkers(Element element, List<Element> markers) {
    for (Node child : element.children) {
      if (child instanceof Element inner) {
        if (isMarker(inner.kind)) {
          markers.add(inner);
        } else {
          collectMarkers(inner, markers);
        }
      }
    }
  }

  static boolean isMarker(Kind kind) {
    return switch (kind) {
      case BOOKMARK_START, BOOKMARK_END, COMMENT_START, COMMENT_END -> true;
      default -> false;
    };
  }

  /** The section that ends with the paragraph, or null. */
  static @Nullable Element section(Element paragraph) {
    Element properties = paragraph.child(Kind.PARAGRAPH_PROPERTIES);
    return properties == null ? null : properties.child(Kind.SECTION);
  }

  /** Whether nothing but control tags would be seen in the element. */
  static boolean holdsControlsOnly(Element element) {
    for (Node child : element.children) {
      boolean bare =
          switch (child) {
            case Tag tag -> !(tag.statement instanceof Statement.Print);
            case Characters characters -> element.kind != Kind.TEXT || characters.text.isBlank();
            case Raw raw -> true;
            case Element inner -> isBare(inner);
          };
      if (!bare) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBare(Element inner) {
    return switch (inner.kind) {
      case PARAGRAPH -> section(inner) == null && holdsControlsOnly(inner);
      case RUN, TEXT, CELL, ROW, INSERTED, SMART_TAG -> holdsControlsOnly(inner);
      case PARAGRAPH_PROPERTIES, RUN_PROPERTIES, CELL_PROPERTIES, ROW_PROPERTIES -> true;
      case PROOF, PAGE_BREAK_HINT -> true;
      default -> isMarker(inner.kind);
    };
  }

  /** The child of an ancestor on the way down to the node; the node itself when it is one. */
  static Node childTowards(Element ancestor, Node node) {
    Node at = node;
    while (at.parent != null && at.parent != ancestor) {
      at = at.parent;
    }
    return at;
  }

  /** The lowest element around all of these nodes. */
  static Element around(List<? extends Node> nodes) {
    List<Element> common = ancestors(nodes.getFirst());
    for (Node node : nodes) {
      common.retainAll(ancestors(node));
    }
    return common.getFirst();
  }

  private static List<Element> ancestors(Node node) {
    List<Element> ancestors = new ArrayList<>();
    for (Element at = node.parent; at != null; at = at.parent) {
      ancestors.add(at);
    }
    return ancestors;
  }

  /** Elements between an ancestor and a node, outermost first. */
  static List<Element> path(Element ancestor, Node node) {
    List<Element> path = new ArrayList<>();
    for (Element at = node.parent; at != null && at != ancestor; at = at.parent) {
      path.addFirst(at);
    }
    return path;
  }

  /** Lifts the node out of what may be split, up to the ancestor; it stops at what may not. */
  static void splitUp(Node node, @Nullable Element ancestor) {
    for (Element around = node.parent;
        around != null && around != ancestor && around.kind.splits();
        around = node.parent) {
      splitAround(node, around);
    }
  }

  private static void splitAround(Node node, Element around) {
    Element outer = around.parent;
    if (outer == null) {
      return;
    }
    int at = around.children.indexOf(node);
    Element left = emptied(around);
    Element right = emptied(around);
    for (int i = 0; i < around.children.size(); i++) {
      Node child = around.children.get(i);
      boolean properties = child instanceof Element inner && isProperties(inner.kind);
      if (i != at && !properties) {
        (i < at ? left : right).add(child);
      }
    }
    List<Node> parts = new ArrayList<>();
    if (holdsAnything(left)) {
      parts.add(left);
    }
    parts.add(node);
    if (holdsAnything(right)) {
      parts.add(right);
    }
    outer.replace(around, parts);
  }

  private static boolean holdsAnything(Element element) {
    return element.children.stream()
        .anyMatch(child -> !(child instanceof Element inner) || !isProperties(inner.kind));
  }

  static String localName(Element element) {
    return element.name.substring(element.name.indexOf(':') + 1);
  }

  /** As markup, tags left out. */
  static void write(Element element, StringBuilder out) {
    out.append(element.startTag());
    if (element.children.isEmpty()) {
      out.append("/>");
      return;
    }
    out.append('>');
    for (Node child : element.children) {
      switch (child) {
        case Element inner -> write(inner, out);
        case Characters characters -> out.append(XmlText.escaped(characters.text));
        case Raw raw -> out.append(raw.markup);
        case Tag none -> {}
      }
    }
    out.append("</").append(element.name).append('>');
  }
}
