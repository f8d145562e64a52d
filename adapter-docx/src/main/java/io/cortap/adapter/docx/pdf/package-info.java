/** PDFs of Word documents through LibreOffice, a process of its own for each. */
@NullMarked
package io.cortap.adapter.docx.pdf;

import org.jspecify.annotations.NullMarked;
