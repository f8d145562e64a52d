/** Who did what, and when: records that cannot be changed without being noticed. */
@NullMarked
package io.cortap.core.audit;

import org.jspecify.annotations.NullMarked;
