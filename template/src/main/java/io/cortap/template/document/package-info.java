/** DOCX packages: read safely, compiled part by part, written piece by piece. */
@NullMarked
package io.cortap.template.document;

import org.jspecify.annotations.NullMarked;
