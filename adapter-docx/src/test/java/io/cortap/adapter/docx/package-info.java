/** Proof that reports are made as they should be, read back by an independent reader. */
@NullMarked
package io.cortap.adapter.docx;

import org.jspecify.annotations.NullMarked;
