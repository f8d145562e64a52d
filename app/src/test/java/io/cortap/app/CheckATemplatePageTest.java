package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that the guide prints, run again on the templates that it prints. */
final class CheckATemplatePageTest {
  private static final Path PAGE = Path.of("docs", "guides", "check-a-template.md");
  private static final Pattern RUN =
      Pattern.compile("(?s)\\$ \\./cortap ([^\n]*)\n(.*?)\\s*(?=\n\\$ |$)");

  @TempDir private Path folder = Path.of("");

  private static String page() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path root = Files.exists(here.resolve(PAGE)) ? here : here.resolveSibling("").normalize();
    return Files.readString(root.resolve(PAGE));
  }

  private static List<String> blocks(String page, String language) {
    return Pattern.compile("(?s)```" + language + "\n(.*?)```")
        .matcher(page)
        .results()
        .map(block -> block.group(1).strip())
        .toList();
  }

  @Test
  void everyPrintedCommandPrintsWhatThePageSays() throws IOException {
    String page = page();
    List<String> templates = blocks(page, "text");
    SmallTemplate.write(folder.resolve("memo.docx"), templates.get(0).lines().toList());
    SmallTemplate.write(folder.resolve("memo-good.docx"), templates.get(1).lines().toList());
    Files.writeString(folder.resolve("memo.json"), blocks(page, "json").getFirst());

    List<MatchResult> runs =
        blocks(page, "console").stream().flatMap(block -> RUN.matcher(block).results()).toList();

    assertThat(runs).hasSize(4);
    for (MatchResult run : runs) {
      assertThat(printedBy(run.group(1))).as(run.group(1)).matches(pattern(run.group(2)));
    }
  }

  /** What the command prints; its files are in the folder. */
  private String printedBy(String command) {
    String[] arguments =
        Arrays.stream(command.split(" "))
            .map(word ->
                word.matches("memo.*\\.(docx|json)") ? folder.resolve(word).toString() : word)
            .toArray(String[]::new);
    var out = new StringWriter();
    Main.run(Map.of(), new PrintWriter(out), new PrintWriter(out), arguments);
    return out.toString().replace(folder + "/", "").strip();
  }

  private static Pattern pattern(String printed) {
    return Pattern.compile(
        Arrays.stream(printed.strip().split("…", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }
}
