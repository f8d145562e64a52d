/** From what a caller sent to a request that can be worked on, or to all of its faults at once. */
@NullMarked
package io.cortap.core.intake;

import org.jspecify.annotations.NullMarked;
