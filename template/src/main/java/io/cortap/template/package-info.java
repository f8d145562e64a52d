/** docxtpl's dialect on the JVM: compile a DOCX template once, render it often. */
@NullMarked
package io.cortap.template;

import org.jspecify.annotations.NullMarked;
