/** When a system that does not answer is worth asking again. */
@NullMarked
package io.cortap.core.upstream;

import org.jspecify.annotations.NullMarked;
