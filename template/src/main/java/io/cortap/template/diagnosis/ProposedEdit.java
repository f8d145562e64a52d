package io.cortap.template.diagnosis;

/**
 * What to change in the template so that the fault goes away. All but {@link ByHand} can be made by
 * a machine, at the location of the diagnostic unless the edit names another.
 */
public sealed interface ProposedEdit {
  ProposedEdit NONE = new ByHand("");

  /** Whether a machine can make it. */
  default boolean isMachineApplicable() {
    return !(this instanceof ByHand);
  }

  /** The tag at the place becomes another text. */
  record ReplaceTag(String tag, String replacement) implements ProposedEdit {
    @Override
    public String toString() {
      return "write " + replacement + " instead of " + tag;
    }
  }

  /**
   * The tag at the place is deleted; its paragraph or row goes with it when nothing else is there.
   */
  record DeleteTag(String tag) implements ProposedEdit {
    @Override
    public String toString() {
      return "delete " + tag;
    }
  }

  /**
   * A tag is added.
   *
   * @param beside a tag, or a paragraph where no tag is named
   */
  record AddTag(String tag, Side side, Location beside) implements ProposedEdit {
    @Override
    public String toString() {
      return "add %s %s".formatted(tag, side.words.formatted(beside.paragraph(), beside.tag()));
    }
  }

  /** Where a tag is added. */
  enum Side {
    /** At the end of the paragraph's text. */
    END_OF_PARAGRAPH("at the end of paragraph %d"),
    /** Just before a tag, in its paragraph. */
    BEFORE_TAG("before %2$s in paragraph %1$d"),
    /** Just behind a tag, in its paragraph. */
    BEHIND_TAG("behind %2$s in paragraph %1$d"),
    /** In a paragraph of its own before the paragraph. */
    PARAGRAPH_BEFORE("in a paragraph of its own before paragraph %d"),
    /** In a paragraph of its own behind the paragraph. */
    PARAGRAPH_BEHIND("in a paragraph of its own behind paragraph %d"),
    /** In a table row of its own before the row of the paragraph. */
    ROW_BEFORE("in a row of its own before the row of paragraph %d"),
    /** In a table row of its own behind the row of the paragraph. */
    ROW_BEHIND("in a row of its own behind the row of paragraph %d");

    private final String words;

    Side(String words) {
      this.words = words;
    }
  }

  /** The paragraph behind is joined to that of the place. */
  record JoinParagraphs() implements ProposedEdit {
    @Override
    public String toString() {
      return "join the paragraph with the one behind it";
    }
  }

  /** Only the author can do it. Empty when there is nothing to advise. */
  record ByHand(String advice) implements ProposedEdit {
    @Override
    public String toString() {
      return advice;
    }
  }
}
