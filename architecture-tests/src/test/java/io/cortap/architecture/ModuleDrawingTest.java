package io.cortap.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInAnyPackage;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The drawing of the modules is the code's, arrow by arrow. */
class ModuleDrawingTest {
  private static final Drawing DRAWING =
      new Drawing(Product.read(Product.checkout().resolve("docs/diagrams/modules.puml")));

  @TempDir private Path folder;

  @Test
  void whatIsDrawnIsExactlyWhatTheCodeNeeds() {
    assertThat(DRAWING.arrows())
        .as("arrows of docs/diagrams/modules.puml, compared with those that the code needs")
        .containsExactlyInAnyOrderElementsOf(DRAWING.arrowsNeededBy(Product.CLASSES));
  }

  @Test
  void theCodeAdheresToTheDrawing() throws IOException {
    assertThat(adherenceTo(DRAWING, Product.CLASSES).hasViolation()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("arrows")
  void theDrawingWithoutOneOfItsArrowsFails(String arrow) throws IOException {
    JavaClasses origin = Product.CLASSES.that(resideInAPackage(DRAWING.packageFrom(arrow) + ".."));

    assertThat(adherenceTo(DRAWING.without(arrow), origin).hasViolation()).isTrue();
  }

  @Test
  void everyModuleIsDrawn() {
    assertThat(Product.modules())
        .allSatisfy(
            module -> assertThat(DRAWING.text()).contains("<<" + Product.packageOf(module) + "."));
  }

  static Set<String> arrows() {
    return DRAWING.arrows();
  }

  private EvaluationResult adherenceTo(Drawing drawing, JavaClasses classes) throws IOException {
    Path file = Files.writeString(folder.resolve("modules.puml"), drawing.text());
    return classes()
        .should(
            adhereToPlantUmlDiagram(
                file, consideringOnlyDependenciesInAnyPackage(Product.ROOT + "..")))
        .because("whoever reads the drawing must be able to believe it")
        .evaluate(classes);
  }
}
