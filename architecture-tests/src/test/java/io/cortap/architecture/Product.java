package io.cortap.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What is built here: the class files of every module, and the checkout that they came from. */
final class Product {
  static final String ROOT = "io.cortap";

  /** Every production class of ours; read once, as reading takes seconds. */
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(classes -> !classes.contains("/jmh_generated/"))
          .importPackages(ROOT);

  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
  private static final List<String> WITHOUT_CODE =
      List.of(
          "architecture-tests",
          "api-client",
          "bom",
          "docs",
          "stand-ins/dynamodb",
          "stand-ins/s3",
          "system-tests");

  private Product() {}

  /** The checkout's root, whether tests start there or in a module of it. */
  static Path checkout() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("cortap")) ? here : here.resolve("..").normalize();
  }

  /** Modules with production code, as the parent POM lists them. */
  static List<String> modules() {
    return MODULE
        .matcher(read(checkout().resolve("pom.xml")))
        .results()
        .map((MatchResult module) -> module.group(1))
        .filter(module -> !WITHOUT_CODE.contains(module))
        .toList();
  }

  static String packageOf(String module) {
    return ROOT + "." + module.replace('-', '.');
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
