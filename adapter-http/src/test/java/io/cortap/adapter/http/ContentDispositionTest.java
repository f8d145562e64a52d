package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentDispositionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Report 1.docx        | Report 1.docx        | Report%201.docx
          Año.docx             | A_o.docx             | A%C3%B1o.docx
          a"b\\c.docx           | a_b_c.docx           | a%22b%5Cc.docx
          50%.docx             | 50_.docx             | 50%25.docx
          it's (1);x=*.docx    | it's (1);x=*.docx    | it%27s%20%281%29%3Bx%3D%2A.docx
          """)
  void namesTheFileInBothForms(String name, String ascii, String encoded) {
    assertThat(ContentDisposition.attachment(name))
        .isEqualTo("attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded);
  }

  @ParameterizedTest
  @CsvSource({"'a\r\nSet-Cookie: b', a__Set-Cookie: b, a%0D%0ASet-Cookie%3A%20b"})
  void keepsLineBreaksOutOfTheHeader(String name, String ascii, String encoded) {
    assertThat(ContentDisposition.attachment(name))
        .isEqualTo("attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded);
  }
}
