package io.cortap.template.document;

import io.cortap.template.document.Node.Characters;
import io.cortap.template.document.Node.Element;
import io.cortap.template.document.Node.Tag;
import io.cortap.template.program.Span;
import java.util.ArrayList;
import java.util.List;

/** Cuts the tags out of one paragraph's text and puts nodes in their places. */
final class TagCutter {
  private static final int LONGEST_UNCLOSED = 400;

  private final List<TextSegment> segments;
  private final String original;
  private final String text;
  private final List<Cut> cuts = new ArrayList<>();
  private final boolean inParagraph;

  /**
   * What leaves the text.
   *
   * @param from first character that goes
   * @param to behind the last
   * @param at where the tag begins
   */
  private record Cut(int from, int to, int at, Node instead) {}

  TagCutter(
      List<TextSegment> segments,
      String original,
      String text,
      List<Span> spans,
      boolean inParagraph) {
    this.segments = segments;
    this.original = original;
    this.text = text;
    this.inParagraph = inParagraph;
    spans.forEach(this::plan);
  }

  private void plan(Span span) {
    int shownTo =
        span.kind() == Span.Kind.UNCLOSED
            ? Math.min(original.length(), span.from() + LONGEST_UNCLOSED)
            : span.to();
    String source = original.substring(span.from(), shownTo);
    Node instead =
        span.kind() == Span.Kind.RAW ? new Characters(span.content(), true) : new Tag(span, source);
    int from = span.from();
    int to = span.to();
    if (span.kind() == Span.Kind.UNCLOSED) {
      to = from;
    }
    while (span.trimsBefore() && from > 0 && Character.isWhitespace(text.charAt(from - 1))) {
      from--;
    }
    while (span.trimsAfter() && to < text.length() && Character.isWhitespace(text.charAt(to))) {
      to++;
    }
    if (instead instanceof Tag tag && inParagraph && span.kind() == Span.Kind.STATEMENT) {
      tag.mergesBefore = span.trimsBefore() && from == 0;
      tag.mergesAfter = span.trimsAfter() && to == text.length();
    }
    cuts.add(new Cut(from, to, span.from(), instead));
  }

  void cut() {
    int start = 0;
    for (TextSegment segment : segments) {
      int end = start + segment.text().length();
      cut(segment, start, end);
      start = end;
    }
  }

  private void cut(TextSegment segment, int start, int end) {
    List<Node> content = new ArrayList<>();
    boolean touched = false;
    int at = start;
    for (Cut cut : cuts) {
      if (cut.to < at || cut.from >= end) {
        continue;
      }
      if (cut.from > at) {
        text(content, at, Math.min(cut.from, end));
      }
      if (cut.at >= start && cut.at < end) {
        content.add(cut.instead);
      }
      touched |=
          cut.at >= start && cut.at < end || Math.max(cut.from, start) < Math.min(cut.to, end);
      at = Math.max(at, Math.min(cut.to, end));
    }
    text(content, at, end);
    if (segment.atom()) {
      if (touched) {
        drop(segment.element());
      }
    } else if (touched) {
      segment.rewrite(content);
      if (content.isEmpty()) {
        drop(segment.element());
      }
    } else {
      segment.unescapeBraces();
    }
  }

  private void text(List<Node> content, int from, int to) {
    if (to > from) {
      String between = original.substring(from, to);
      String plain = TextSegment.withBraces(between);
      content.add(new Characters(plain, !plain.equals(between)));
    }
  }

  /**
   * An element that only held a piece of a tag goes, and its run with it when nothing else is in
   * it.
   */
  private static void drop(Element element) {
    Element around = element.parent;
    if (around == null
        || (element.kind != Kind.TEXT
            && element.kind != Kind.BREAK
            && element.kind != Kind.TAB
            && element.kind != Kind.HYPHEN)) {
      return;
    }
    around.replace(element, List.of());
    boolean empty =
        around.kind == Kind.RUN
            && around.children.stream()
                .allMatch(child ->
                    child instanceof Element inner
                        && (inner.kind == Kind.RUN_PROPERTIES
                            || inner.kind == Kind.PAGE_BREAK_HINT));
    if (empty && around.parent != null) {
      around.parent.replace(around, List.of());
    }
  }
}
