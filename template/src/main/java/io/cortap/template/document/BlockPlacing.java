package io.cortap.template.document;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.document.Node.Element;
import io.cortap.template.document.Node.Tag;
import io.cortap.template.program.BlockMatcher.Match;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Brings the tags of every block to places between which the document can be cut: beside each
 * other, lifted over the paragraphs, cells and rows in which they stand alone, or else at the same
 * depth of equal elements, so that what lies between them closes exactly what it opens. After this,
 * whatever a block repeats or leaves out, the part stays well-formed.
 */
final class BlockPlacing {
  private final Findings findings;

  BlockPlacing(Findings findings) {
    this.findings = findings;
  }

  void place(List<Match<Tag>> blocks) {
    List<Match<Tag>> liftable = liftable(blocks);
    lift(liftable);
    for (Match<Tag> block : blocks) {
      level(block);
    }
  }

  /** Blocks all of whose tags stand alone up to where they meet, the others counted as staying. */
  private static List<Match<Tag>> liftable(List<Match<Tag>> blocks) {
    List<Match<Tag>> candidates = new ArrayList<>(blocks);
    candidates.removeIf(block -> !meetsBetweenBlocks(block));
    boolean changed = true;
    while (changed) {
      List<Match<Tag>> remaining = List.copyOf(candidates);
      changed = candidates.removeIf(block -> !standsAlone(block, remaining));
    }
    return candidates;
  }

  private static boolean meetsBetweenBlocks(Match<Tag> block) {
    Kind kind = Tree.around(block.tags()).kind;
    return kind != Kind.PARAGRAPH && !kind.splits();
  }

  private static boolean standsAlone(Match<Tag> block, List<Match<Tag>> candidates) {
    Element around = Tree.around(block.tags());
    for (Tag tag : block.tags()) {
      if (Tree.childTowards(around, tag) instanceof Element container) {
        boolean bare =
            container.kind != Kind.CONTENT_CONTROL
                && (container.kind != Kind.PARAGRAPH || Tree.section(container) == null)
                && Tree.holdsControlsOnly(container);
        if (!bare || !allLeave(container, candidates)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether every control tag in the container belongs to a block that lifts it out of there. */
  private static boolean allLeave(Element container, List<Match<Tag>> candidates) {
    for (Tag tag : Tree.tags(container)) {
      boolean leaves =
          !tag.controls()
              || candidates.stream()
                  .filter(block -> block.tags().contains(tag))
                  .anyMatch(block -> Tree.around(block.tags()) == container.parent);
      if (!leaves) {
        return false;
      }
    }
    return true;
  }

  private static void lift(List<Match<Tag>> blocks) {
    Set<Element> containers = new LinkedHashSet<>();
    List<Tag> spaced = new ArrayList<>();
    for (Match<Tag> block : blocks) {
      Element around = Tree.around(block.tags());
      for (Tag tag : block.tags()) {
        if (Tree.childTowards(around, tag) instanceof Element container) {
          containers.add(container);
        }
      }
      if (enclosesNothing(block, around)) {
        spaced.add(block.tags().getFirst());
      }
    }
    for (Element container : containers) {
      replaceByTags(container, spaced);
    }
  }

  /** Two lone tags in neighbouring paragraphs: between them the author sees a blank line. */
  private static boolean enclosesNothing(Match<Tag> block, Element around) {
    if (block.tags().size() != 2) {
      return false;
    }
    Node first = Tree.childTowards(around, block.tags().getFirst());
    Node last = Tree.childTowards(around, block.tags().getLast());
    boolean paragraphs =
        first instanceof Element a
            && a.kind == Kind.PARAGRAPH
            && last instanceof Element b
            && b.kind == Kind.PARAGRAPH;
    int from = around.children.indexOf(first);
    int to = around.children.indexOf(last);
    return paragraphs
        && around.children.subList(from + 1, to).stream().noneMatch(Element.class::isInstance);
  }

  private static void replaceByTags(Element container, List<Tag> spaced) {
    Element around = container.parent;
    if (around == null) {
      return;
    }
    List<Node> instead = new ArrayList<>(Tree.markers(container));
    for (Tag tag : Tree.tags(container)) {
      instead.add(tag);
      tag.lifted = true;
      if (spaced.contains(tag)) {
        instead.add(Tree.emptied(container));
      }
    }
    around.replace(container, instead);
  }

  /**
   * Tags that stay in their paragraphs are brought between runs, and then must all be at one depth.
   */
  private void level(Match<Tag> block) {
    Element around = Tree.around(block.tags());
    for (Tag tag : block.tags()) {
      Tree.splitUp(tag, around);
    }
    List<Kind> shape = shape(around, block.tags().getFirst());
    if (shape.contains(Kind.CELL)) {
      warnOfCells(block);
    }
    for (Tag tag : block.tags()) {
      if (!shape(around, tag).equals(shape) || !shape.stream().allMatch(BlockPlacing::repeats)) {
        report(block, tag);
        return;
      }
    }
  }

  private static List<Kind> shape(Element around, Tag tag) {
    return Tree.path(around, tag).stream().map(element -> element.kind).toList();
  }

  private static boolean repeats(Kind kind) {
    return kind == Kind.PARAGRAPH || kind == Kind.CELL || kind == Kind.ROW;
  }

  private void warnOfCells(Match<Tag> block) {
    Tag last = block.tags().getLast();
    findings.add(
        Diagnostic.warning(
            DiagnosticId.CROSSING_BLOCK,
            last.location,
            "the block of %s begins in one cell and ends in another: the cells between become one"
                .formatted(block.tags().getFirst().source),
            new ProposedEdit.ByHand(
                "put both tags into one cell, or use the level tc or tr for cells or rows")));
  }

  private void report(Match<Tag> block, Tag other) {
    Tag first = block.tags().getFirst();
    Tag named = other == first ? block.tags().getLast() : other;
    findings.add(
        Diagnostic.error(
            DiagnosticId.CROSSING_BLOCK,
            named.location,
            "the tag belongs to %s in paragraph %d, but the document cannot be cut between the two places"
                .formatted(first.source, first.location.paragraph()),
            new ProposedEdit.ByHand(
                "put both tags in paragraphs of their own, or both in one paragraph; in a table,"
                    + " both in rows of their own")));
  }
}
