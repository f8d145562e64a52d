package io.cortap.template.document;

import io.cortap.template.diagnosis.Location;
import io.cortap.template.program.Site;
import io.cortap.template.program.Span;
import io.cortap.template.program.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part while it is compiled. The tree is changed in place and thrown away afterwards. */
abstract sealed class Node {
  @Nullable Element parent;

  /** An element; {@code head} is its start tag without the closing bracket. */
  static final class Element extends Node {
    final Kind kind;
    final String name;
    List<Node> head;
    final List<Node> children = new ArrayList<>();

    Element(Kind kind, String name, String head) {
      this.kind = kind;
      this.name = name;
      this.head = List.of(new Raw(head));
    }

    void add(Node child) {
      child.parent = this;
      children.add(child);
    }

    /** Puts these in the child's place. */
    void replace(Node child, List<? extends Node> by) {
      int at = children.indexOf(child);
      children.remove(at);
      child.parent = null;
      for (Node node : by) {
        node.parent = this;
        children.add(at++, node);
      }
    }

    void insert(int at, Node child) {
      child.parent = this;
      children.add(at, child);
    }

    @Nullable Element child(Kind wanted) {
      for (Node child : children) {
        if (child instanceof Element element && element.kind == wanted) {
          return element;
        }
      }
      return null;
    }

    /** The start tag as written, tags in attributes left out. */
    String startTag() {
      StringBuilder written = new StringBuilder();
      for (Node part : head) {
        if (part instanceof Raw raw) {
          written.append(raw.markup);
        }
      }
      return written.toString();
    }
  }

  /** Character content, as characters. */
  static final class Characters extends Node {
    final String text;

    /** Whether braces in it are meant as braces. */
    final boolean verbatim;

    Characters(String text) {
      this(text, false);
    }

    Characters(String text, boolean verbatim) {
      this.text = text;
      this.verbatim = verbatim;
    }
  }

  /** Markup that stays as it is. */
  static final class Raw extends Node {
    final String markup;

    Raw(String markup) {
      this.markup = markup;
    }
  }

  /** A tag of the template. */
  static final class Tag extends Node {
    final Span span;
    final String source;
    Location location = Location.FILE;
    Statement statement = new Statement.Nothing();

    /** Where the tag was before it took a whole paragraph's place, or null. */
    @Nullable Site site;

    boolean lifted;

    /**
     * Whether the paragraph before, or behind, flows into this one: {@code {%-} and {@code -%}}.
     */
    boolean mergesBefore;

    boolean mergesAfter;

    Tag(Span span, String source) {
      this.span = span;
      this.source = source;
    }

    boolean controls() {
      return statement.controls();
    }
  }

  /** The nearest element of this kind around the node, or null. */
  @Nullable Element enclosing(Kind kind) {
    for (Element around = parent; around != null; around = around.parent) {
      if (around.kind == kind) {
        return around;
      }
    }
    return null;
  }
}
