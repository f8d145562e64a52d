/** Tests of whole templates, and the small documents that they are made of. */
@NullMarked
package io.cortap.template;

import org.jspecify.annotations.NullMarked;
