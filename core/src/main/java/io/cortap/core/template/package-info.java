/** What is said about a Word template: findings, blocks, fields, branches. */
@NullMarked
package io.cortap.core.template;

import org.jspecify.annotations.NullMarked;
