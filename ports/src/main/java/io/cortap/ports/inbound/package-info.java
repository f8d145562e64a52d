/** What the service offers: one interface a use. */
@NullMarked
package io.cortap.ports.inbound;

import org.jspecify.annotations.NullMarked;
