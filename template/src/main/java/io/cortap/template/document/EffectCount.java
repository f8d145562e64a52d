package io.cortap.template.document;

import io.cortap.template.document.Chunk.Effect;
import io.cortap.template.program.Statement;

/** Counts what pieces open and close while they are made, and what no block can leave out. */
final class EffectCount {
  private int depth;
  private int lowest;
  private int tables;
  private int sections;
  private int expectedTables;
  private int expectedSections;
  private int blocks;
  private int vanishing;

  void opens() {
    depth++;
  }

  void closes() {
    depth--;
    lowest = Math.min(lowest, depth);
  }

  /** A table ends. */
  void table() {
    tables++;
    expectedTables += isSure() ? 1 : 0;
  }

  /** The properties of a section end. */
  void section() {
    sections++;
    expectedSections += isSure() ? 1 : 0;
  }

  private boolean isSure() {
    return blocks == 0 && vanishing == 0;
  }

  void tag(Statement statement) {
    blocks += statement.opens() != null ? 1 : statement instanceof Statement.End ? -1 : 0;
  }

  /** A table begins, or has ended, that goes when it has no rows. */
  void mayVanish(boolean begins) {
    vanishing += begins ? 1 : -1;
  }

  /** What was counted since it was last asked for. */
  Effect taken() {
    Effect taken = new Effect(depth, lowest, tables, sections);
    depth = 0;
    lowest = 0;
    tables = 0;
    sections = 0;
    return taken;
  }

  /** What the part has whichever way its blocks go. */
  Effect expected() {
    return new Effect(0, 0, expectedTables, expectedSections);
  }
}
