package io.cortap.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Third parties and the only modules that may speak to them. Not in this list: not used. */
enum Vendor {
  ASSERTJ("org.assertj", "adapter-testkit"),
  AWS("software.amazon.awssdk", "adapter-aws"),
  DAGGER("dagger", "app"),
  DOCX4J("org.docx4j", "adapter-docx"),
  INJECT("jakarta.inject", "app"),
  JACKSON(
      "com.fasterxml.jackson",
      "adapter-http",
      "adapter-cli",
      "adapter-riskuity",
      "adapter-docx",
      "adapter-data",
      "adapter-local",
      "adapter-aws",
      "adapter-telemetry",
      "adapter-testkit",
      "benchmarks",
      "sandbox"),
  JAVALIN("io.javalin", "adapter-http", "benchmarks"),
  JETTY("org.eclipse.jetty", "adapter-http"),
  JMH("org.openjdk.jmh", "benchmarks"),
  JVM_MANAGEMENT("com.sun.management", "benchmarks"),
  JUNIT("org.junit", "adapter-testkit"),
  KOTLIN("kotlin", "adapter-http"),
  LOGBACK("ch.qos.logback", "adapter-telemetry", "adapter-testkit"),
  MICROMETER("io.micrometer", "adapter-telemetry"),
  NETWORKNT("com.networknt", "adapter-data", "adapter-testkit"),
  NIMBUS("com.nimbusds", "adapter-riskuity"),
  OKHTTP("okhttp3", "adapter-riskuity"),
  OKIO("okio", "adapter-riskuity"),
  PICOCLI("picocli", "adapter-cli", "app", "benchmarks"),
  POI("org.apache.poi", "adapter-data"),
  RESILIENCE4J("io.github.resilience4j", "adapter-riskuity"),
  SERVLET("jakarta.servlet", "adapter-http"),
  SLF4J(
      "org.slf4j",
      "workflow",
      "adapter-http",
      "adapter-cli",
      "adapter-riskuity",
      "adapter-docx",
      "adapter-data",
      "adapter-local",
      "adapter-aws",
      "adapter-telemetry",
      "app");

  static final String FILE = "Vendor.java in architecture-tests";

  private final String packagePrefix;
  private final List<String> modules;

  Vendor(String packagePrefix, String... modules) {
    this.packagePrefix = packagePrefix;
    this.modules = List.of(modules);
  }

  static Optional<Vendor> of(String packageName) {
    return Arrays.stream(values())
        .filter(vendor -> (packageName + ".").startsWith(vendor.packagePrefix + "."))
        .findFirst();
  }

  /** The modules in which it is at home. */
  List<String> modules() {
    return modules;
  }

  /** Whether code of this package, given relative to the root package, may use the vendor. */
  boolean welcomesIn(String relativePackage) {
    return modules.stream()
        .map(module -> module.replace('-', '.') + ".")
        .anyMatch((relativePackage + ".")::startsWith);
  }
}
