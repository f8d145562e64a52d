package io.cortap.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The office program of the machine, as an independent reader of documents. */
public final class LibreOffice {
  private static final long LIMIT_SECONDS = 120;

  /** A page's own object (ISO 32000-1, 7.7.3.3), not the tree of pages. */
  private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page\\b(?!s)");

  private LibreOffice() {}

  /**
   * Where the program is, by the rule of {@link ForeignTool}.
   *
   * @param environment of the test's process
   */
  public static Path program(Map<String, String> environment) {
    return ForeignTool.onPath("soffice", environment);
  }

  /**
   * The document's text, lists numbered, headers left out.
   *
   * @param folder a temporary one, for the program's files
   * @param environment as for {@link #program}
   */
  public static String textOf(byte[] document, Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    return Files.readString(
        converted(document, folder, environment, "txt:Text (encoded):UTF8", "report.txt"));
  }

  /** As the other, how many pages the document fills. */
  public static int pagesOf(byte[] document, Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path pdf = converted(document, folder, environment, "pdf", "report.pdf");
    return (int) PAGE.matcher(Files.readString(pdf, StandardCharsets.ISO_8859_1)).results().count();
  }

  private static Path converted(
      byte[] document, Path folder, Map<String, String> environment, String filter, String name)
      throws IOException, InterruptedException {
    Path program = program(environment);
    Path docx = Files.write(folder.resolve("report.docx"), document);
    Path log = folder.resolve("soffice.log");
    Process process =
        new ProcessBuilder(
                List.of(
                    program.toString(),
                    "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                    "--headless",
                    "--convert-to",
                    filter,
                    "--outdir",
                    folder.toString(),
                    docx.toString()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    Path made = folder.resolve(name);
    assertThat(made).as(() -> "soffice said: " + read(log)).exists();
    return made;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
