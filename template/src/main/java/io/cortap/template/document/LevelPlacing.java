package io.cortap.template.document;

import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.DiagnosticId;
import io.cortap.template.diagnosis.Findings;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.document.Node.Characters;
import io.cortap.template.document.Node.Element;
import io.cortap.template.document.Node.Tag;
import io.cortap.template.program.BlockMatcher.Match;
import io.cortap.template.program.Span;
import io.cortap.template.program.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Puts tags that name a level ({@code {%p}, {@code {%tr}, {@code {%tc}, {@code {%r}) in the place of that element. */
final class LevelPlacing {
  private static final Map<String, Kind> LEVELS =
      Map.of("p", Kind.PARAGRAPH, "tr", Kind.ROW, "tc", Kind.CELL, "r", Kind.RUN);

  private final Sites sites;
  private final List<Match<Tag>> blocks;
  private final Map<Tag, Match<Tag>> blockOf = new HashMap<>();
  private final Findings findings;

  LevelPlacing(Sites sites, List<Match<Tag>> blocks, Findings findings) {
    this.sites = sites;
    this.blocks = blocks;
    this.findings = findings;
  }

  void place(List<Tag> tags) {
    Map<Element, List<Tag>> byElement = new LinkedHashMap<>();
    for (Tag tag : tags) {
      Kind level = LEVELS.get(tag.span.level());
      boolean prints = tag.span.kind() == Span.Kind.PRINT;
      if (level == null || (prints && level != Kind.PARAGRAPH)) {
        continue;
      }
      Element element = tag.enclosing(level);
      if (element == null) {
        reportOutside(tag);
      } else if (level == Kind.RUN) {
        Tree.splitUp(tag, element.parent);
        tag.lifted = true;
      } else {
        if (prints) {
          tag.site = sites.ofParagraph(tag, element);
        }
        byElement.computeIfAbsent(element, unused -> new ArrayList<>()).add(tag);
      }
    }
    byElement.forEach(this::place);
  }

  private void reportOutside(Tag tag) {
    String level = tag.span.level();
    String wanted = level.equals("r") ? "run" : level.equals("p") ? "paragraph" : "table";
    findings.add(
        Diagnostic.error(
            DiagnosticId.WRONG_LEVEL,
            tag.location,
            "the level '%s' is used outside a %s".formatted(level, wanted),
            new ProposedEdit.ReplaceTag(tag.source, withLevel(tag, partnersLevel(tag)))));
  }

  /** The level of the other tags of the block; the paragraph's when they are all wrong. */
  private String partnersLevel(Tag tag) {
    return partners(tag)
        .map(other -> other.span.level())
        .filter(level -> !level.equals(tag.span.level()))
        .findFirst()
        .orElse("p");
  }

  private Stream<Tag> partners(Tag tag) {
    if (blockOf.isEmpty()) {
      blocks.forEach(block -> block.tags().forEach(own -> blockOf.put(own, block)));
    }
    Match<Tag> block = blockOf.get(tag);
    return block == null ? Stream.empty() : block.tags().stream();
  }

  private static String withLevel(Tag tag, String level) {
    return tag.source.substring(0, 2) + level + tag.source.substring(2 + tag.span.level().length());
  }

  private void place(Element element, List<Tag> placed) {
    Element around = element.parent;
    if (around == null) {
      return;
    }
    if (wraps(element, placed)) {
      wrap(around, element, placed);
      return;
    }
    reportDropped(element, placed);
    List<Node> instead = new ArrayList<>(placed);
    List<Node> survivors = new ArrayList<>(Tree.markers(element));
    if (element.kind == Kind.PARAGRAPH && Tree.section(element) != null) {
      survivors.add(Tree.emptied(element));
    }
    boolean closes = placed.getFirst().statement instanceof Statement.End;
    instead.addAll(closes ? instead.size() : 0, survivors);
    around.replace(element, instead);
    placed.forEach(tag -> tag.lifted = true);
  }

  /** A whole block beside content of the same element: the element itself is meant. */
  private static boolean wraps(Element element, List<Tag> placed) {
    int open = 0;
    for (Tag tag : placed) {
      open += tag.statement.opens() != null ? 1 : tag.statement instanceof Statement.End ? -1 : 0;
      boolean branch =
          tag.statement instanceof Statement.Else || tag.statement instanceof Statement.ElseIf;
      if (open < 0 || branch) {
        return false;
      }
    }
    boolean opens = placed.stream().anyMatch(tag -> tag.statement.opens() != null);
    return open == 0 && opens && (hasText(element) || Tree.tags(element).size() > placed.size());
  }

  private static void wrap(Element around, Element element, List<Tag> placed) {
    List<Node> instead = new ArrayList<>();
    for (Tag tag : placed) {
      Element holder = tag.parent;
      if (holder != null) {
        holder.replace(tag, List.of());
      }
      tag.lifted = true;
      if (!(tag.statement instanceof Statement.End)) {
        instead.add(tag);
      }
    }
    instead.add(element);
    placed.stream().filter(tag -> tag.statement instanceof Statement.End).forEach(instead::add);
    around.replace(element, instead);
  }

  private void reportDropped(Element element, List<Tag> placed) {
    for (Tag other : Tree.tags(element)) {
      if (placed.contains(other) || other.statement instanceof Statement.Nothing) {
        continue;
      }
      Tag own = placed.getFirst();
      if (other.controls() && partners(own).anyMatch(other::equals)) {
        reportTooHigh(own, other);
      } else if (other.controls()) {
        findings.add(
            Diagnostic.error(
                DiagnosticId.DROPPED_CONTENT,
                other.location,
                "the tag stands beside %s, which takes the place of everything around it"
                    .formatted(placed.getFirst().source),
                new ProposedEdit.ByHand("put the tag in a place of its own")));
      } else {
        warnDropped(other.source, placed.getFirst());
      }
    }
    if (hasText(element)) {
      warnDropped("text", placed.getFirst());
    }
  }

  private void reportTooHigh(Tag tag, Tag partner) {
    findings.add(
        Diagnostic.error(
            DiagnosticId.DROPPED_CONTENT,
            tag.location,
            "the level '%s' puts the tag in the place of everything around it, and its own %s stands there"
                .formatted(tag.span.level(), partner.source),
            new ProposedEdit.ReplaceTag(tag.source, withLevel(tag, ""))));
  }

  private void warnDropped(String what, Tag by) {
    findings.add(
        Diagnostic.warning(
            DiagnosticId.DROPPED_CONTENT,
            by.location,
            "%s beside the tag will not appear: the tag takes the place of everything around it"
                .formatted(what)));
  }

  private static boolean hasText(Element element) {
    for (Node child : element.children) {
      boolean text =
          child instanceof Characters characters
              ? element.kind == Kind.TEXT && !characters.text.isBlank()
              : child instanceof Element inner && hasText(inner);
      if (text) {
        return true;
      }
    }
    return false;
  }
}
