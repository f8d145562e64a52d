/** How fast and how large the running service is, beside what the machine allows. */
@NullMarked
package io.cortap.benchmarks;

import org.jspecify.annotations.NullMarked;
