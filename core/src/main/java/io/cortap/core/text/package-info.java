/** English as official letters write it, and the federal calendar that their deadlines follow. */
@NullMarked
package io.cortap.core.text;

import org.jspecify.annotations.NullMarked;
