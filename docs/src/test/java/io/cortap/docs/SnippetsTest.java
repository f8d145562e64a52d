package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every fenced Java block in a page is a region of compiled code, between the marks that Javadoc's
 * snippets have (JEP 413), in any Java file. The receivers of webhooks are quoted whole; the app's
 * tests run them.
 */
class SnippetsTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)```java\n(.*?)```");
  private static final Pattern REGION =
      Pattern.compile("(?s)( *)// @start region=\"\\w+\"\n(.*?) *// @end");

  private static final Pattern QUOTED =
      Pattern.compile("\\{@snippet class=\"([\\w.]+)\" region=\"(\\w+)\"}");

  private static final String RECEIVERS = "docs/guides/receivers/";
  private static final List<String> REGIONS = regions();

  @ParameterizedTest
  @MethodSource("pages")
  void everyJavaBlockIsARegionOfACompiledTest(Path page) {
    assertThat(blocks(page)).isSubsetOf(REGIONS);
  }

  @Test
  void everySnippetOfTheJavadocIsARegionOfItsClass() {
    List<MatchResult> quoted =
        Checkout.filesEndingWith(".java").stream()
            .flatMap(file -> QUOTED.matcher(Checkout.read(file)).results())
            .toList();

    assertThat(quoted)
        .isNotEmpty()
        .allSatisfy(snippet ->
            assertThat(Checkout.read(source(snippet.group(1))))
                .contains("// @start region=\"" + snippet.group(2) + "\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"receiver.py", "receiver.js", "Receiver.java"})
  void everyReceiverIsQuotedWhole(String file) {
    assertThat(Checkout.read("docs/guides/integrate-riskuity.md"))
        .contains("\n" + Checkout.read(RECEIVERS + file) + "```\n");
  }

  @Test
  void thereAreSuchBlocks() {
    assertThat(pages().flatMap(page -> blocks(page).stream())).isNotEmpty();
  }

  static Stream<Path> pages() {
    return Checkout.filesEndingWith(".md").stream();
  }

  private static String source(String type) {
    return "docs/src/test/java/" + type.replace('.', '/') + ".java";
  }

  private static List<String> blocks(Path page) {
    return BLOCK.matcher(Checkout.read(page)).results().map(block -> block.group(1)).toList();
  }

  private static List<String> regions() {
    Stream<String> regions =
        Checkout.filesEndingWith(".java").stream()
            .flatMap(file -> REGION.matcher(Checkout.read(file)).results())
            .map(SnippetsTest::unindented);
    return Stream.concat(regions, Stream.of(Checkout.read(RECEIVERS + "Receiver.java"))).toList();
  }

  private static String unindented(MatchResult region) {
    return region.group(2).replaceAll("(?m)^" + region.group(1), "");
  }
}
