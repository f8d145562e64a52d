/** Tests of the PDF converter, with LibreOffice where it is installed. */
@NullMarked
package io.cortap.adapter.docx.pdf;

import org.jspecify.annotations.NullMarked;
