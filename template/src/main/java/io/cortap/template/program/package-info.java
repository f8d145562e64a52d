/** Compiled templates as trees of pieces and instructions, whatever they are written to. */
@NullMarked
package io.cortap.template.program;

import org.jspecify.annotations.NullMarked;
