/** The canonical snapshot as JSON, and setup records from files. */
@NullMarked
package io.cortap.adapter.data;

import org.jspecify.annotations.NullMarked;
