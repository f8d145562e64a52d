/** Decisions: jobs, reviews, webhooks and problems, on the JDK alone. */
@NullMarked
package io.cortap.core;

import org.jspecify.annotations.NullMarked;
