/** The command line in front of the inbound ports, by picocli. */
@NullMarked
package io.cortap.adapter.cli;

import org.jspecify.annotations.NullMarked;
