package io.cortap.adapter.docx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.core.review.Need;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ManifestJsonTest {
  @Test
  void aManifestTellsIdTitleFileNameAndFields() {
    TypeManifest manifest =
        read(
            """
            {"id": "letter", "title": "Letter", "file_name": "L_{project_id}.docx", "fields": [
              {"path": "project.recipient_name", "need": "critical", "type": "string"},
              {"path": "project.report_status", "need": "optional", "type": "string",
               "default": "Draft", "place": "Title page"},
              {"path": "contractors", "need": "optional", "type": "list"}]}
            """);

    assertThat(manifest)
        .isEqualTo(
            new TypeManifest(
                "letter",
                "Letter",
                "L_{project_id}.docx",
                true,
                List.of(
                    new ManifestField(
                        "project.recipient_name",
                        Need.CRITICAL,
                        ManifestField.Type.STRING,
                        null,
                        ""),
                    new ManifestField(
                        "project.report_status",
                        Need.OPTIONAL,
                        ManifestField.Type.STRING,
                        "Draft",
                        "Title page"),
                    new ManifestField(
                        "contractors", Need.OPTIONAL, ManifestField.Type.LIST, null, ""))));
  }

  @Test
  void aTypeMayTellNoFindings() {
    TypeManifest manifest =
        read(
            """
            {"id": "letter", "title": "Letter", "file_name": "L.docx", "reports_findings": false,
             "fields": [{"path": "project.recipient_name", "need": "critical", "type": "string"}]}
            """);

    assertThat(manifest.reportsFindings()).isFalse();
  }

  @Test
  void everyFaultIsFoundInOneReading() {
    assertThatThrownBy(() ->
            read(
                """
                {"id": "other", "title": " ", "file_name": "L.docx", "colour": "navy", "fields": [
                  {"path": "a", "need": "vital", "type": "string"},
                  {"path": "a", "need": "optional", "type": "text", "default": [1]}]}
                """))
        .asInstanceOf(InstanceOfAssertFactories.throwable(FaultyReportTypeException.class))
        .extracting(FaultyReportTypeException::faults, InstanceOfAssertFactories.LIST)
        .containsExactly(
            "letter/manifest.json: colour is not known; known are [fields, file_name, id, reports_findings, title]",
            "letter/manifest.json: id is the folder's name 'letter', was 'other'",
            "letter/manifest.json: fields[0].need is critical | optional, was \"vital\"",
            "letter/manifest.json: fields[1].type is string | integer | boolean | date | list |"
                + " object, was \"text\"",
            "letter/manifest.json: fields[1].default is a text, a whole number, true or false,"
                + " was [1]",
            "letter/manifest.json: fields[1].path 'a' is declared twice",
            "letter/manifest.json: title is a text, was \" \"");
  }

  @Test
  void brokenJsonIsNamedWithItsLine() {
    assertThatThrownBy(() -> read("{\"id\":\n \"letter\",,}"))
        .isInstanceOf(FaultyReportTypeException.class)
        .hasMessageContaining("letter/manifest.json: is no JSON")
        .hasMessageContaining("at line 2");
  }

  private static TypeManifest read(String json) {
    return ManifestJson.read("letter", json.getBytes(StandardCharsets.UTF_8));
  }
}
