package io.cortap.adapter.docx.annotation;

import io.cortap.adapter.docx.annotation.Paragraph.Letter;
import io.cortap.adapter.docx.annotation.Paragraph.Run;
import io.cortap.adapter.docx.annotation.Paragraph.Stretch;
import io.cortap.adapter.docx.annotation.Paragraph.Text;
import io.cortap.adapter.docx.annotation.ParagraphReading.Paragraphs;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Ties comments to places of a part's source (ISO/IEC 29500-1, 17.13.4). Nothing is taken away: a
 * run is cut in two where a comment begins or ends inside it. One thread's own.
 */
final class Anchors {
  private final String source;
  private final Paragraphs paragraphs;
  private final TreeMap<Integer, Insertion> insertions = new TreeMap<>();

  Anchors(String source) throws UnfitDocumentException {
    this.source = source;
    this.paragraphs = ParagraphReading.of(source);
    if (paragraphs.all().isEmpty()) {
      throw new UnfitDocumentException("the document has no paragraph that could bear a comment");
    }
  }

  /** What is written between two characters of the source. */
  private static final class Insertion {
    final StringBuilder ends = new StringBuilder();
    final StringBuilder starts = new StringBuilder();
    String before = "";
    String behind = "";

    @Override
    public String toString() {
      return before + ends + starts + behind;
    }
  }

  /** How near a comment stands to what it is about. */
  enum Nearness {
    /** At the very characters. */
    CHARACTERS,
    /** At their paragraph. */
    PARAGRAPH,
    /** At a place that has nothing to do with it. */
    ELSEWHERE
  }

  /** Ties a comment to its characters, else to their paragraph. */
  Nearness tie(int comment, int number, String tag, int occurrence) {
    if (number < 1 || number > paragraphs.all().size()) {
      return tieToFirst(comment);
    }
    Paragraph paragraph = paragraphs.all().get(number - 1);
    Paragraph outer = outermost(paragraph);
    Optional<Stretch> stretch =
        tag.isEmpty() || outer != paragraph
            ? Optional.empty()
            : paragraph.find(tag, occurrence).filter(Stretch::canBeCut);
    if (stretch.isEmpty()) {
      around(comment, outer);
      return Nearness.PARAGRAPH;
    }
    cutBefore(stretch.get().first()).starts.append(start(comment));
    cutBehind(stretch.get().last()).ends.append(end(comment));
    return Nearness.CHARACTERS;
  }

  /** Ties a comment to the first paragraph, for want of a better one. */
  Nearness tieToFirst(int comment) {
    around(comment, outermost(paragraphs.all().getFirst()));
    return Nearness.ELSEWHERE;
  }

  /** Word has no comments inside text boxes. */
  private static Paragraph outermost(Paragraph paragraph) {
    Paragraph outer = paragraph;
    while (outer.around != null) {
      outer = outer.around;
    }
    return outer;
  }

  private void around(int comment, Paragraph paragraph) {
    if (paragraph.isEmptyElement()) {
      Insertion inside = insertion(paragraph.head.end());
      String name = paragraphs.prefix() + "p";
      inside.behind = "</" + name + ">";
      inside.ends.append(start(comment)).append(end(comment));
    } else if (paragraph.contentStart == paragraph.contentEnd) {
      insertion(paragraph.contentEnd).ends.append(start(comment)).append(end(comment));
    } else {
      insertion(paragraph.contentStart).starts.append(start(comment));
      insertion(paragraph.contentEnd).ends.append(end(comment));
    }
  }

  /** Before the run where the letter is its first, else inside it. */
  private Insertion cutBefore(Letter letter) {
    Text text = letter.text();
    if (text != null && letter.start() == text.open().end()) {
      Run run = text.run();
      int contentStart = Math.max(run.open.end(), run.propertiesEnd);
      if (contentStart == text.open().start()) {
        return insertion(run.open.start());
      }
    }
    return cut(letter.start(), letter);
  }

  /** Behind the run where the letter is its last, else inside it. */
  private Insertion cutBehind(Letter letter) {
    String ends = "</%st></%sr>".formatted(prefix(), prefix());
    return source.startsWith(ends, letter.end())
        ? insertion(letter.end() + ends.length())
        : cut(letter.end(), letter);
  }

  private Insertion cut(int at, Letter letter) {
    Insertion cut = insertion(at);
    Text text = letter.text();
    if (text != null && cut.before.isEmpty()) {
      Run run = text.run();
      String prefix = paragraphs.prefix();
      cut.before = "</" + prefix + "t></" + prefix + "r>";
      cut.behind =
          source.substring(run.open.start(), run.open.end())
              + source.substring(run.propertiesStart, run.propertiesEnd)
              + "<"
              + prefix
              + "t xml:space=\"preserve\">";
      preserveBlanks(text);
    }
    return cut;
  }

  private void preserveBlanks(Text text) {
    Markup.Piece open = text.open();
    if (!source.substring(open.start(), open.end()).contains("xml:space")) {
      insertion(open.end() - 1).before = " xml:space=\"preserve\"";
    }
  }

  private Insertion insertion(int at) {
    return insertions.computeIfAbsent(at, place -> new Insertion());
  }

  private String start(int comment) {
    return "<%scommentRangeStart %sid=\"%s\"/>".formatted(prefix(), prefix(), comment);
  }

  private String end(int comment) {
    String w = prefix();
    return ("<%scommentRangeEnd %sid=\"%s\"/><%sr><%scommentReference %sid=\"%s\"/></%sr>")
        .formatted(w, w, comment, w, w, w, comment, w);
  }

  private String prefix() {
    return paragraphs.prefix();
  }

  /** The source with what was tied to it. */
  String written() {
    var written = new StringBuilder(source.length() + 200 * insertions.size());
    int from = 0;
    for (var insertion : insertions.entrySet()) {
      written.append(source, from, insertion.getKey());
      from = insertion.getKey();
      if (insertion.getValue().behind.startsWith("</") && source.charAt(from - 2) == '/') {
        // An empty element opens: its slash goes.
        written.deleteCharAt(written.length() - 2);
      }
      written.append(insertion.getValue());
    }
    return written.append(source, from, source.length()).toString();
  }
}
