/** A stand-in Riskuity and a webhook receiver, on real HTTP. */
@NullMarked
package io.cortap.sandbox;

import org.jspecify.annotations.NullMarked;
