package io.cortap.template.document;

import io.cortap.template.diagnosis.Location;
import io.cortap.template.diagnosis.ProposedEdit;
import io.cortap.template.diagnosis.ProposedEdit.AddTag;
import io.cortap.template.diagnosis.ProposedEdit.Side;
import io.cortap.template.document.Node.Element;
import io.cortap.template.document.Node.Tag;
import io.cortap.template.program.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a block should end that never does: behind the last use of a loop's variable; behind as
 * many paragraphs as the branch before has; at the end of its line.
 */
final class MissingEnds {
  private static final Pattern LOOP = Pattern.compile("\\bfor\\s+(.+?)\\s+in\\b");

  private static final int MOST = 200;

  private final String part;
  private final Element root;
  private final List<Tag> tags;
  private final Map<Element, Location> places = new HashMap<>();
  private int proposed;

  /**
   * @param tags of the part, in order
   */
  MissingEnds(String part, Element root, List<Tag> tags) {
    this.part = part;
    this.root = root;
    this.tags = tags;
  }

  /** Where the paragraphs stand; asked for only when a block has no end. */
  private Map<Element, Location> places() {
    if (places.isEmpty()) {
      new PartWalk(part) {
        @Override
        void paragraph(Element paragraph, Location place) {
          places.put(paragraph, place);
        }

        @Override
        void node(Node node, Element around, Location place) {}
      }.walk(root);
    }
    return places;
  }

  ProposedEdit edit(List<Tag> block, String end) {
    Tag head = block.getFirst();
    Element paragraph = head.enclosing(Kind.PARAGRAPH);
    if (++proposed > MOST || paragraph == null || paragraph.parent == null) {
      return new ProposedEdit.ByHand("add {% " + end + " %} where the block should end");
    }
    String level = head.span.level();
    String tag = "{%" + level + " " + end + " %}";
    Element container =
        level.equals("tr") && paragraph.enclosing(Kind.TABLE) != null
            ? paragraph.enclosing(Kind.TABLE)
            : paragraph.parent;
    Tag last = lastUse(head, container);
    if (level.equals("tr") && paragraph.enclosing(Kind.ROW) != null) {
      return new AddTag(tag, Side.ROW_BEHIND, (last == null ? head : last).location.withTag("", 0));
    }
    if (level.isEmpty() && !Tree.holdsControlsOnly(paragraph)) {
      return inline(tag, head, last, paragraph);
    }
    Element around = paragraph.parent;
    List<Element> below =
        around.children.stream()
            .filter(Element.class::isInstance)
            .map(Element.class::cast)
            .toList();
    int from = below.indexOf(paragraph);
    int to = last == null ? from + length(block, below) : at(below, around, last);
    to = Math.max(from, Math.min(to, below.size() - 1));
    for (int i = from + 1; i <= to; i++) {
      boolean heading =
          below.get(i).kind == Kind.PARAGRAPH && PartWalk.level(PartWalk.style(below.get(i))) >= 0;
      to = heading ? i - 1 : to;
    }
    return behind(tag, below.get(to), paragraph);
  }

  private ProposedEdit behind(String tag, Element element, Element paragraph) {
    Location place = places().get(element.kind == Kind.PARAGRAPH ? element : paragraph);
    return place == null
        ? new ProposedEdit.ByHand("add " + tag + " where the block should end")
        : new AddTag(tag, Side.PARAGRAPH_BEHIND, place);
  }

  private static int at(List<Element> below, Element around, Tag tag) {
    return Tree.childTowards(around, tag) instanceof Element child ? below.indexOf(child) : -1;
  }

  /** How many paragraphs the last branch should have: as many as the one before, or one. */
  private static int length(List<Tag> block, List<Element> below) {
    Element around = below.getFirst().parent;
    if (around == null) {
      return 1;
    }
    List<Integer> starts = block.stream().map(tag -> at(below, around, tag)).toList();
    int last = starts.getLast() - starts.getFirst();
    int before = starts.size() > 1 ? starts.getLast() - starts.get(starts.size() - 2) - 1 : 1;
    return last + Math.max(1, before);
  }

  private ProposedEdit inline(String tag, Tag head, @Nullable Tag last, Element paragraph) {
    if (last != null && last.enclosing(Kind.PARAGRAPH) == paragraph) {
      return new AddTag(tag, Side.BEHIND_TAG, last.location);
    }
    int depth = 0;
    for (Tag next : tags.subList(tags.indexOf(head) + 1, tags.size())) {
      boolean ends = next.statement instanceof Statement.End;
      if (next.enclosing(Kind.PARAGRAPH) != paragraph) {
        break;
      }
      if (ends && depth == 0) {
        return new AddTag(tag, Side.BEFORE_TAG, next.location);
      }
      depth += next.statement.opens() != null ? 1 : ends ? -1 : 0;
    }
    return new AddTag(tag, Side.END_OF_PARAGRAPH, head.location.withTag("", 0));
  }

  /** The last tag of the loop's body that needs it; the end of a block when it stands in one. */
  private @Nullable Tag lastUse(Tag head, @Nullable Element container) {
    Matcher loop = LOOP.matcher(head.source);
    if (!(head.statement instanceof Statement.For) || !loop.find()) {
      return null;
    }
    List<String> names = Arrays.asList(loop.group(1).split("[\\s,()]+"));
    Pattern use = Pattern.compile("\\b(" + String.join("|", names) + "|loop)\\b(?!\\s*=)");
    int depth = 0;
    boolean needed = false;
    Tag last = null;
    for (Tag tag : tags.subList(tags.indexOf(head) + 1, tags.size())) {
      if (!isIn(container, tag)) {
        break;
      }
      Matcher again = LOOP.matcher(tag.source);
      if (depth == 0 && again.find() && again.group(1).equals(loop.group(1))) {
        break;
      }
      depth += tag.statement.opens() != null ? 1 : 0;
      needed |= use.matcher(tag.source).find();
      if (tag.statement instanceof Statement.End) {
        if (depth == 0) {
          break;
        }
        depth--;
      }
      if (depth == 0 && needed) {
        last = tag;
        needed = false;
      }
    }
    return last;
  }

  private static boolean isIn(@Nullable Element container, Tag tag) {
    Element around = tag.parent;
    while (around != null && around != container) {
      around = around.parent;
    }
    return around != null;
  }
}
