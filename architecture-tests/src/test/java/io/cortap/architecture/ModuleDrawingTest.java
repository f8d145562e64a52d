package io.cortap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInAnyPackage;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The drawing of the modules is the code's, arrow by arrow. */
class ModuleDrawingTest {
  private static final Path DRAWING = Product.checkout().resolve("docs/diagrams/modules.puml");

  @TempDir private Path folder;

  @Test
  void everyDependencyBetweenModulesIsDrawn() {
    adheringTo(DRAWING).check(Product.CLASSES);
  }

  @ParameterizedTest
  @MethodSource("arrows")
  void theDrawingWithoutOneOfItsArrowsFails(String arrow) throws IOException {
    Path without = folder.resolve("modules.puml");
    Files.writeString(without, Product.read(DRAWING).replace(arrow + "\n", ""));

    assertThat(adheringTo(without).evaluate(Product.CLASSES).hasViolation())
        .as("some class needs the arrow %s; delete it from the drawing if none does", arrow)
        .isTrue();
  }

  @Test
  void everyModuleIsDrawn() {
    assertThat(Product.modules())
        .allSatisfy(module ->
            assertThat(Product.read(DRAWING)).contains("<<" + Product.packageOf(module) + "."));
  }

  static Stream<String> arrows() {
    return Product.read(DRAWING).lines().filter(line -> line.contains("-->"));
  }

  private static ArchRule adheringTo(Path drawing) {
    return classes()
        .should(
            adhereToPlantUmlDiagram(
                drawing, consideringOnlyDependenciesInAnyPackage(Product.ROOT + "..")))
        .because("whoever reads the drawing must be able to believe it");
  }
}
