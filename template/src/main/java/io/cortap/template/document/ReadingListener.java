package io.cortap.template.document;

/** Told what was read while a package is compiled. */
@FunctionalInterface
public interface ReadingListener {
  ReadingListener NONE = reading -> {};

  void read(PartReading reading);
}
