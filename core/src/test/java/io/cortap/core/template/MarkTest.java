package io.cortap.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.template.TemplateFinding.Mark;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MarkTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {{ who¦uper }}         | {{ who¦upper }}       | uper
          {{ contractor.name }}  | {{ contractor.contractor_name }} | name
          {% if a = b %}         | {% if a == b %}       | =
          {% p if a %}           | {%p if a %}           | p
          {{ who }               | {{ who }}             | }
          """)
  void whatAReplacementChangesIsMarkedAsWholeWords(String tag, String replacement, String marked) {
    String written = tag.replace('¦', '|');

    assertThat(marked(written, Mark.in(written, replacement.replace('¦', '|'), "")))
        .contains(marked);
  }

  @ParameterizedTest
  @CsvSource({
    "{{ who.nmae }}, no field 'who.nmae' is known, who.nmae",
    "{{ who }}, no field 'what' is like 'who', who",
    "{% endfor %}, this block isn't open, {% endfor %}",
    "{% endfor %}, nothing is open, {% endfor %}"
  })
  void withoutOneTheWordThatTheCauseQuotesIsMarkedElseTheWholeTag(
      String tag, String cause, String marked) {
    assertThat(marked(tag, Mark.in(tag, "", cause))).isEqualTo(marked);
  }

  private static String marked(String tag, Mark mark) {
    return tag.substring(mark.start(), mark.end());
  }
}
