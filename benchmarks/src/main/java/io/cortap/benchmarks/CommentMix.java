package io.cortap.benchmarks;

import java.util.List;

/** What reviewers have written so far, from nothing to long narratives everywhere. */
public enum CommentMix {
  /** A young project: no control has a comment. */
  UNTOUCHED("none") {
    @Override
    List<String> of(List<String> corpus) {
      return List.of("");
    }
  },
  /** The sandbox's main project: three controls in five have a comment, most of a few words. */
  HALFWAY("60 % have a short one") {
    @Override
    List<String> of(List<String> corpus) {
      List<String> few =
          corpus.stream().filter(comment -> comment.length() <= FEW_WORDS).limit(SAMPLE).toList();
      return few.stream()
          .flatMap(comment ->
              few.indexOf(comment) % 3 == 2
                  ? List.of(comment, "", "").stream()
                  : List.of(comment).stream())
          .toList();
    }
  },
  /** Every control has a comment as the labelled ones are: 60 characters on average. */
  LABELLED("a labelled one each") {
    @Override
    List<String> of(List<String> corpus) {
      return corpus;
    }
  },
  /** The same, but no two alike: what the reading saves on comments that recur, it cannot here. */
  DISTINCT("a labelled one each, no two alike") {
    @Override
    List<String> of(List<String> corpus) {
      return corpus;
    }

    @Override
    String told(String comment, int control) {
      return comment + "\nFile " + control + ".";
    }
  },
  /** Every control has a narrative. */
  LONG("a narrative each") {
    @Override
    List<String> of(List<String> corpus) {
      return corpus.stream().filter(comment -> comment.length() > NARRATIVE).toList();
    }
  };

  private static final int FEW_WORDS = 60;
  private static final int NARRATIVE = 120;
  private static final int SAMPLE = 90;

  private final String words;

  CommentMix(String words) {
    this.words = words;
  }

  /** The mix in a few words. */
  String words() {
    return words;
  }

  /** The comments of successive controls, over and over; "" for none. */
  abstract List<String> of(List<String> corpus);

  /** The comment as it stands with this control. */
  String told(String comment, int control) {
    return comment;
  }
}
