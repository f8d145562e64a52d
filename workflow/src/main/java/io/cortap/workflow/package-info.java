/** The sequence between the inbound and the outbound ports. */
@NullMarked
package io.cortap.workflow;

import org.jspecify.annotations.NullMarked;
