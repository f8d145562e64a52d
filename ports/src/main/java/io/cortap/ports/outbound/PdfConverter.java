package io.cortap.ports.outbound;

import java.time.Duration;

/**
 * Makes PDFs of Word documents.
 *
 * <p><b>Threads.</b> One instance serves any number of threads; a call blocks its own, at first
 * while others are served. An interrupt ends the call soon.
 *
 * <p><b>Consistency.</b> A PDF is whole or there is none. What a document refers to outside of
 * itself is never fetched.
 *
 * <p><b>Time.</b> A call, its waiting included, ends soon after {@code limit}.
 *
 * <p><b>Failure.</b> A document that cannot be converted is a result. {@link
 * PortUnavailableException} when the converter cannot be run, or the call was interrupted.
 */
public interface PdfConverter {
  /** Whether this deployment makes PDFs at all; answers at once. */
  boolean isAvailable();

  /**
   * @param docx the document's bytes; stay as they are
   */
  Conversion convert(byte[] docx, Duration limit);

  /** What became of a document. */
  sealed interface Conversion {
    /**
     * @param pdf the file's bytes; its own array, not to be changed
     */
    record Converted(byte[] pdf) implements Conversion {}

    /**
     * No PDF.
     *
     * @param reason for the caller, without paths or a program's own words
     */
    record Unconvertible(String reason) implements Conversion {}
  }
}
