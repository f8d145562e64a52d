/** Riskuity's API, its webhook and its tokens, over HTTP. */
@NullMarked
package io.cortap.adapter.riskuity;

import org.jspecify.annotations.NullMarked;
