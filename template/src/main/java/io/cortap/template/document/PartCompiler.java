package io.cortap.template.document;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.document.Node.Tag;
import io.cortap.template.expression.Functions;
import io.cortap.template.program.BlockMatcher;
import io.cortap.template.program.BlockMatcher.Match;
import io.cortap.template.program.Piece;
import io.cortap.template.program.Program;
import io.cortap.template.program.Site;
import io.cortap.template.program.StatementReader;
import io.cortap.template.program.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compiles one part: text to tree, tags found, read, matched and placed, tree to program. */
final class PartCompiler {
  private final Functions functions;
  private final Identities identities;
  private final Findings findings;
  private final ReadingListener listener;

  PartCompiler(
      Functions functions, Identities identities, Findings findings, ReadingListener listener) {
    this.functions = functions;
    this.identities = identities;
    this.findings = findings;
    this.listener = listener;
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
      own.add(PackageParts.brokenXml(part, broken));
      return Optional.empty();
    } finally {
      findings.addAll(own.inOrder());
    }
  }

  private Optional<CompiledPart> compile(
      ZipEntry entry, String source, Relationships relationships, Findings own) {
    String part = entry.name();
    XmlTree tree = XmlParser.parse(source);
    boolean inText = TagExtractor.extract(tree.root());
    boolean inLinks = References.check(part, tree.root(), relationships, own);
    if (!inText && !inLinks) {
      StrayBraces.find(part, tree.root(), Set.of(), own);
      Leftovers.check(part, tree.root(), own);
      identities.reserve(source);
      return Optional.empty();
    }
    List<Tag> tags = Places.locate(part, tree.root());
    StatementReader reader = new StatementReader(functions, own);
    TagReading reading = new TagReading(reader, own);
    reading.read(tags);
    boolean stray = StrayBraces.find(part, tree.root(), reading.joined(), own);
    boolean broken = stray || reader.isSuspicious();
    List<Step.Tag<Piece>> read = statements(tags);
    Findings matching = new Findings();
    List<Match<Tag>> blocks =
        new BlockMatcher<Tag>(
                tag -> tag.statement,
                tag -> tag.location,
                new MissingEnds(part, tree.root(), tags)::edit,
                matching)
            .match(tags);
    own.addAll(broken ? secondary(matching.all()) : matching.all());
    CellTags.place(tree.prefix(), tags, own);
    Merging.merge(tags);
    new LevelPlacing(new Sites(tree.prefix()), blocks, own).place(tags);
    if (!own.hasErrors()) {
      new BlockPlacing(own).place(blocks);
    }
    if (own.hasErrors()) {
      listener.read(new PartReading(part, read, List.of(), reader.slots()));
      return Optional.empty();
    }
    Survivors.keep(blocks);
    Leftovers.check(part, tree.root(), own);
    FieldAddresses.mark(tree.root());
    Linearizer.Line line = Linearizer.line(tree, identities);
    if (listener != ReadingListener.NONE) {
      listener.read(new PartReading(part, read, texts(line.steps()), reader.slots()));
    }
    return Optional.of(
        new CompiledPart.Rendered(
            entry, Program.of(line.steps(), reader.slots()), tree.prefix(), line.expected()));
  }

  /** Blocks that do not match for want of a brace are mended by the brace alone. */
  private static List<Diagnostic> secondary(List<Diagnostic> found) {
    return found.stream()
        .map(one ->
            Diagnostic.error(
                one.id(),
                one.location(),
                one.message(),
                new ProposedEdit.ByHand("mend the tags with other braces first")))
        .toList();
  }

  private static List<Step.Tag<Piece>> statements(List<Tag> tags) {
    return tags.stream()
        .map(tag -> new Step.Tag<Piece>(tag.statement, Site.PLAIN, tag.location))
        .toList();
  }

  private static List<Step<Piece>> texts(List<Step<Chunk>> steps) {
    List<Step<Piece>> texts = new ArrayList<>();
    for (Step<Chunk> step : steps) {
      switch (step) {
        case Step.Literal<Chunk> literal -> texts.add(new Step.Literal<>(literal.piece()));
        case Step.Tag<Chunk> tag ->
            texts.add(new Step.Tag<>(tag.statement(), tag.site(), tag.location()));
      }
    }
    return texts;
  }
}
