package io.cortap.template;

import static io.cortap.template.Docx.p;
import static io.cortap.template.Docx.r;
import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.template.expression.Functions;
import io.cortap.template.value.Format;
import io.cortap.template.value.Picture;
import io.cortap.template.value.RichText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The same template and data give the same file in every JVM, whatever time zone, locale and
 * character set it runs with, and in whatever order its maps hand out their keys.
 */
class ReproducibleBytesTest {
  private static final byte[] PIXEL =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  /** A JVM of another kind. */
  private static List<String> options(String zone, String language, String charset) {
    return List.of(
        "-Duser.timezone=" + zone,
        "-Duser.language=" + language.substring(0, 2),
        "-Duser.country=" + language.substring(3),
        "-Dfile.encoding=" + charset);
  }

  @Test
  void twoJvmsOfOtherZonesLocalesAndCharacterSetsMakeTheSameFile() throws Exception {
    List<Process> jvms =
        List.of(
            start(options("Pacific/Kiritimati", "tr-TR", "UTF-8")),
            start(options("America/Los_Angeles", "ar-EG", "ISO-8859-1")));
    List<String> digests = new ArrayList<>();
    for (Process jvm : jvms) {
      digests.add(new String(jvm.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
      assertThat(jvm.waitFor(1, TimeUnit.MINUTES) && jvm.exitValue() == 0)
          .as(digests.getLast())
          .isTrue();
    }
    assertThat(digests).containsOnly(digest());
  }

  private static Process start(List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.add(ReproducibleBytesTest.class.getName());
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** Prints the digest of the document as this JVM makes it. */
  public static void main(String[] none) {
    System.out.print(digest());
  }

  private static String digest() {
    CompiledTemplate template =
        Template.compile(template().bytes(), Functions.standard()).orThrow();
    return Sha256.of(template.render(data(), RenderOptions.standard()).document());
  }

  private static Docx template() {
    return Docx.ofBody(
            p("{{ title|upper }} {{ title|lower }} {{ title|title }} {{ title|capitalize }}"),
            p(
                "{{ day|date_format('%A, %B %-d, %Y') }} {{ '%.2f'|format(amount) }} {{ amount|round(1) }}"),
            p("{{ '{:,.2f}'.format(amount) }} {{ 1234567 }} {{ words|sort|join(', ') }}"),
            p("{{ settings|dictsort }} {{ settings|tojson }} {{ title|urlencode }} {{ settings }}"),
            p("{% for key, value in settings.items() %}{{ key }}={{ value }};{% endfor %}"),
            p("{%p for word in words %}"),
            "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"word\"/>"
                + r("{{ word }} {{ rich }} {{ picture }}")
                + "<w:bookmarkEnd w:id=\"1\"/></w:p>",
            p("{%p endfor %}"))
        .withHeader(p("{{ title }}"));
  }

  private static Map<String, Object> data() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("İI", "ıi");
    settings.put("b", List.of(1, 2.5));
    Map<String, Object> data = new HashMap<>();
    data.put("title", "INFORMATION in İstanbul and ٣ places");
    data.put("day", "2026-05-22T23:30:00Z");
    data.put("amount", 1_234_567.891);
    data.put("words", List.of("title", "Iris", "ıris", "éclair", "istanbul"));
    data.put("settings", settings);
    data.put("rich", RichText.link("site", "https://transit.invalid/é", Format.NONE));
    data.put("picture", Picture.of(PIXEL, "a pixel"));
    return data;
  }
}
