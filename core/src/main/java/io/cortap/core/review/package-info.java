/** From Riskuity's controls to the canonical review: areas, findings, layers, completeness. */
@NullMarked
package io.cortap.core.review;

import org.jspecify.annotations.NullMarked;
