package io.cortap.adapter.docx.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExternalTargetsTest {
  private static final String PART = "word/_rels/document.xml.rels";
  private static final String TYPES =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

  private static String relationships(String type, String target, String mode) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
    <Relationship Id="rId1" Type="%sstyles" Target="styles.xml"/>\
    <Relationship Id="rId2" Type="%s%s" Target="%s"%s/></Relationships>\
    """
        .formatted(TYPES, TYPES, type, target, mode.isEmpty() ? "" : " TargetMode=\"External\"");
  }

  private static String kept(String type, String target, String mode) throws IOException {
    byte[] docx = Packages.of(PART, relationships(type, target, mode), "word/document.xml", "<d/>");
    return Packages.text(ExternalTargets.removedFrom(docx), PART);
  }

  @ParameterizedTest
  @CsvSource({
    "image, http://169.254.169.254/latest/meta-data/",
    "image, file:///etc/hostname",
    "attachedTemplate, https://templates.example.test/letter.dotx",
    "oleObject, \\\\server\\share\\sheet.xlsx",
    "hyperlink, file:///etc/hostname",
    "hyperlink, smb://server/share",
  })
  void whatTheConverterWouldFetchOrGiveAwayIsRemoved(String type, String target)
      throws IOException {
    assertThat(kept(type, target, "External"))
        .doesNotContain("rId2", target)
        .contains("rId1", "styles.xml");
  }

  @ParameterizedTest
  @CsvSource({
    "hyperlink, https://www.transit.example.test/",
    "hyperlink, mailto:mara@example.test",
  })
  void aLinkThatAReaderMayClickStays(String type, String target) throws IOException {
    assertThat(kept(type, target, "External")).contains("rId2", target, "External");
  }

  @Test
  void aPartOfTheSameFileStays() throws IOException {
    assertThat(kept("image", "media/logo.png", "")).contains("rId2", "media/logo.png");
  }

  @Test
  void otherPartsStayAsTheyWere() throws IOException {
    byte[] docx =
        Packages.of(PART, relationships("image", "x", "External"), "word/document.xml", "<d/>");

    assertThat(Packages.text(ExternalTargets.removedFrom(docx), "word/document.xml"))
        .isEqualTo("<d/>");
  }

  @Test
  void anEntityIsNotFollowed() throws IOException {
    byte[] docx =
        Packages.of(
            PART,
            "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><Relationships>&x;</Relationships>");

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> ExternalTargets.removedFrom(docx))
        .withMessageContaining("not well-formed");
  }

  @Test
  void bytesThatAreNoPackageAreRefused() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> ExternalTargets.removedFrom(new byte[] {1, 2, 3}));
  }
}
