package io.cortap.template.program;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.diagnosis.ProposedEdit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds which tags belong together, and every one that has no partner.
 *
 * @param <T> a tag
 */
public final class BlockMatcher<T> {
  private static final int DEEPEST = 100;

  private final Function<T, Statement> statementOf;
  private final Function<T, Location> locationOf;
  private final Findings findings;
  private final Deque<Open<T>> open = new ArrayDeque<>();
  private final List<Match<T>> matches = new ArrayList<>();

  public BlockMatcher(
      Function<T, Statement> statementOf, Function<T, Location> locationOf, Findings findings) {
    this.statementOf = statementOf;
    this.locationOf = locationOf;
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

  private record Open<T>(Statement.Block kind, List<T> tags) {
    T head() {
      return tags.getFirst();
    }
  }

  /** The blocks of these tags, inner before outer. */
  public List<Match<T>> match(List<T> tags) {
    tags.forEach(this::take);
    while (!open.isEmpty()) {
      reportUnclosed(open.pop());
    }
    return List.copyOf(matches);
  }

  private void take(T tag) {
    Statement statement = statementOf.apply(tag);
    Statement.@Nullable Block opened = statement.opens();
    if (opened != null) {
      if (open.size() == DEEPEST) {
        report(
            DiagnosticId.BUDGET,
            tag,
            "blocks are nested more than %d deep".formatted(DEEPEST),
            new ProposedEdit.ByHand("close blocks before others are opened"));
      }
      open.push(new Open<>(opened, new ArrayList<>(List.of(tag))));
    } else if (statement instanceof Statement.End end) {
      close(tag, end.block());
    } else if (statement instanceof Statement.Else || statement instanceof Statement.ElseIf) {
      branch(tag, statement instanceof Statement.Else);
    } else if (statement instanceof Statement.Break || statement instanceof Statement.Continue) {
      leave(tag);
    }
  }

  /** A break or continue must stand where its loop can be left, so it counts to the loop. */
  private void leave(T tag) {
    for (Open<T> block : open) {
      if (block.kind == Statement.Block.FOR) {
        block.tags.add(tag);
        return;
      }
    }
  }

  private void branch(T tag, boolean otherwise) {
    Open<T> innermost = open.peek();
    boolean fits =
        innermost != null
            && (innermost.kind == Statement.Block.IF
                || (otherwise && innermost.kind == Statement.Block.FOR));
    if (innermost == null || !fits) {
      report(
          DiagnosticId.WITHOUT_BLOCK,
          tag,
          "there is no open if that this could belong to"
              + (innermost == null ? "" : "; open is " + shown(innermost.head())),
          new ProposedEdit.DeleteTag(locationOf.apply(tag).tag()));
    } else if (innermost.tags.stream().anyMatch(this::isElse)) {
      report(
          DiagnosticId.WITHOUT_BLOCK,
          tag,
          "the block %s has had its else already".formatted(shown(innermost.head())),
          new ProposedEdit.DeleteTag(locationOf.apply(tag).tag()));
    } else {
      innermost.tags.add(tag);
    }
  }

  private boolean isElse(T tag) {
    return statementOf.apply(tag) instanceof Statement.Else;
  }

  private void close(T tag, Statement.Block kind) {
    Open<T> innermost = open.peek();
    if (innermost == null) {
      report(
          DiagnosticId.WITHOUT_BLOCK,
          tag,
          "there is no open %s that this could close".formatted(kind.word()),
          new ProposedEdit.DeleteTag(locationOf.apply(tag).tag()));
    } else if (innermost.kind == kind) {
      open.pop();
      innermost.tags.add(tag);
      matches.add(new Match<>(innermost.tags));
    } else {
      closeOther(tag, kind, innermost);
    }
  }

  /** An end of the wrong kind: either inner blocks lack their ends, or the word is wrong. */
  private void closeOther(T tag, Statement.Block kind, Open<T> innermost) {
    boolean outerFits = open.stream().anyMatch(block -> block.kind == kind);
    if (outerFits) {
      while (open.element().kind != kind) {
        reportUnclosed(open.pop());
      }
      close(tag, kind);
      return;
    }
    open.pop();
    String text = locationOf.apply(tag).tag();
    report(
        DiagnosticId.MISMATCHED_END,
        tag,
        "%s closes %s, but open is %s"
            .formatted(kind.endWord(), kind.word(), shown(innermost.head())),
        new ProposedEdit.ReplaceTag(text, text.replace(kind.endWord(), innermost.kind.endWord())));
  }

  private void reportUnclosed(Open<T> block) {
    String end = block.kind.endWord();
    report(
        DiagnosticId.MISSING_END,
        block.head(),
        "the block is never closed: its %s is missing".formatted(end),
        new ProposedEdit.AddTag(
            endTag(locationOf.apply(block.head()).tag(), end),
            ProposedEdit.Side.END_OF_PARAGRAPH,
            locationOf.apply(block.head())));
  }

  /** At the level of the opening tag. */
  private static String endTag(String opening, String end) {
    for (String level : List.of("p", "tr", "tc", "r")) {
      if (opening.startsWith("{%" + level + " ")) {
        return "{%" + level + " " + end + " %}";
      }
    }
    return "{% " + end + " %}";
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
