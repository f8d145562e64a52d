/** Main, settings and wiring. */
@NullMarked
package io.cortap.app;

import org.jspecify.annotations.NullMarked;
