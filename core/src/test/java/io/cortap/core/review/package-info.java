/** Proof of the review domain. */
@NullMarked
package io.cortap.core.review;

import org.jspecify.annotations.NullMarked;
