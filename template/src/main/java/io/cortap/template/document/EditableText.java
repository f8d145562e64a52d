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

  /** Characters that go, and what comes in their place. */
  private record Change(int from, int to, String instead) {
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

  /** Whether the characters could be changed: nothing else has changed them. */
  boolean change(int from, int to, String instead) {
    if (changes.stream().anyMatch(change -> change.touches(from, to))) {
      return false;
    }
    changes.add(new Change(from, to, instead));
    return true;
  }

  boolean append(String tag) {
    return segments.stream().anyMatch(segment -> !segment.atom())
        && change(text.length(), text.length(), tag);
  }

  /** Makes the changes. */
  void write() {
    if (changes.isEmpty()) {
      return;
    }
    int start = 0;
    for (int i = 0; i < segments.size(); i++) {
      TextSegment segment = segments.get(i);
      int end = start + segment.text().length();
      boolean last = segments.stream().skip(i + 1L).allMatch(TextSegment::atom);
      write(segment, start, end, last);
      start = end;
    }
  }

  private void write(TextSegment segment, int start, int end, boolean last) {
    StringBuilder written = new StringBuilder();
    for (int at = start; at <= end; at++) {
      int place = at;
      boolean ends = at == end;
      for (Change change : changes) {
        boolean here = change.from == place && !(ends && (!last || change.from < text.length()));
        if (here && !segment.atom()) {
          written.append(change.instead);
        }
      }
      boolean kept =
          changes.stream().noneMatch(change -> change.from <= place && place < change.to);
      if (!ends && kept) {
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
