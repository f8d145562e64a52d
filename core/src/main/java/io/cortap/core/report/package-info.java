/** What is asked for and by whom: tenants, users, projects, tokens, links. */
@NullMarked
package io.cortap.core.report;

import org.jspecify.annotations.NullMarked;
