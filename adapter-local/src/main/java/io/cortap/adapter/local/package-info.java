/** Jobs in one SQLite file, blobs in a folder, and which processes of this host are alive. */
@NullMarked
package io.cortap.adapter.local;

import org.jspecify.annotations.NullMarked;
