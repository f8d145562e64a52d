/** The one error object and its catalogue. */
@NullMarked
package io.cortap.core.problem;

import org.jspecify.annotations.NullMarked;
