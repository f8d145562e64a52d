package io.cortap.template.diagnosis;

/** What to change in the template so that the fault goes away. */
public sealed interface ProposedEdit {
  ProposedEdit NONE = new ByHand("");

  /** A machine can do it: the tag at the place becomes another. */
  record ReplaceTag(String tag, String replacement) implements ProposedEdit {
    @Override
    public String toString() {
      return "write " + replacement + " instead of " + tag;
    }
  }

  /** A machine can do it: the tag at the place is deleted. */
  record DeleteTag(String tag) implements ProposedEdit {
    @Override
    public String toString() {
      return "delete " + tag;
    }
  }

  /** A machine can do it: a paragraph with this tag is added behind the paragraph of the place. */
  record AddTag(String tag) implements ProposedEdit {
    @Override
    public String toString() {
      return "add " + tag;
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
