package io.cortap.template.value;

import io.cortap.template.expression.Opaque;

/**
 * A value that is more than text. In data and as the answer of a host function it may stand
 * wherever a text may; where only text is possible, as in an attribute, {@link #text()} is used.
 */
public sealed interface RichValue extends Opaque permits RichText, Listing, Picture, SubDocument {}
