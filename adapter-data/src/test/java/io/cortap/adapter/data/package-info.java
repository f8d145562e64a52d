/** Proof of the snapshot's bytes and the setup file. */
@NullMarked
package io.cortap.adapter.data;

import org.jspecify.annotations.NullMarked;
