package io.cortap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractCoverageTest {
  private static final String VIOLATIONS = "io.cortap.architecture.violations";

  @Test
  void everyAdapterRunsTheContractOfItsPort() {
    assertThat(new ContractCoverage(Product.ROOT, Product.CLASSES, testsOfAllModules()).gaps())
        .isEmpty();
  }

  @Test
  void anAdapterWithoutTheContractIsNamed() {
    JavaClasses broken = new ClassFileImporter().importPackages(VIOLATIONS);

    assertThat(new ContractCoverage(VIOLATIONS, broken, broken).gaps())
        .containsExactly(
            VIOLATIONS
                + ".adapter.memory.MemoryStore implements AnOutboundPort;"
                + " no test MemoryStoreTest extends AnOutboundPortContract");
  }

  private static JavaClasses testsOfAllModules() {
    List<Path> folders =
        Product.modules().stream()
            .map(module -> Product.checkout().resolve(module).resolve("target/test-classes"))
            .filter(Files::isDirectory)
            .toList();
    assertThat(folders).isNotEmpty();
    return new ClassFileImporter().importPaths(folders);
  }
}
