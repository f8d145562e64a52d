/** Tests of the package of the same name. */
@NullMarked
package io.cortap.template.document;

import org.jspecify.annotations.NullMarked;
