/** What the service needs of the world: one interface a role, each with its contract. */
@NullMarked
package io.cortap.ports.outbound;

import org.jspecify.annotations.NullMarked;
