package io.cortap.template.faults;

import io.cortap.template.faults.LargeTemplate.Block;
import io.cortap.template.faults.LargeTemplate.Cell;
import io.cortap.template.faults.LargeTemplate.Para;
import io.cortap.template.faults.LargeTemplate.Place;
import io.cortap.template.faults.LargeTemplate.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Ways of putting a fault into a template at a random place. */
final class Plantings {
  private Plantings() {}

  /**
   * What was planted.
   *
   * @param tag as it stands in the template now; a diagnosis may name less of it when it has no end
   */
  record Planted(String part, Para para, String tag) {}

  /** Changes the template and says where. */
  @FunctionalInterface
  interface Planting {
    Planted plant(LargeTemplate template, Random random);
  }

  private static Place any(LargeTemplate template, Random random, Predicate<Place> fits) {
    List<Place> candidates = template.tags().stream().filter(fits).toList();
    if (candidates.isEmpty()) {
      throw new IllegalStateException("the template has no tag for this fault");
    }
    return candidates.get(random.nextInt(candidates.size()));
  }

  /** A tag in which the pattern is replaced. */
  static Planting tag(String pattern, String replacement) {
    return tag(place -> true, pattern, replacement);
  }

  static Planting tag(Predicate<Place> where, String pattern, String replacement) {
    Pattern wanted = Pattern.compile(pattern);
    return (template, random) -> {
      Place place = any(template, random, at -> where.test(at) && wanted.matcher(at.tag()).find());
      String faulty = wanted.matcher(place.tag()).replaceFirst(replacement);
      place.become(faulty);
      return new Planted(place.part(), place.para(), faulty);
    };
  }

  /** A tag that is taken out; the fault is looked for at the tag that opens its block. */
  static Planting missing(Predicate<Place> where, String tag) {
    return (template, random) -> {
      Place end = any(template, random, at -> where.test(at) && at.tag().equals(tag));
      Place opening = opening(template, end);
      remove(end);
      return new Planted(opening.part(), opening.para(), opening.tag());
    };
  }

  /** An opening tag that is taken out; the fault is looked for at what it leaves behind. */
  static Planting opened(String pattern, String left) {
    Pattern wanted = Pattern.compile(pattern);
    return (template, random) -> {
      Place opening = any(template, random, at -> wanted.matcher(at.tag()).find());
      Place orphan =
          partners(template, opening).stream()
              .filter(at -> at.tag().equals(left))
              .findFirst()
              .orElseThrow();
      Para para = orphan.para();
      remove(opening);
      return new Planted(orphan.part(), para, left);
    };
  }

  private static void remove(Place place) {
    if (!place.alone()) {
      place.become("");
    } else if (place.tag().startsWith("{%tr")) {
      place.rows().remove(place.row());
    } else {
      place.siblings().remove(place.para());
    }
  }

  private static Place opening(LargeTemplate template, Place end) {
    Place opening = end;
    for (Place place : template.tags()) {
      if (place.tag().matches("\\{%(p|tr)? (if|for|with) .*")
          && partners(template, place).stream().anyMatch(at -> same(at, end))) {
        opening = place;
      }
    }
    return opening;
  }

  private static boolean same(Place a, Place b) {
    return a.para() == b.para() && a.from() == b.from();
  }

  /** The tags that belong to the block that this one opens. */
  static List<Place> partners(LargeTemplate template, Place opening) {
    List<Place> partners = new ArrayList<>();
    int depth = -1;
    for (Place place : template.tags()) {
      String word = place.tag().replaceFirst("\\{%(p|tr)? (\\w+).*", "$2");
      if (same(place, opening)) {
        depth = 0;
      } else if (depth >= 0) {
        boolean opens = List.of("if", "for", "with").contains(word);
        boolean ends = List.of("endif", "endfor", "endwith").contains(word);
        if (depth == 0 && (ends || word.equals("else") || word.equals("elif"))) {
          partners.add(place);
        }
        if (depth == 0 && ends) {
          return partners;
        }
        depth += opens ? 1 : ends ? -1 : 0;
      }
    }
    return partners;
  }

  /** A tag added at the end of a paragraph that prints something outside all blocks. */
  static Planting appended(String tag) {
    return (template, random) -> {
      Place place = any(template, random, Plantings::isPlain);
      place.para().text += tag;
      return new Planted(place.part(), place.para(), tag);
    };
  }

  private static boolean isPlain(Place place) {
    return place.para().text.startsWith("On the ") && !place.inTable();
  }

  /** A paragraph of its own with the tag, behind one outside all blocks. */
  static Planting paragraph(String tag) {
    return (template, random) -> {
      Place place = any(template, random, Plantings::isPlain);
      Para added = LargeTemplate.p(tag);
      place.siblings().add(place.siblings().indexOf(place.para()) + 1, added);
      return new Planted(place.part(), added, tag);
    };
  }

  /** Another tag before a tag. */
  static Planting before(Predicate<Place> where, String pattern, String tag) {
    Pattern wanted = Pattern.compile(pattern);
    return (template, random) -> {
      Place place = any(template, random, at -> where.test(at) && wanted.matcher(at.tag()).find());
      if (place.alone()) {
        Para added = LargeTemplate.p(tag);
        place.siblings().add(place.siblings().indexOf(place.para()), added);
        return new Planted(place.part(), added, tag);
      }
      place.become(tag + place.tag());
      return new Planted(place.part(), place.para(), tag);
    };
  }

  /** The inner and the outer end of two blocks in each other's place. */
  static Planting swappedEnds() {
    return (template, random) -> {
      Place inner =
          any(
              template,
              random,
              at ->
                  at.para().text.contains("{% endif %}{% endfor %}")
                      && at.tag().equals("{% endif %}"));
      inner.para().text =
          inner.para().text.replace("{% endif %}{% endfor %}", "{% endfor %}{% endif %}");
      return new Planted(inner.part(), inner.para(), "{% endfor %}");
    };
  }

  /** A tag cut by the end of its paragraph, at a blank. */
  static Planting cutByParagraph() {
    return (template, random) -> {
      Place place =
          any(template, random, at -> isPlain(at) && at.tag().matches("\\{\\{ \\w+\\.\\w+ }}"));
      int cut = place.from() + place.tag().indexOf('.') + 1;
      String text = place.para().text;
      String first = place.tag().substring(0, place.tag().indexOf('.') + 1);
      place.para().text = text.substring(0, cut);
      place
          .siblings()
          .add(place.siblings().indexOf(place.para()) + 1, LargeTemplate.p(text.substring(cut)));
      return new Planted(place.part(), place.para(), first);
    };
  }

  /** The end of a block over paragraphs moved into a place where it cannot be. */
  static Planting moved(boolean intoTable) {
    return (template, random) -> {
      Place end =
          any(
              template,
              random,
              at -> at.tag().equals("{%p endfor %}") && behind(at, intoTable) != null);
      Para target = java.util.Objects.requireNonNull(behind(end, intoTable));
      Place opening = opening(template, end);
      remove(end);
      target.text += "{% endfor %}";
      return new Planted(end.part(), target, "{% endfor %}");
    };
  }

  private static @org.jspecify.annotations.Nullable Para behind(Place end, boolean table) {
    List<Block> siblings = end.siblings();
    for (int i = siblings.indexOf(end.para()); i < siblings.size(); i++) {
      if (table && siblings.get(i) instanceof Table found) {
        return (Para) found.rows().getFirst().getFirst().content().getFirst();
      }
      if (!table && siblings.get(i) instanceof Para para && !para.box.isEmpty()) {
        return para.box.getFirst();
      }
    }
    return null;
  }

  /** A block that begins in one cell and ends in the next. */
  static Planting acrossCells() {
    return (template, random) -> {
      Place place = any(template, random, at -> at.tag().startsWith("{% cellbg"));
      List<Cell> row = place.rows().get(place.row());
      Para first = (Para) row.getFirst().content().getFirst();
      Para second = (Para) row.getLast().content().getFirst();
      first.text += "{% if project.draft %}";
      second.text = "{% endif %}" + second.text;
      return new Planted(place.part(), second, "{% endif %}");
    };
  }

  /** Words put into a text. */
  static Planting words(String words, String expected) {
    BiConsumer<Place, String> append = (place, more) -> place.para().text += more;
    return (template, random) -> {
      Place place = any(template, random, Plantings::isPlain);
      append.accept(place, words);
      return new Planted(place.part(), place.para(), expected);
    };
  }
}
