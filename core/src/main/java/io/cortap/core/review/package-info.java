/** From Riskuity's controls to the canonical review: matching, findings, roll-up, layers. */
@NullMarked
package io.cortap.core.review;

import org.jspecify.annotations.NullMarked;
