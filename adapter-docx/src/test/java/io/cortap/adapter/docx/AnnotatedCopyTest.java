package io.cortap.adapter.docx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.adapter.docx.annotation.AnnotatedCopy;
import io.cortap.adapter.docx.annotation.Note;
import io.cortap.adapter.docx.annotation.UnfitDocumentException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnotatedCopyTest {
  private static final String BODY = "word/document.xml";

  private static AnnotatedCopy copy(byte[] docx, int paragraph) throws UnfitDocumentException {
    var note = new Note(BODY, paragraph, "", 0, List.of("Look here."));
    return AnnotatedCopy.of(docx, List.of(note, note));
  }

  private static byte[] with(byte[] docx, String part, String from, String to) {
    String before = DocumentParts.read(docx).text(part);
    assertThat(before).contains(from);
    return FaultyTemplate.with(docx, part, before.replace(from, to));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<w:p></w:p>", "<w:p><w:pPr/></w:p>", "<w:p><w:pPr></w:pPr></w:p>", "<w:p/>"})
  void ofAnEmptyParagraphBeginsEachCommentBeforeItEndsIt(String empty) throws Exception {
    byte[] docx = with(FaultyTemplate.plain(), BODY, "<w:p/>", empty);

    String body = DocumentParts.read(copy(docx, 6).docx()).text(BODY);

    assertThat(body)
        .containsSubsequence(
            "<w:commentRangeStart w:id=\"0\"/>",
            "<w:commentRangeEnd w:id=\"0\"/>",
            "<w:commentReference w:id=\"0\"/>")
        .containsSubsequence(
            "<w:commentRangeStart w:id=\"1\"/>",
            "<w:commentRangeEnd w:id=\"1\"/>",
            "<w:commentReference w:id=\"1\"/>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"</w:p>", "</w:p></w:sdt>", "<w:x>", "<w:p></w:r></w:p>"})
  void ofABodyThatIsNoXmlIsRefused(String torn) {
    byte[] docx = with(FaultyTemplate.plain(), BODY, "<w:p/>", torn);

    assertThatThrownBy(() -> copy(docx, 1))
        .isInstanceOf(UnfitDocumentException.class)
        .hasMessageContaining("no well-formed XML");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"99999999999", "2147483648", "000000000000000007", "999999999", "2147483647"})
  void hasNoIdTwiceHoweverLargeThoseAreThatItsAuthorsLeft(String large) throws Exception {
    byte[] docx = FaultyTemplate.commented();
    docx = with(docx, "word/comments.xml", "w:id=\"7\"", "w:id=\"" + large + "\"");
    docx = with(docx, BODY, "w:id=\"7\"", "w:id=\"" + large + "\"");

    String comments = DocumentParts.read(copy(docx, 1).docx()).text("word/comments.xml");

    assertThat(comments.split("<w:comment ", -1)).hasSize(4);
    assertThat(
            List.of(comments.split("<w:comment ", -1)).stream()
                .skip(1)
                .map(comment -> Long.parseLong(comment.split("\"", -1)[1])))
        .doesNotHaveDuplicates();
  }

  @Test
  void relatesItsCommentsByAnIdThatIsFreeWhereOthersAreTooLargeToCount() throws Exception {
    String relations = "word/_rels/document.xml.rels";
    byte[] docx = with(FaultyTemplate.plain(), relations, "\"rId1\"", "\"rId99999999999\"");
    docx = with(docx, BODY, "\"rId1\"", "\"rId99999999999\"");

    assertThat(DocumentParts.read(copy(docx, 1).docx()).text(relations))
        .contains("Id=\"rId99999999999\"", "Id=\"rId0\"")
        .containsOnlyOnce("comments.xml");
  }
}
