/** Reports as Word documents, over the template library. */
@NullMarked
package io.cortap.adapter.docx;

import org.jspecify.annotations.NullMarked;
