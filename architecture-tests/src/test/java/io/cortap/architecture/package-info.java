/** The architecture as rules, each proven to bite on code that breaks it. */
@NullMarked
package io.cortap.architecture;

import org.jspecify.annotations.NullMarked;
