package io.cortap.core.template;

import java.util.List;

/**
 * One block of a template's block map.
 *
 * @param branches at least one; the first begins with the tag that opens the block, the others with
 *     its elif and else
 * @param end the closing tag; {@link TemplatePlace#FILE} when it is missing
 */
public record TemplateBlock(List<Branch> branches, TemplatePlace end) {
  public TemplateBlock {
    if (branches.isEmpty()) {
      throw new IllegalArgumentException("a block has a branch at least");
    }
    branches = List.copyOf(branches);
  }

  /**
   * What stands between two tags of a block.
   *
   * @param head the tag that begins it
   * @param blocks those inside, in the order of the document
   */
  public record Branch(TemplatePlace head, List<TemplateBlock> blocks) {
    public Branch {
      blocks = List.copyOf(blocks);
    }
  }

  /** Whether the closing tag is there. */
  public boolean isClosed() {
    return !end.part().isEmpty();
  }
}
