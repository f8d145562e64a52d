/** HTTP in front of the inbound ports, by Javalin. */
@NullMarked
package io.cortap.adapter.http;

import org.jspecify.annotations.NullMarked;
