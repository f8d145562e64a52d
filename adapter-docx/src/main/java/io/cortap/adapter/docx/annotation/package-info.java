/** Word comments in a copy of a document, everything else left as it is. */
@NullMarked
package io.cortap.adapter.docx.annotation;

import org.jspecify.annotations.NullMarked;
