package io.cortap.template.document;

import io.cortap.template.program.Program;

/** What becomes of one entry of the package. */
sealed interface CompiledPart {
  ZipEntry entry();

  /** Copied with its compressed bytes. */
  record Copied(ZipEntry entry) implements CompiledPart {}

  /** The same in every document, but not as the template has it. */
  record Fixed(ZipEntry entry, byte[] content) implements CompiledPart {}

  /**
   * Written by its program.
   *
   * @param prefix with its colon, of WordprocessingML's main namespace
   * @param expected what it has whichever way its blocks go
   */
  record Rendered(ZipEntry entry, Program<Chunk> program, String prefix, Chunk.Effect expected)
      implements CompiledPart {}
}
