/** Tests of the package of the same name. */
@NullMarked
package io.cortap.template.diagnosis;

import org.jspecify.annotations.NullMarked;
