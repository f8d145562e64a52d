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

/**
 * Every fenced Java block in a page is a region of compiled code: what stands between {@code //
 * region NAME} and {@code // endregion} in a Java file of any module's tests.
 */
class SnippetsTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)```java\n(.*?)```");
  private static final Pattern REGION =
      Pattern.compile("(?s)( *)// region \\w+\n(.*?) *// endregion");

  private static final List<String> REGIONS = regions();

  @ParameterizedTest
  @MethodSource("pages")
  void everyJavaBlockIsARegionOfACompiledTest(Path page) {
    assertThat(blocks(page)).isSubsetOf(REGIONS);
  }

  @Test
  void thereAreSuchBlocks() {
    assertThat(pages().flatMap(page -> blocks(page).stream())).isNotEmpty();
  }

  static Stream<Path> pages() {
    return Checkout.filesEndingWith(".md").stream();
  }

  private static List<String> blocks(Path page) {
    return BLOCK.matcher(Checkout.read(page)).results().map(block -> block.group(1)).toList();
  }

  private static List<String> regions() {
    return Checkout.filesEndingWith("Test.java").stream()
        .flatMap(file -> REGION.matcher(Checkout.read(file)).results())
        .map(SnippetsTest::unindented)
        .toList();
  }

  private static String unindented(MatchResult region) {
    return region.group(2).replaceAll("(?m)^" + region.group(1), "");
  }
}
