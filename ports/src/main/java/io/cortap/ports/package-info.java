/** The boundary of the hexagon: what comes in, what goes out. */
@NullMarked
package io.cortap.ports;

import org.jspecify.annotations.NullMarked;
