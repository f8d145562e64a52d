package io.cortap.template.document;

import io.cortap.template.diagnosis.Location;
import io.cortap.template.document.Node.Element;
import io.cortap.template.document.Node.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells every tag where it stands. */
final class Places extends PartWalk {
  private final List<Tag> tags = new ArrayList<>();
  private final Set<Tag> inAttributes = new LinkedHashSet<>();

  private Places(String part) {
    super(part);
  }

  /** All tags of the part, in order, each with its location. */
  static List<Tag> locate(String part, Element root) {
    Places places = new Places(part);
    places.walk(root);
    places.count();
    return places.tags;
  }

  @Override
  void head(Node node, Element element, Location place) {
    if (node instanceof Tag tag) {
      tag.location = place;
      tags.add(tag);
      inAttributes.add(tag);
    }
  }

  @Override
  void node(Node node, Element around, Location place) {
    if (node instanceof Tag tag) {
      tag.location = place;
      tags.add(tag);
    }
  }

  /** Tells equal tags of one paragraph apart: those in its text, in its codes, in attributes. */
  private void count() {
    Map<Location, Integer> seen = new HashMap<>();
    List<Tag> inCodes = new ArrayList<>();
    for (Tag tag : tags) {
      boolean text = tag.parent != null && tag.parent.kind == Kind.TEXT;
      if (text) {
        number(tag, seen);
      } else if (!inAttributes.contains(tag)) {
        inCodes.add(tag);
      }
    }
    inCodes.forEach(tag -> number(tag, seen));
    inAttributes.forEach(tag -> number(tag, seen));
  }

  private static void number(Tag tag, Map<Location, Integer> seen) {
    int which = seen.merge(tag.location.withTag(tag.source, 0), 1, Integer::sum);
    tag.location = tag.location.withTag(tag.source, which);
  }
}
