package io.cortap.template.document;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.document.Node.Tag;
import io.cortap.template.program.Span;
import io.cortap.template.program.Statement;
import io.cortap.template.program.StatementReader;
import java.util.List;
import java.util.Set;

/** Reads what the tags of a part say, in their order. */
final class TagReading {
  private static final Set<String> LEVELS = Set.of("p", "tr", "tc", "r");
  private static final Set<String> CONTROLS =
      Set.of("if", "elif", "else", "endif", "for", "endfor", "set", "with", "endwith");

  private final StatementReader reader;
  private final Findings findings;

  TagReading(StatementReader reader, Findings findings) {
    this.reader = reader;
    this.findings = findings;
  }

  void read(List<Tag> tags) {
    tags.forEach(this::read);
  }

  private void read(Tag tag) {
    reportNormalised(tag);
    tag.statement =
        switch (tag.span.kind()) {
          case PRINT -> reader.print(tag.span.content(), tag.location);
          case STATEMENT -> statement(tag);
          case COMMENT, RAW -> new Statement.Nothing();
          case UNCLOSED -> unclosed(tag);
        };
  }

  private Statement statement(Tag tag) {
    String[] words = tag.span.content().strip().split("\\s+", 3);
    boolean detached =
        tag.span.level().isEmpty()
            && words.length > 1
            && LEVELS.contains(words[0])
            && CONTROLS.contains(words[1]);
    if (!detached) {
      return reader.statement(tag.span.content(), tag.location);
    }
    String rest = tag.source.substring(tag.source.indexOf(words[0], 2));
    findings.add(
        Diagnostic.error(
            DiagnosticId.DETACHED_LEVEL,
            tag.location,
            "the level '%s' must follow the brace at once".formatted(words[0]),
            new ProposedEdit.ReplaceTag(tag.source, tag.source.substring(0, 2) + rest)));
    String content = tag.span.content().strip().substring(words[0].length());
    return reader.statement(content, tag.location);
  }

  private Statement unclosed(Tag tag) {
    String closing = tag.source.startsWith("{{") ? "}}" : tag.source.startsWith("{#") ? "#}" : "%}";
    boolean raw = tag.span.content().equals("raw");
    findings.add(
        Diagnostic.error(
            DiagnosticId.UNCLOSED_TAG,
            tag.location,
            raw
                ? "this raw has no endraw in its paragraph"
                : "the tag that begins here has no '%s' in its paragraph".formatted(closing),
            new ProposedEdit.ByHand(
                raw ? "add {% endraw %} behind it" : "add " + closing + " behind the tag")));
    return new Statement.Nothing();
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
