/** The webhook: its exact bytes, its signatures from both ends, and when to try again. */
@NullMarked
package io.cortap.core.webhook;

import org.jspecify.annotations.NullMarked;
