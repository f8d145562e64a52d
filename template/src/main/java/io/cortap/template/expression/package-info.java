/**
 * The pure language: Jinja2's expressions over plain values, with Python's semantics and no
 * reflection.
 */
@NullMarked
package io.cortap.template.expression;

import org.jspecify.annotations.NullMarked;
