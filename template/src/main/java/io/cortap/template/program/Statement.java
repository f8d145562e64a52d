package io.cortap.template.program;

import io.cortap.template.expression.Expression;
import io.cortap.template.expression.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one tag says. */
public sealed interface Statement {
  /** Prints a value. */
  record Print(Expression value) implements Statement {}

  record If(Expression condition) implements Statement {}

  record ElseIf(Expression condition) implements Statement {}

  record Else() implements Statement {}

  /**
   * @param loopSlot where the body finds {@code loop}
   * @param firstSlot the body's own slots begin here; its {@link End} says where they stop
   */
  record For(
      Target target,
      Expression iterable,
      @Nullable Expression condition,
      int loopSlot,
      int firstSlot)
      implements Statement {}

  record Set(Target target, Expression value) implements Statement {}

  /**
   * Catches what its body prints.
   *
   * @param textSlot where the caught text lies while {@code value} is computed from it
   */
  record SetBlock(Target target, Expression value, int textSlot) implements Statement {}

  record With(List<Set> assignments, int firstSlot) implements Statement {
    public With {
      assignments = List.copyOf(assignments);
    }
  }

  /**
   * Changes the table cell around the tag.
   *
   * @param value the columns, the colour, or how the cell is merged
   * @param first whether the loop around is in its first round
   */
  record Cell(CellTag kind, Expression value, Expression first) implements Statement {}

  /** What can be changed of a cell. */
  enum CellTag {
    SPAN("colspan"),
    COLOUR("cellbg"),
    ACROSS("hm"),
    DOWN("vm");

    private final String word;

    CellTag(String word) {
      this.word = word;
    }

    /** The word that begins the tag. */
    public String word() {
      return word;
    }
  }

  /** Closes a block of this kind. */
  record End(Block block, int endSlot) implements Statement {}

  record Break() implements Statement {}

  record Continue() implements Statement {}

  /** A comment, or a tag that could not be read. */
  record Nothing() implements Statement {}

  /** The kinds of blocks. */
  enum Block {
    IF("if"),
    FOR("for"),
    SET("set"),
    WITH("with");

    private final String word;

    Block(String word) {
      this.word = word;
    }

    /** The word that opens the block. */
    public String word() {
      return word;
    }

    /** The word that closes it. */
    public String endWord() {
      return "end" + word;
    }
  }

  /** The kind of block that the statement opens, or null. */
  default @Nullable Block opens() {
    return switch (this) {
      case If open -> Block.IF;
      case For open -> Block.FOR;
      case SetBlock open -> Block.SET;
      case With open -> Block.WITH;
      case Print other -> null;
      case ElseIf other -> null;
      case Else other -> null;
      case Set other -> null;
      case End other -> null;
      case Break other -> null;
      case Continue other -> null;
      case Cell other -> null;
      case Nothing other -> null;
    };
  }

  /** Whether the statement steers what is rendered, and so may stand alone in its paragraph. */
  default boolean controls() {
    return opens() != null || this instanceof ElseIf || this instanceof Else || this instanceof End;
  }
}
