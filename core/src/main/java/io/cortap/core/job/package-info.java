/** One job, its two lives, and the moves between their states. */
@NullMarked
package io.cortap.core.job;

import org.jspecify.annotations.NullMarked;
