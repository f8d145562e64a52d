/** Deliveries that try a receiver out: what is sent, and what a good receiver answers. */
@NullMarked
package io.cortap.core.rehearsal;

import org.jspecify.annotations.NullMarked;
