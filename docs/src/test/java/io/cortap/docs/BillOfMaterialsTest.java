package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The bill of materials beside the modules that there are. */
class BillOfMaterialsTest {
  /** Programs, tests and what carries them: nobody builds on these. */
  private static final Set<String> NOT_PUBLISHED =
      Set.of(
          "stand-ins/dynamodb",
          "stand-ins/s3",
          "app",
          "system-tests",
          "benchmarks",
          "architecture-tests",
          "api-client",
          "bom",
          "docs");

  private static final String PARENT = Checkout.read("pom.xml");
  private static final String BOM = Checkout.read("bom/pom.xml");

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }

  @Test
  void everyPublishedModuleHasItsRowAndNothingElseHas() {
    Set<String> published =
        all("<module>([^<]+)</module>", PARENT).stream()
            .filter(module -> !NOT_PUBLISHED.contains(module))
            .map(module -> "cortap-" + module)
            .collect(Collectors.toSet());

    assertThat(
            all(
                "<groupId>io\\.cortap</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*<version>\\$",
                BOM))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(published);
  }

  @Test
  void itsVersionIsThatOfTheModules() {
    Matcher parent =
        Pattern.compile("<artifactId>cortap-parent</artifactId>\\s*<version>([^<]+)<")
            .matcher(PARENT);
    assertThat(parent.find()).isTrue();

    assertThat(BOM)
        .contains(
            "<artifactId>cortap-bom</artifactId>\n  <version>" + parent.group(1) + "</version>");
  }

  @Test
  void itImposesNoLibraryOnWhoeverImportsIt() {
    assertThat(BOM).doesNotContain("<parent>");
  }
}
