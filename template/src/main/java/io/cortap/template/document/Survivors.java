package io.cortap.template.document;

import io.cortap.template.document.Node.Element;
import io.cortap.template.document.Node.Tag;
import io.cortap.template.program.BlockMatcher.Match;
import io.cortap.template.program.Span;
import io.cortap.template.program.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What must be in the document whichever way a block goes: both ends of a bookmark or comment
 * range, and as many section breaks on every branch of an if.
 */
final class Survivors {
  private Survivors() {}

  /** Blocks come inner before outer. */
  static void keep(List<Match<Tag>> blocks) {
    for (Match<Tag> block : blocks) {
      Element around = block.tags().getFirst().parent;
      boolean beside = block.tags().stream().allMatch(tag -> tag.parent == around);
      if (around != null && beside && around.children.contains(block.tags().getFirst())) {
        keepMarkers(around, block.tags());
        if (block.tags().getFirst().statement instanceof Statement.If) {
          keepSections(around, block.tags());
        }
      }
    }
  }

  private static void keepMarkers(Element around, List<Tag> tags) {
    for (int i = 0; i + 1 < tags.size(); i++) {
      List<Element> markers = new ArrayList<>();
      for (Node node : between(around, tags.get(i), tags.get(i + 1))) {
        if (node instanceof Element element) {
          if (Tree.isMarker(element.kind)) {
            markers.add(element);
          } else {
            markers.addAll(Tree.markers(element));
          }
        }
      }
      for (Element lonely : unpaired(markers)) {
        if (lonely.parent != null) {
          lonely.parent.replace(lonely, List.of());
          around.insert(around.children.indexOf(tags.getFirst()), lonely);
        }
      }
    }
  }

  private static List<Node> between(Element around, Tag from, Tag to) {
    return List.copyOf(
        around.children.subList(around.children.indexOf(from) + 1, around.children.indexOf(to)));
  }

  private static List<Element> unpaired(List<Element> markers) {
    Map<String, Integer> balance = new HashMap<>();
    for (Element marker : markers) {
      boolean starts = marker.kind == Kind.BOOKMARK_START || marker.kind == Kind.COMMENT_START;
      balance.merge(pair(marker), starts ? 1 : -1, Integer::sum);
    }
    return markers.stream().filter(marker -> balance.getOrDefault(pair(marker), 0) != 0).toList();
  }

  private static String pair(Element marker) {
    boolean bookmark = marker.kind == Kind.BOOKMARK_START || marker.kind == Kind.BOOKMARK_END;
    return (bookmark ? "bookmark " : "comment ") + NumberedElements.number(marker);
  }

  private static void keepSections(Element around, List<Tag> tags) {
    List<List<Element>> branches = new ArrayList<>();
    for (int i = 0; i + 1 < tags.size(); i++) {
      branches.add(sections(between(around, tags.get(i), tags.get(i + 1))));
    }
    List<Element> most =
        branches.stream().max((a, b) -> Integer.compare(a.size(), b.size())).orElse(List.of());
    if (most.isEmpty()) {
      return;
    }
    for (int i = 0; i < branches.size(); i++) {
      add(around, tags.get(i + 1), most.subList(branches.get(i).size(), most.size()));
    }
    Tag last = tags.getLast();
    if (!(tags.get(tags.size() - 2).statement instanceof Statement.Else)) {
      Tag otherwise =
          new Tag(new Span(Span.Kind.STATEMENT, 0, 0, "else", "p", false, false), "{%p else %}");
      otherwise.statement = new Statement.Else();
      otherwise.location = last.location;
      around.insert(around.children.indexOf(last), otherwise);
      add(around, last, most);
    }
  }

  private static void add(Element around, Tag before, List<Element> paragraphs) {
    for (Element paragraph : paragraphs) {
      around.insert(around.children.indexOf(before), Tree.emptied(paragraph));
    }
  }

  /**
   * Paragraphs that end a section on one way through these nodes; inner blocks have been made even.
   */
  private static List<Element> sections(List<Node> nodes) {
    List<Element> sections = new ArrayList<>();
    int depth = 0;
    int skippedFrom = 0;
    for (Node node : nodes) {
      if (node instanceof Tag tag) {
        depth += tag.statement.opens() != null ? 1 : 0;
        boolean branch =
            tag.statement instanceof Statement.Else || tag.statement instanceof Statement.ElseIf;
        skippedFrom = branch && skippedFrom == 0 ? depth : skippedFrom;
        if (tag.statement instanceof Statement.End) {
          skippedFrom = skippedFrom == depth ? 0 : skippedFrom;
          depth--;
        }
      } else if (skippedFrom == 0
          && node instanceof Element paragraph
          && paragraph.kind == Kind.PARAGRAPH
          && Tree.section(paragraph) != null) {
        sections.add(paragraph);
      }
    }
    return sections;
  }
}
