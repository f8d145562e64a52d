package io.cortap.template;

/**
 * A finished document.
 *
 * @param document the DOCX file; the receiver owns the array
 */
public record Rendering(byte[] document, RenderReport report) {}
