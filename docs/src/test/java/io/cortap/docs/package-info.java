/** The pages kept true: what they list, link to and show is compared with the code. */
@NullMarked
package io.cortap.docs;

import org.jspecify.annotations.NullMarked;
