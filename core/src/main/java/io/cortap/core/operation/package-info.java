/**
 * What operators are shown of the service: what happened, how well it keeps its promises, what is
 * wrong.
 */
@NullMarked
package io.cortap.core.operation;

import org.jspecify.annotations.NullMarked;
