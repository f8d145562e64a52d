package io.cortap.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which adapters run the contract of the port that they implement: the adapter {@code
 * InMemoryJobStore} of the port {@code JobStore} has a test {@code InMemoryJobStoreTest} that
 * extends {@code JobStoreContract}.
 */
record ContractCoverage(String root, JavaClasses product, JavaClasses tests) {

  /** Each promise that nobody checks, in a sentence. */
  List<String> gaps() {
    return product.stream().flatMap(this::gapsOf).sorted().toList();
  }

  private Stream<String> gapsOf(JavaClass adapter) {
    return ports(adapter)
        .filter(port -> !isTested(adapter, port))
        .map(port ->
            "%s implements %s; no test %sTest extends %sContract"
                .formatted(
                    adapter.getName(),
                    port.getSimpleName(),
                    adapter.getSimpleName(),
                    port.getSimpleName()));
  }

  private Stream<JavaClass> ports(JavaClass type) {
    if (!type.getPackageName().startsWith(root + ".adapter.") || type.isInterface()) {
      return Stream.of();
    }
    return type.getRawInterfaces().stream()
        .filter(port -> port.getPackageName().equals(root + ".ports.outbound"))
        .filter(JavaClass::isTopLevelClass);
  }

  private boolean isTested(JavaClass adapter, JavaClass port) {
    return tests.stream()
        .filter(test -> test.getSimpleName().equals(adapter.getSimpleName() + "Test"))
        .flatMap(test -> test.getAllRawSuperclasses().stream())
        .anyMatch(contract -> contract.getSimpleName().equals(port.getSimpleName() + "Contract"));
  }
}
