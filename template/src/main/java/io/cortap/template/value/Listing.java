package io.cortap.template.value;

/**
 * Several lines in the formatting of the tag. A plain text does the same: {@code \n} breaks the
 * line, {@code \t} is a tab, {@code \a} begins a paragraph, {@code \f} a page.
 */
public record Listing(String text) implements RichValue {}
