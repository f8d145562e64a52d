/** What is wrong with a template, where, and what to write instead. */
@NullMarked
package io.cortap.template.diagnosis;

import org.jspecify.annotations.NullMarked;
