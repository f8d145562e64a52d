/** The adapters against real HTTP, and the guard against every trick that we know. */
@NullMarked
package io.cortap.adapter.riskuity;

import org.jspecify.annotations.NullMarked;
