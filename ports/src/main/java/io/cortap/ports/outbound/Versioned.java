package io.cortap.ports.outbound;

/**
 * A stored value and the version under which it was read: what fences a late writer.
 *
 * @param version greater with every write; means nothing else
 */
public record Versioned<T>(T value, long version) {}
