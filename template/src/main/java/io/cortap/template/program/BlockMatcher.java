package io.cortap.template.program;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.diagnosis.ProposedEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Finds which tags belong together, and every one that has no partner.
 *
 * @param <T> a tag
 */
public final class BlockMatcher<T> {
  private static final int DEEPEST = 100;

  private final Function<T, Statement> statementOf;
  private final Function<T, Location> locationOf;
  private final MissingEnd<T> missingEnd;
  private final Findings findings;
  private final List<Open<T>> open = new ArrayList<>();
  private final List<Integer> numbers = new ArrayList<>();
  private final List<Match<T>> matches = new ArrayList<>();
  private BlockGuess guess = new BlockGuess(List.of());

  public BlockMatcher(
      Function<T, Statement> statementOf, Function<T, Location> locationOf, Findings findings) {
    this(
        statementOf,
        locationOf,
        (tags, end) -> new ProposedEdit.ByHand("add {% " + end + " %}"),
        findings);
  }

  /**
   * @param missingEnd proposes where an end should be
   */
  public BlockMatcher(
      Function<T, Statement> statementOf,
      Function<T, Location> locationOf,
      MissingEnd<T> missingEnd,
      Findings findings) {
    this.statementOf = statementOf;
    this.locationOf = locationOf;
    this.missingEnd = missingEnd;
    this.findings = findings;
  }

  /**
   * Tags of one block in order: the opening one, those between branches, breaks, the closing one.
   */
  public record Match<T>(List<T> tags) {
    public Match {
      tags = List.copyOf(tags);
    }
  }

  /** Proposes where a block should end that never does. */
  @FunctionalInterface
  public interface MissingEnd<T> {
    /**
     * @param tags of the block, the opening one first
     * @param end the word that is missing
     */
    ProposedEdit edit(List<T> tags, String end);
  }

  /** A block whose end has not come yet. */
  private record Open<T>(Statement.Block kind, List<T> tags) {
    T head() {
      return tags.getFirst();
    }
  }

  /** The blocks of these tags, inner before outer. */
  public List<Match<T>> match(List<T> tags) {
    guess =
        new BlockGuess(
            tags.stream()
                .map(tag -> new BlockGuess.Shape(statementOf.apply(tag), locationOf.apply(tag)))
                .toList());
    for (int i = 0; i < tags.size(); i++) {
      take(i, tags.get(i));
    }
    drop(0);
    return List.copyOf(matches);
  }

  private void take(int number, T tag) {
    Statement statement = statementOf.apply(tag);
    Statement.Block opened = statement.opens();
    if (opened != null) {
      if (open.size() == DEEPEST) {
        report(
            DiagnosticId.BUDGET,
            tag,
            "blocks are nested more than %d deep".formatted(DEEPEST),
            new ProposedEdit.ByHand("close blocks before others are opened"));
      }
      open.add(new Open<>(opened, new ArrayList<>(List.of(tag))));
      numbers.add(number);
    } else if (statement instanceof Statement.End end) {
      close(number, tag, end.block());
    } else if (statement instanceof Statement.Else || statement instanceof Statement.ElseIf) {
      branch(number, tag);
    } else if (statement instanceof Statement.Break || statement instanceof Statement.Continue) {
      leave(tag);
    }
  }

  /** A break or continue must stand where its loop can be left, so it counts to the loop. */
  private void leave(T tag) {
    for (Open<T> block : open.reversed()) {
      if (block.kind == Statement.Block.FOR) {
        block.tags.add(tag);
        return;
      }
    }
  }

  private void branch(int number, T tag) {
    switch (guess.branch(numbers, number)) {
      case BlockGuess.Belongs belongs -> {
        drop(belongs.depth() + 1);
        open.getLast().tags.add(tag);
      }
      case BlockGuess.Stray stray -> reportBranch(tag);
      case BlockGuess.WrongWord wrong -> reportBranch(tag);
    }
  }

  private void reportBranch(T tag) {
    boolean twice =
        !open.isEmpty()
            && open.getLast().tags.stream()
                .anyMatch(other -> statementOf.apply(other) instanceof Statement.Else);
    String open = this.open.isEmpty() ? "" : shown(this.open.getLast().head());
    report(
        DiagnosticId.WITHOUT_BLOCK,
        tag,
        twice
            ? "the block %s has had its else already".formatted(open)
            : "there is no open if that this could belong to"
                + (open.isEmpty() ? "" : "; open is " + open),
        new ProposedEdit.DeleteTag(locationOf.apply(tag).tag()));
  }

  private void close(int number, T tag, Statement.Block kind) {
    switch (guess.end(numbers, number)) {
      case BlockGuess.Belongs belongs -> {
        drop(belongs.depth() + 1);
        end(tag);
      }
      case BlockGuess.WrongWord wrong -> {
        Statement.Block meant = open.getLast().kind;
        String text = locationOf.apply(tag).tag();
        report(
            DiagnosticId.MISMATCHED_END,
            tag,
            "%s closes %s, but open is %s"
                .formatted(kind.endWord(), kind.word(), shown(open.getLast().head())),
            new ProposedEdit.ReplaceTag(text, text.replace(kind.endWord(), meant.endWord())));
        pop();
      }
      case BlockGuess.Stray stray ->
          report(
              DiagnosticId.WITHOUT_BLOCK,
              tag,
              "there is no open %s that this could close".formatted(kind.word()),
              new ProposedEdit.DeleteTag(locationOf.apply(tag).tag()));
    }
  }

  private void end(T tag) {
    Open<T> closed = pop();
    closed.tags.add(tag);
    matches.add(new Match<>(closed.tags));
  }

  private Open<T> pop() {
    numbers.removeLast();
    return open.removeLast();
  }

  /** Reports blocks that are never closed, down to so many that stay open. */
  private void drop(int left) {
    while (open.size() > left) {
      Open<T> block = pop();
      String end = block.kind.endWord();
      report(
          DiagnosticId.MISSING_END,
          block.head(),
          "the block is never closed: its %s is missing".formatted(end),
          missingEnd.edit(List.copyOf(block.tags), end));
    }
  }

  private String shown(T tag) {
    Location location = locationOf.apply(tag);
    String place = location.paragraph() > 0 ? " in paragraph " + location.paragraph() : "";
    return location.tag() + place;
  }

  private void report(DiagnosticId id, T tag, String message, ProposedEdit edit) {
    findings.add(Diagnostic.error(id, locationOf.apply(tag), message, edit));
  }
}
