/** Tests of the package of the same name. */
@NullMarked
package io.cortap.template.program;

import org.jspecify.annotations.NullMarked;
