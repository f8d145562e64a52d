/** Faults planted in a large template, found and mended. */
@NullMarked
package io.cortap.template.faults;

import org.jspecify.annotations.NullMarked;
