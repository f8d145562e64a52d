package io.cortap.architecture.violations.ports.outbound;

public interface SixMethods {
  void one();

  void two();

  void three();

  void four();

  void five();

  void six();
}
