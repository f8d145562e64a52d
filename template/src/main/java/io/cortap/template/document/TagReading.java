package io.cortap.template.document;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.document.Node.Element;
import io.cortap.template.document.Node.Tag;
import io.cortap.template.program.Span;
import io.cortap.template.program.Statement;
import io.cortap.template.program.StatementReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads what the tags of a part say, in their order. */
final class TagReading {
  private static final Set<String> LEVELS = Set.of("p", "tr", "tc", "r");
  private static final Set<String> CONTROLS =
      Set.of("if", "elif", "else", "endif", "for", "endfor", "set", "with", "endwith");

  private final StatementReader reader;
  private final Findings findings;
  private final Set<Element> joined = new LinkedHashSet<>();

  TagReading(StatementReader reader, Findings findings) {
    this.reader = reader;
    this.findings = findings;
  }

  /** Paragraphs whose beginning belongs to a tag of the paragraph before. */
  Set<Element> joined() {
    return joined;
  }

  void read(List<Tag> tags) {
    tags.forEach(this::read);
  }

  private void read(Tag tag) {
    reportNormalised(tag);
    tag.statement =
        switch (tag.span.kind()) {
          case PRINT -> value(tag);
          case STATEMENT -> statement(tag);
          case COMMENT, RAW -> new Statement.Nothing();
          case UNCLOSED -> unclosed(tag);
        };
  }

  private Statement value(Tag tag) {
    if (!mayBeginWithLevel(tag)) {
      return reader.print(tag.span.content(), tag.location);
    }
    String[] words = tag.span.content().strip().split("\\s+", 2);
    boolean detached =
        tag.span.level().isEmpty()
            && words.length > 1
            && LEVELS.contains(words[0])
            && words[1].matches("[A-Za-z_][\\w.]*")
            && !List.of("if", "is", "in", "and", "or", "not").contains(words[1]);
    if (!detached) {
      return reader.print(tag.span.content(), tag.location);
    }
    detached(tag, words[0]);
    return reader.print(words[1], tag.location);
  }

  private void detached(Tag tag, String level) {
    String rest = tag.source.substring(tag.source.indexOf(level, 2));
    findings.add(
        Diagnostic.error(
            DiagnosticId.DETACHED_LEVEL,
            tag.location,
            "the level '%s' must follow the brace at once".formatted(level),
            new ProposedEdit.ReplaceTag(tag.source, tag.source.substring(0, 2) + rest)));
  }

  private static boolean mayBeginWithLevel(Tag tag) {
    String content = tag.span.content().stripLeading();
    return !content.isEmpty() && "ptr".indexOf(content.charAt(0)) >= 0;
  }

  private Statement statement(Tag tag) {
    if (!mayBeginWithLevel(tag)) {
      return reader.statement(tag.span.content(), tag.location);
    }
    String[] words = tag.span.content().strip().split("\\s+", 3);
    boolean detached =
        tag.span.level().isEmpty()
            && words.length > 1
            && LEVELS.contains(words[0])
            && CONTROLS.contains(words[1]);
    if (!detached) {
      return reader.statement(tag.span.content(), tag.location);
    }
    detached(tag, words[0]);
    String content = tag.span.content().strip().substring(words[0].length());
    return reader.statement(content, tag.location);
  }

  /** Reads the tag as it was meant, so that its block does not count as a fault of its own. */
  private Statement unclosed(Tag tag) {
    boolean print = tag.source.startsWith("{{");
    boolean statement = tag.source.startsWith("{%");
    if (tag.span.content().equals("raw") || (!print && !statement)) {
      String closing = statement ? "{% endraw %}" : "#}";
      report(
          tag,
          "the tag that begins here has no %s in its paragraph".formatted(closing),
          comment(tag, closing));
      return new Statement.Nothing();
    }
    UnclosedTag found = UnclosedTag.of(tag, reader);
    tag.location = tag.location.withTag(found.text(), tag.location.occurrence());
    String closing = print ? "}}" : "%}";
    if (found.joins()) {
      join(tag, closing);
      return new Statement.Nothing();
    }
    String message = "the tag that begins here has no '%s' in its paragraph".formatted(closing);
    if (found.content().isEmpty()) {
      report(tag, message, new ProposedEdit.ByHand("add " + closing + " where the tag ends"));
      return new Statement.Nothing();
    }
    report(tag, message, new ProposedEdit.ReplaceTag(found.text(), found.mended()));
    return reader.quietly(print, found.content(), tag.location);
  }

  /** A comment probably ends where the paragraph does, unless a tag follows. */
  private static ProposedEdit comment(Tag tag, String closing) {
    boolean ends = closing.equals("#}") && tag.source.indexOf('{', 2) < 0;
    return ends
        ? new ProposedEdit.ReplaceTag(tag.source, tag.source.stripTrailing() + " #}")
        : new ProposedEdit.ByHand("add " + closing + " where it should end");
  }

  private void join(Tag tag, String closing) {
    Element paragraph = tag.enclosing(Kind.PARAGRAPH);
    Element next = paragraph == null ? null : Merging.neighbour(paragraph, 1);
    if (next != null) {
      joined.add(next);
    }
    report(
        tag,
        "the paragraph ends inside the tag; its '%s' stands in the next one".formatted(closing),
        new ProposedEdit.JoinParagraphs());
  }

  private void report(Tag tag, String message, ProposedEdit edit) {
    findings.add(Diagnostic.error(DiagnosticId.UNCLOSED_TAG, tag.location, message, edit));
  }

  private void reportNormalised(Tag tag) {
    if (tag.span.kind() == Span.Kind.PRINT || tag.span.kind() == Span.Kind.STATEMENT) {
      String read = TagNormaliser.normalised(tag.source);
      if (!read.equals(tag.source)) {
        findings.add(
            Diagnostic.warning(
                DiagnosticId.NORMALISED_TAG,
                tag.location,
                "typographic quotes, blanks or hyphens are read as plain ones: " + read));
      }
    }
  }
}
