package io.cortap.template.document;

import io.cortap.template.document.Node.Characters;
import io.cortap.template.document.Node.Element;
import io.cortap.template.program.Span;
import io.cortap.template.program.TagScanner;
import java.util.ArrayList;
import java.util.List;

/** One stretch of text while tags in it are replaced; the runs that it lies in stay. */
final class EditableText {
  private final List<TextSegment> segments;
  private final String text;
  private final List<Span> spans;
  private final List<Change> changes = new ArrayList<>();

  /** Characters that go, and what comes in their place, which the segment {@code home} takes. */
  private record Change(int from, int to, String instead, int home) {
    boolean touches(int otherFrom, int otherTo) {
      return from < otherTo && otherFrom < to;
    }
  }

  EditableText(List<TextSegment> segments) {
    this.segments = segments;
    StringBuilder joined = new StringBuilder();
    segments.forEach(segment -> joined.append(segment.text()));
    this.text = joined.toString();
    this.spans = TagScanner.scan(TagNormaliser.normalised(text));
  }

  /**
   * Where tags written so begin, in order. What has no end is known by its beginning; braces that
   * belong to no tag are looked for outside tags.
   */
  List<Integer> places(String tag) {
    List<Integer> places = new ArrayList<>();
    for (Span span : spans) {
      boolean whole = tag.length() >= span.to() - span.from();
      if ((whole || span.kind() == Span.Kind.UNCLOSED) && text.startsWith(tag, span.from())) {
        places.add(span.from());
      }
    }
    return places.isEmpty() ? outside(tag) : places;
  }

  private List<Integer> outside(String braces) {
    List<Integer> places = new ArrayList<>();
    for (int at = text.indexOf(braces); at >= 0; at = text.indexOf(braces, at + 1)) {
      int from = at;
      boolean inside =
          spans.stream()
              .filter(span -> span.kind() != Span.Kind.UNCLOSED)
              .anyMatch(span -> span.from() < from + braces.length() && from < span.to());
      if (!inside) {
        places.add(at);
      }
    }
    return places;
  }

  /**
   * Whether the characters could be changed: nothing else has changed them, and there is text that
   * takes what comes in their place.
   */
  boolean change(int from, int to, String instead) {
    int home = home(from);
    if (home < 0 || changes.stream().anyMatch(change -> change.touches(from, to))) {
      return false;
    }
    changes.add(new Change(from, to, instead, home));
    return true;
  }

  /** The text that the character is in, else the one that ends before it; -1 when there is none. */
  private int home(int at) {
    int home = -1;
    int start = 0;
    for (int i = 0; i < segments.size() && start <= at; i++) {
      int end = start + segments.get(i).text().length();
      if (!segments.get(i).atom() && at <= end) {
        home = i;
      }
      start = end;
    }
    return home;
  }

  /** Adds a tag behind the last text, before what stands for a character as a whole. */
  boolean append(String tag) {
    int end = text.length();
    for (TextSegment segment : segments.reversed()) {
      if (!segment.atom()) {
        return change(end, end, tag);
      }
      end -= segment.text().length();
    }
    return false;
  }

  /** Makes the changes. */
  void write() {
    int start = 0;
    for (int i = 0; i < segments.size() && !changes.isEmpty(); i++) {
      int end = start + segments.get(i).text().length();
      write(i, start, end);
      start = end;
    }
  }

  private void write(int index, int start, int end) {
    TextSegment segment = segments.get(index);
    StringBuilder written = new StringBuilder();
    for (int at = start; at <= end; at++) {
      boolean kept = at < end;
      for (Change change : changes) {
        if (change.from == at && change.home == index) {
          written.append(change.instead);
        }
        kept &= change.from > at || at >= change.to;
      }
      if (kept) {
        written.append(text.charAt(at));
      }
    }
    if (written.toString().equals(segment.text())) {
      return;
    }
    Element around = segment.element().parent;
    if (!segment.atom()) {
      segment.rewrite(List.of(new Characters(written.toString())));
    } else if (around != null) {
      around.replace(segment.element(), List.of());
    }
  }
}
