/** Every outbound port in memory. */
@NullMarked
package io.cortap.adapter.memory;

import org.jspecify.annotations.NullMarked;
