package io.cortap.docs;

import io.cortap.core.review.Assessment;
import io.cortap.core.review.Confidence;
import io.cortap.core.review.FindingClassifier;
import io.cortap.core.review.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** Invented comments, labelled twice, and what the rules make of them: all numbers of the page. */
record LabelledCorpus(List<Entry> entries) {
  private static final String FOLDER =
      "core/src/test/resources/io/cortap/core/review/corpus/%s.tsv";
  private static final List<String> LABELS = List.of("D", "ND", "NA", "NR");
  private static final int WIDEST = 90;

  /**
   * @param first the first pass's label: D, ND, NA, or NR where no outcome is named
   */
  record Entry(String id, String comment, String first, String second, Verdict verdict) {
    boolean agreed() {
      return first.equals(second);
    }

    /** A fixed half, which no rule was mended on: by the comment's CRC-32. */
    boolean setAside() {
      var crc = new CRC32();
      crc.update(comment.getBytes(StandardCharsets.UTF_8));
      return crc.getValue() % 2 == 1;
    }

    String read() {
      return switch (verdict) {
        case Verdict.Found found -> found.finding().code();
        case Verdict.Unassessed none -> "NR";
      };
    }

    boolean sure() {
      return verdict instanceof Verdict.Found found && found.confidence() == Confidence.SURE;
    }

    /** Whether the rules see a keyword at its beginning: the form on which they can be sure. */
    boolean opensWithKeyword() {
      return verdict instanceof Verdict.Found found && found.rule().startsWith("keyword-");
    }

    boolean misread() {
      return !read().equals(first);
    }

    String row(String... cells) {
      String line = comment.replace("|", "\\|");
      String shown = line.length() <= WIDEST ? line : line.substring(0, WIDEST) + "…";
      return "| `" + shown + "` | " + String.join(" | ", cells) + " |";
    }
  }

  LabelledCorpus {
    entries = List.copyOf(entries);
  }

  /** Those written and labelled last, twice, before the rules had seen them. */
  static LabelledCorpus readBlind() {
    var entries = new ArrayList<Entry>();
    table("blind")
        .forEach((id, labelled) -> {
          String[] cells = labelled.split("\t", 3);
          entries.add(new Entry(id, cells[2], cells[0], cells[1], verdict(cells[2])));
        });
    return new LabelledCorpus(entries);
  }

  /** Those written and labelled later, by one pass, before the rules had seen them. */
  static LabelledCorpus readFresh() {
    var entries = new ArrayList<Entry>();
    table("fresh")
        .forEach((id, labelled) -> {
          String[] cells = labelled.split("\t", 2);
          entries.add(new Entry(id, cells[1], cells[0], cells[0], verdict(cells[1])));
        });
    return new LabelledCorpus(entries);
  }

  static LabelledCorpus read() {
    Map<String, String> first = table("labels-a");
    Map<String, String> second = table("labels-b");
    var entries = new ArrayList<Entry>();
    table("comments")
        .forEach((id, comment) ->
            entries.add(new Entry(id, comment, get(first, id), get(second, id), verdict(comment))));
    return new LabelledCorpus(entries);
  }

  private static Verdict verdict(String comment) {
    return FindingClassifier.classify(
        new Assessment("Complete", comment.replace("\\n", "\n"), List.of()));
  }

  private static String get(Map<String, String> labels, String id) {
    String label = labels.getOrDefault(id, "");
    if (!LABELS.contains(label)) {
      throw new IllegalStateException(id + " has no label of " + LABELS + ": '" + label + "'");
    }
    return label;
  }

  private static Map<String, String> table(String name) {
    return Checkout.read(FOLDER.formatted(name))
        .lines()
        .skip(1)
        .map(line -> line.split("\t", 2))
        .collect(
            Collectors.toMap(
                cells -> cells[0],
                cells -> cells[1],
                (one, other) -> {
                  throw new IllegalStateException("an id stands twice in " + name);
                },
                LinkedHashMap::new));
  }

  /** How far two labellers agree beyond chance: (observed - expected) / (1 - expected). */
  double kappa() {
    double all = entries.size();
    double observed = entries.stream().filter(Entry::agreed).count() / all;
    double expected =
        LABELS.stream()
            .mapToDouble(label ->
                count(entry -> entry.first().equals(label))
                    / all
                    * count(entry -> entry.second().equals(label))
                    / all)
            .sum();
    return (observed - expected) / (1 - expected);
  }

  private long count(Predicate<Entry> which) {
    return entries.stream().filter(which).count();
  }

  /** What counts: the disputed comments do not. */
  LabelledCorpus undisputed() {
    return new LabelledCorpus(entries.stream().filter(Entry::agreed).toList());
  }

  /** What counts of one half. */
  LabelledCorpus half(boolean setAside) {
    return new LabelledCorpus(
        undisputed().entries().stream().filter(entry -> entry.setAside() == setAside).toList());
  }

  List<Entry> wronglySure() {
    return entries.stream().filter(entry -> entry.sure() && entry.misread()).toList();
  }

  String agreement() {
    return "%d comments, %d labelled alike, %d disputed: Cohen's kappa %s."
        .formatted(
            entries.size(),
            count(Entry::agreed),
            count(entry -> !entry.agreed()),
            String.format(Locale.ROOT, "%.3f", kappa()));
  }

  List<String> disputed() {
    return entries.stream()
        .filter(entry -> !entry.agreed())
        .map(entry -> entry.row(entry.first(), entry.second(), entry.read()))
        .toList();
  }

  List<String> misread() {
    return entries.stream()
        .filter(Entry::misread)
        .map(entry -> entry.row(entry.first(), entry.read()))
        .toList();
  }

  /** Precision and recall of each label. */
  List<String> measures() {
    return LABELS.stream()
        .map(label -> {
          long labelled = count(one -> one.first().equals(label));
          long read = count(one -> one.read().equals(label));
          long both = count(one -> one.first().equals(label) && !one.misread());
          return "| %s | %d | %d | %d | %s | %s |"
              .formatted(label, labelled, read, both, share(both, read), share(both, labelled));
        })
        .toList();
  }

  String sure() {
    long right = count(entry -> !entry.misread());
    return "%d of %d comments are read as labelled (%s); %d are sure, %d of them wrong."
        .formatted(
            right,
            entries.size(),
            share(right, entries.size()),
            count(Entry::sure),
            wronglySure().size());
  }

  private static String share(long part, long whole) {
    return whole == 0 ? "-" : String.format(Locale.ROOT, "%.3f", part / (double) whole);
  }
}
