/** Contracts that every adapter passes, and the lifecycle scenarios. */
@NullMarked
package io.cortap.adapter.testkit;

import org.jspecify.annotations.NullMarked;
