package io.cortap.template.document;

/**
 * An entry as it lies in the file.
 *
 * @param method 0 stored, 8 deflated
 * @param offset of its compressed bytes
 */
record ZipEntry(
    String name, int method, int crc, int compressedBytes, int expandedBytes, int offset) {}
