package io.cortap.adapter.docx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.cortap.adapter.testkit.SettableClock;
import io.cortap.core.report.ReportType;
import io.cortap.core.report.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ReportTypesTest {
  private static final ReportType MEMO = new ReportType("memo");

  @TempDir private Path folder = Path.of("");
  private final SettableClock clock = new SettableClock(SampleReviews.NOON);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private int writes;

  @BeforeEach
  void listen() {
    log.start();
    ((Logger) LoggerFactory.getLogger(ReportTypes.class)).addAppender(log);
  }

  @AfterEach
  void stopListening() {
    ((Logger) LoggerFactory.getLogger(ReportTypes.class)).detachAppender(log);
  }

  private ReportTypes types() {
    return new ReportTypes(BuiltInTypes.all(), folder, clock);
  }

  private void memo(String text) throws IOException {
    write("memo/manifest.json", manifest("memo", "Memo{project_id}.docx"));
    write("memo/template.docx", SampleTemplate.of(text));
  }

  private static byte[] manifest(String id, String fileName) {
    return """
    {"id": "%s", "title": "Memo", "file_name": "%s", "fields": []}
    """
        .formatted(id, fileName)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Each write is a second later than the one before, however coarse the file system's time. */
  private void write(String file, byte[] content) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, content);
    Files.setLastModifiedTime(path, FileTime.from(SampleReviews.NOON.plusSeconds(writes++)));
  }

  private static Sha256 version(ReportTypes types, ReportType type) {
    return Objects.requireNonNull(types.now().get(type)).version().sha256();
  }

  @Nested
  class AtTheStart {
    @Test
    void aFolderAddsItsTypesToTheBuiltInOnes() throws IOException {
      memo("Dear {{ name }}");

      assertThat(types().now())
          .containsKeys(MEMO, AuditReportTest.AUDIT_REPORT)
          .hasSize(BuiltInTypes.all().size() + 1);
      assertThat(version(types(), MEMO)).isEqualTo(Sha256.of(SampleTemplate.of("Dear {{ name }}")));
    }

    @Test
    void aTypeOfTheSameIdReplacesTheBuiltInOne() throws IOException {
      write("rir_cover_letter/manifest.json", manifest("rir_cover_letter", "Letter.docx"));
      write("rir_cover_letter/template.docx", SampleTemplate.of("Ours"));

      ReportTypes types = types();

      assertThat(types.now()).hasSize(BuiltInTypes.all().size());
      assertThat(version(types, new ReportType("rir_cover_letter")))
          .isEqualTo(Sha256.of(SampleTemplate.of("Ours")));
    }

    @Test
    void aTemplateMayLieThereUnzipped() throws IOException {
      write("memo/manifest.json", manifest("memo", "Memo.docx"));
      for (var part : SampleTemplate.parts("Dear {{ name }}").entrySet()) {
        write("memo/docx/" + part.getKey(), part.getValue().getBytes(StandardCharsets.UTF_8));
      }

      assertThat(version(types(), MEMO)).isEqualTo(Sha256.of(SampleTemplate.of("Dear {{ name }}")));
    }

    @Test
    void allFaultsOfAllTypesAreListedWithTheirPlaces() throws IOException {
      write("memo/manifest.json", manifest("memory", "../Memo.docx"));
      write("memo/template.docx", SampleTemplate.of("{{ name|nonesuch }}"));
      write("Note/manifest.json", manifest("Note", "Note.docx"));
      write("Note/template.docx", SampleTemplate.of("fine"));
      write("empty/README", new byte[0]);
      write("both/manifest.json", manifest("both", "Both.docx"));

      assertThatThrownBy(ReportTypesTest.this::types)
          .isInstanceOf(FaultyReportTypeException.class)
          .hasMessageContaining("memo/manifest.json: id is the folder's name 'memo', was 'memory'")
          .hasMessageContaining("memo/manifest.json: file_name holds")
          .hasMessageContaining("memo/template.docx: ERROR")
          .hasMessageContaining("word/document.xml, paragraph 1: {{ name|nonesuch }}")
          .hasMessageContaining("Note/manifest.json: the folder's name is the report type")
          .hasMessageContaining("empty/manifest.json is missing")
          .hasMessageContaining("both holds no template");
    }

    @Test
    void filesBesideTheFoldersAndHiddenOnesMeanNothing() throws IOException {
      write("README.md", new byte[0]);
      write(".git/config", new byte[0]);

      assertThat(types().now()).hasSize(BuiltInTypes.all().size());
    }

    @Test
    void aFolderThatIsNotThereStopsTheStart() {
      Path nowhere = folder.resolve("nowhere");

      assertThatThrownBy(() -> new ReportTypes(List.of(), nowhere, clock))
          .isInstanceOf(FaultyReportTypeException.class)
          .hasMessageContaining("TEMPLATE_DIR")
          .hasMessageContaining("nowhere");
    }
  }

  @Nested
  class Later {
    @Test
    void aChangedTypeIsTakenIntoUseTwoSecondsOn() throws IOException {
      memo("first");
      ReportTypes types = types();
      memo("second");

      assertThat(version(types, MEMO)).isEqualTo(Sha256.of(SampleTemplate.of("first")));
      clock.advance(ReportTypes.INTERVAL);
      assertThat(version(types, MEMO)).isEqualTo(Sha256.of(SampleTemplate.of("second")));
    }

    @Test
    void aNewTypeIsOfferedAndOneThatGoesStays() throws IOException {
      ReportTypes types = types();
      memo("first");
      types.reload();
      Files.delete(folder.resolve("memo/template.docx"));
      Files.delete(folder.resolve("memo/manifest.json"));
      Files.delete(folder.resolve("memo"));
      types.reload();

      assertThat(version(types, MEMO)).isEqualTo(Sha256.of(SampleTemplate.of("first")));
    }

    @Test
    void aFaultyChangeLeavesTheOldInForceAndIsLoggedOnceWithItsPlace() throws IOException {
      memo("first");
      ReportTypes types = types();
      memo("{% if name %}open");

      for (int look = 0; look < 5; look++) {
        types.reload();
      }

      assertThat(version(types, MEMO)).isEqualTo(Sha256.of(SampleTemplate.of("first")));
      assertThat(log.list)
          .singleElement()
          .satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.ERROR);
            assertThat(event.getKeyValuePairs().toString())
                .contains("memo/template.docx", "word/document.xml, paragraph 1");
          });
    }

    @Test
    void aMendedTypeIsTakenIntoUse() throws IOException {
      memo("first");
      ReportTypes types = types();
      memo("{% if name %}open");
      types.reload();
      memo("{% if name %}closed{% endif %}");
      types.reload();

      assertThat(version(types, MEMO))
          .isEqualTo(Sha256.of(SampleTemplate.of("{% if name %}closed{% endif %}")));
    }

    @Test
    void aFolderThatCannotBeReadIsLoggedOnceAndChangesNothing() throws IOException {
      memo("first");
      ReportTypes types = types();
      Files.move(folder.resolve("memo"), folder.resolveSibling(folder.getFileName() + "-gone"));
      Files.delete(folder);

      types.reload();
      types.reload();

      assertThat(version(types, MEMO)).isEqualTo(Sha256.of(SampleTemplate.of("first")));
      assertThat(log.list).hasSize(1);
      Files.move(folder.resolveSibling(folder.getFileName() + "-gone"), folder);
    }
  }
}
