package io.cortap.template.document;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.document.Node.Characters;
import io.cortap.template.document.Node.Element;
import io.cortap.template.document.Node.Tag;
import io.cortap.template.program.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds braces that belong to no tag and would be printed: most are tags that miss one of four. */
final class StrayBraces extends PartWalk {
  private static final String COMMENTS = "word/comments.xml";

  /** Stands for a tag in the text of its paragraph. */
  private static final char TAG = '\ufffc';

  private static final List<Shape> SHAPES =
      List.of(
          new Shape("\\{\\s++%([^{}%\ufffc]++)%\\s*+\\}", "{% $1 %}"),
          new Shape("\\{\\s++\\{([^{}\ufffc]++)\\}\\s*+\\}", "{{ $1 }}"),
          new Shape("\\{(?!\\s*+%)([^{}\ufffc]++)\\}\\}", "{{ $1 }}"),
          new Shape("\\{([^{}%\ufffc]++)%\\}", "{% $1 %}"),
          new Shape("%([^{}%\ufffc]++)%\\}", "{% $1 %}"),
          new Shape(
              "\\{[ \u00a0]{0,3}([A-Za-z_]\\w{0,60}(?:\\.[A-Za-z_]\\w{0,60}){1,8})[ \u00a0]{0,3}\\}",
              "{{ $1 }}"),
          new Shape(
              "\\b([A-Za-z_]\\w{0,60}(?:\\.\\w{1,60}+){1,8}+"
                  + "(?:\\|\\w{1,60}+(?:\\([^()]{0,99}\\))?+){0,8}+)\\s{0,9}\\}\\}",
              "{{ $1 }}"));
  private static final Pattern REST = Pattern.compile("\\}\\}|%\\}|#\\}|\\{\\{|\\{%");

  private final Findings findings;
  private final Set<Element> joined;
  private boolean statements;

  /** Something that should have been a tag. */
  private record Shape(Pattern pattern, String tag) {
    Shape(String pattern, String tag) {
      this(Pattern.compile(pattern), tag);
    }
  }

  private StrayBraces(String part, Findings findings, Set<Element> joined) {
    super(part);
    this.findings = findings;
    this.joined = joined;
  }

  /**
   * Comments are talk about the text, braces included: what stands in them is never printed.
   *
   * @param joined paragraphs whose beginning belongs to a tag of the paragraph before
   * @return whether any of them was meant as a statement, so that blocks cannot match
   */
  static boolean find(String part, Element root, Set<Element> joined, Findings findings) {
    StrayBraces stray = new StrayBraces(part, findings, joined);
    if (!part.equals(COMMENTS)) {
      stray.walk(root);
    }
    return stray.statements;
  }

  @Override
  void node(Node node, Element around, Location place) {}

  @Override
  void paragraph(Element paragraph, Location place) {
    Printed printed = new Printed();
    printed.collect(paragraph);
    StringBuilder text = printed.text;
    if (joined.contains(paragraph)) {
      int end = text.indexOf("}");
      text.delete(0, Math.max(0, end + 1));
      text.delete(0, text.indexOf("}") == 0 ? 1 : 0);
    }
    if (text.indexOf("}") >= 0 || text.indexOf("{") >= 0) {
      Map<String, Integer> seen = new HashMap<>();
      behindTags(text, printed.tags, seen, place);
      Set<Integer> told = new HashSet<>();
      for (Shape shape : SHAPES) {
        find(shape, text, told, seen, place);
      }
      rest(text, told, seen, place);
    }
  }

  /** Text as printed; of a tag without end, its own text is left out. */
  private static final class Printed {
    final StringBuilder text = new StringBuilder();
    final List<Tag> tags = new ArrayList<>();

    /** Where the text of the tag without end begins; -1 when none is awaited. */
    private int unclosedAt = -1;

    void collect(Element element) {
      for (Node child : element.children) {
        switch (child) {
          case Characters characters when element.kind == Kind.TEXT -> append(characters);
          case Tag tag -> {
            text.append(TAG);
            tags.add(tag);
            unclosedAt = tag.span.kind() == Span.Kind.UNCLOSED ? text.length() : -1;
          }
          case Element inner when inner.kind != Kind.PARAGRAPH -> collect(inner);
          case Element inner -> {}
          case Characters other -> {}
          case Node.Raw raw -> {}
        }
      }
    }

    private void append(Characters characters) {
      if (characters.verbatim) {
        return;
      }
      // Somebody may have typed the character that stands for a tag here.
      text.append(characters.text.replace(TAG, ' '));
      String own = unclosedAt < 0 ? "" : tags.getLast().location.tag();
      int end = unclosedAt + own.length();
      if (unclosedAt >= 0 && end <= text.length()) {
        if (text.substring(unclosedAt, end).equals(own)) {
          text.replace(unclosedAt, end, " ");
        }
        unclosedAt = -1;
      }
    }
  }

  /** One brace too many: {@code {{ name }}}}. */
  private void behindTags(
      StringBuilder text, List<Tag> tags, Map<String, Integer> seen, Location place) {
    int number = 0;
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) != TAG) {
        continue;
      }
      Tag tag = tags.get(number++);
      boolean extra = at + 1 < text.length() && text.charAt(at + 1) == '}';
      if (extra && tag.span.kind() != Span.Kind.UNCLOSED) {
        String written = tag.source + "}";
        report(
            place.withTag(written, seen.merge(written, 1, Integer::sum)),
            "the brace behind the tag will be printed",
            new ProposedEdit.ReplaceTag(written, tag.source));
        text.setCharAt(at + 1, ' ');
      }
    }
  }

  private void find(
      Shape shape,
      StringBuilder text,
      Set<Integer> told,
      Map<String, Integer> seen,
      Location place) {
    Matcher found = shape.pattern().matcher(text);
    while (found.find()) {
      String written = found.group();
      if (!found.group(1).isBlank() && told.add(found.start())) {
        String meant = shape.tag().replace("$1", found.group(1).strip());
        report(
            place.withTag(written, seen.merge(written, 1, Integer::sum)),
            "'%s' is no tag and will be printed; was %s meant?".formatted(written, meant),
            new ProposedEdit.ReplaceTag(written, meant));
        for (int at = found.start(); at < found.end(); at++) {
          text.setCharAt(at, ' ');
        }
      }
    }
  }

  private void rest(
      StringBuilder text, Set<Integer> told, Map<String, Integer> seen, Location place) {
    Matcher found = REST.matcher(text);
    while (found.find()) {
      String braces = found.group();
      if (told.add(found.start())) {
        report(
            place.withTag(braces, seen.merge(braces, 1, Integer::sum)),
            "'%s' belongs to no tag, so it will be printed; where is the rest?".formatted(braces),
            new ProposedEdit.ByHand("write the tag's other braces, or delete these"));
      }
    }
  }

  private void report(Location location, String message, ProposedEdit edit) {
    statements |= location.tag().indexOf('%') >= 0;
    findings.add(Diagnostic.warning(DiagnosticId.STRAY_BRACES, location, message, edit));
  }
}
