/** Values that are more than text: formatted runs, links, pictures, whole documents. */
@NullMarked
package io.cortap.template.value;

import org.jspecify.annotations.NullMarked;
