package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every relative link in a page leads to a file, and to a heading of it where it names one. */
class LinksTest {
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern PROOF = Pattern.compile("]\\(([^)\\s]+\\.java)\\) `(\\w+)`");
  private static final Pattern FENCED = Pattern.compile("(?s)```.*?```");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");

  @ParameterizedTest
  @MethodSource("pages")
  void everyRelativeLinkResolves(Path page) {
    assertThat(LINK.matcher(prose(page)).results().map(link -> link.group(1)))
        .filteredOn(link -> !link.contains("://") && !link.startsWith("mailto:"))
        .allSatisfy(link -> assertThat(resolves(page, link)).as(link).isTrue());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyTestNamedBesideALinkIsInThatFile(Path page) {
    assertThat(PROOF.matcher(prose(page)).results())
        .allSatisfy(proof ->
            assertThat(Checkout.read(page.resolveSibling(proof.group(1))))
                .containsPattern("(class|void) " + proof.group(2) + "\\b"));
  }

  static Stream<Path> pages() {
    return Checkout.filesEndingWith(".md").stream();
  }

  private static boolean resolves(Path page, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
  }

  private static Set<String> anchors(Path page) {
    String text = prose(page);
    return Stream.concat(
            HEADING.matcher(text).results().map(heading -> slug(heading.group(1))),
            ANCHOR.matcher(text).results().map(anchor -> anchor.group(1)))
        .collect(Collectors.toSet());
  }

  /** The anchor that hosts of Markdown derive from a heading. */
  private static String slug(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-');
  }

  private static String prose(Path page) {
    return FENCED.matcher(Checkout.read(page)).replaceAll("");
  }
}
