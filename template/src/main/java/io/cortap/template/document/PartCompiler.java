package io.cortap.template.document;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.document.Node.Tag;
import io.cortap.template.expression.Functions;
import io.cortap.template.program.BlockMatcher;
import io.cortap.template.program.BlockMatcher.Match;
import io.cortap.template.program.Program;
import io.cortap.template.program.StatementReader;
import java.util.List;
import java.util.Optional;

/** Compiles one part: text to tree, tags found, read, matched and placed, tree to program. */
final class PartCompiler {
  private final Functions functions;
  private final Identities identities;
  private final Findings findings;

  PartCompiler(Functions functions, Identities identities, Findings findings) {
    this.functions = functions;
    this.identities = identities;
    this.findings = findings;
  }

  /**
   * The part with its program, or empty when it has no tags or has faults, which are noted.
   *
   * @param relationships the part's own
   */
  Optional<CompiledPart> compile(ZipEntry entry, String source, Relationships relationships) {
    String part = entry.name();
    Findings own = new Findings();
    try {
      return compile(entry, source, relationships, own);
    } catch (XmlException broken) {
      own.add(
          Diagnostic.error(
              DiagnosticId.BROKEN_XML,
              Location.ofPart(part),
              "the part is no well-formed XML: " + broken.reason(),
              new ProposedEdit.ByHand("open the file in Word and save it again")));
      return Optional.empty();
    } finally {
      findings.addAll(own.all());
    }
  }

  private Optional<CompiledPart> compile(
      ZipEntry entry, String source, Relationships relationships, Findings own) {
    String part = entry.name();
    XmlTree tree = XmlParser.parse(source);
    boolean inText = TagExtractor.extract(tree.root());
    boolean inLinks = References.check(part, tree.root(), relationships, own);
    if (!inText && !inLinks) {
      Leftovers.check(part, tree.root(), own);
      identities.reserve(source);
      return Optional.empty();
    }
    List<Tag> tags = Places.locate(part, tree.root(), own);
    StatementReader reader = new StatementReader(functions, own);
    new TagReading(reader, own).read(tags);
    List<Match<Tag>> blocks =
        new BlockMatcher<Tag>(tag -> tag.statement, tag -> tag.location, own).match(tags);
    CellTags.place(tree.prefix(), tags, own);
    Merging.merge(tags);
    new LevelPlacing(new Sites(tree.prefix()), own).place(tags);
    if (own.hasErrors()) {
      return Optional.empty();
    }
    new BlockPlacing(own).place(blocks);
    if (own.hasErrors()) {
      return Optional.empty();
    }
    Survivors.keep(blocks);
    Leftovers.check(part, tree.root(), own);
    Linearizer.Line line = Linearizer.line(tree, identities);
    return Optional.of(
        new CompiledPart.Rendered(
            entry, Program.of(line.steps(), reader.slots()), tree.prefix(), line.expected()));
  }
}
