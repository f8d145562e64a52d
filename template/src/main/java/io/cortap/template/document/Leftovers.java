package io.cortap.template.document;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.document.Node.Element;
import io.cortap.template.program.Span;
import io.cortap.template.program.TagScanner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what an author meant to replace: words in brackets, and years that will not stay true. */
final class Leftovers extends PartWalk {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\[(?:[A-Z][A-Z0-9 /&'_-]{0,60}|#{1,9}|_{1,60}|\\.{2,9}|…)]");
  private static final Pattern YEAR =
      Pattern.compile("(?<![\\w./-])(?<!Act of )20(?:1[5-9]|[234]\\d)(?![\\w/-])");

  private final Findings findings;

  private Leftovers(String part, Findings findings) {
    super(part);
    this.findings = findings;
  }

  static void find(String part, String source, Findings findings) {
    try {
      new Leftovers(part, findings).walk(XmlParser.parse(source).root());
    } catch (XmlException toldByTheCompiler) {
      // Whoever compiles the part reports it.
    }
  }

  @Override
  void node(Node node, Element around, Location place) {}

  @Override
  void paragraph(Element paragraph, Location place) {
    StringBuilder text = new StringBuilder();
    for (TextSegment segment : TagExtractor.texts(paragraph).getFirst()) {
      text.append(segment.text());
    }
    List<Span> spans = TagScanner.scan(TagNormaliser.normalised(text.toString()));
    for (Span span : spans) {
      for (int at = span.from(); at < span.to(); at++) {
        text.setCharAt(at, '\ufffc');
      }
    }
    find(
        PLACEHOLDER,
        text,
        place,
        DiagnosticId.PLACEHOLDER,
        "'%s' looks like a place that was to be filled in",
        "print the value with a tag, or write the words");
    find(
        YEAR,
        text,
        place,
        DiagnosticId.LITERAL_YEAR,
        "the year %s is written out and will be printed in every report",
        "print the year from the data, such as the fiscal year of the review");
  }

  private void find(
      Pattern pattern,
      CharSequence text,
      Location place,
      DiagnosticId id,
      String message,
      String advice) {
    Map<String, Integer> seen = new HashMap<>();
    Matcher found = pattern.matcher(text);
    while (found.find()) {
      String words = found.group();
      findings.add(
          Diagnostic.warning(
              id,
              place.withTag(words, seen.merge(words, 1, Integer::sum)),
              message.formatted(words),
              new ProposedEdit.ByHand(advice)));
    }
  }
}
