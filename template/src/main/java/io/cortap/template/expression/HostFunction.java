package io.cortap.template.expression;

import org.jspecify.annotations.Nullable;

/**
 * A function or filter that the embedder registers.
 *
 * <p>It gets plain values (text, Long, Double, Boolean, List, Map, null for none and undefined) and
 * returns one. It must not change its arguments, and may be called by many threads at once. An
 * {@link IllegalArgumentException} becomes a located error with its message; anything else thrown
 * is a bug of the function and passes through.
 */
@FunctionalInterface
public interface HostFunction {
  @Nullable Object apply(Arguments arguments);
}
