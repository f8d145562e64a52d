/** Tests of the package of the same name. */
@NullMarked
package io.cortap.template.expression;

import org.jspecify.annotations.NullMarked;
