/** What a template does, read from its tags and tried with sample data. */
@NullMarked
package io.cortap.template.analysis;

import org.jspecify.annotations.NullMarked;
