package io.cortap.template.diagnosis;

import java.util.List;

/**
 * One block of a template's block map.
 *
 * @param branches at least one; the first begins with the tag that opens the block, the others with
 *     its elif and else
 * @param end the closing tag; {@link Location#FILE} when it is missing
 */
public record Block(List<Branch> branches, Location end) {
  public Block {
    branches = List.copyOf(branches);
  }

  /**
   * What stands between two tags of a block.
   *
   * @param head the tag that begins it
   * @param blocks those inside, in the order of the document
   */
  public record Branch(Location head, List<Block> blocks) {
    public Branch {
      blocks = List.copyOf(blocks);
    }
  }

  /** The tag that opens the block. */
  public Location opening() {
    return branches.getFirst().head();
  }

  /** Whether the closing tag is there. */
  public boolean isClosed() {
    return !end.part().isEmpty();
  }
}
