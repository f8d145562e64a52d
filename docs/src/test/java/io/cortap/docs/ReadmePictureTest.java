package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's picture is the checked drawing without what every reader would expect anyway. */
class ReadmePictureTest {
  private static final Pattern DRAWN = Pattern.compile("(?m)^\\[([^]]+)] --> \\[([^]]+)]$");
  private static final Pattern PICTURED =
      Pattern.compile("(?m)^  ([\\w-]+) --> ([\\w-]+)(?:\\[\"[^\"]+\"])?$");
  private static final List<String> USERS_OF_ALL = List.of("app", "adapter-testkit", "benchmarks");

  @Test
  void hasTheArrowsOfTheDrawingButThoseToCoreAndFromAppTestkitAndBenchmarks() {
    List<String> drawn =
        DRAWN
            .matcher(Checkout.read("docs/diagrams/modules.puml"))
            .results()
            .filter(arrow -> !arrow.group(2).equals("core"))
            .filter(arrow -> !USERS_OF_ALL.contains(arrow.group(1)))
            .map(arrow -> line(arrow).replace(" ports", ""))
            .toList();

    assertThat(PICTURED.matcher(Checkout.read("README.md")).results().map(ReadmePictureTest::line))
        .containsExactlyInAnyOrderElementsOf(drawn);
  }

  private static String line(MatchResult arrow) {
    return arrow.group(1) + " --> " + arrow.group(2);
  }
}
