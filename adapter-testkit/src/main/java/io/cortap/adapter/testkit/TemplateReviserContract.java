package io.cortap.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cortap.core.report.ReportType;
import io.cortap.core.template.FaultExplanation;
import io.cortap.core.template.TemplateSource;
import io.cortap.core.template.Yardstick;
import io.cortap.ports.outbound.TemplateReviser;
import io.cortap.ports.outbound.TemplateReviser.Revision;
import io.cortap.ports.outbound.TemplateReviser.Revision.Revised;
import io.cortap.ports.outbound.TemplateReviser.Revision.Unreadable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link TemplateReviser} does; its test extends this and makes one. */
public abstract class TemplateReviserContract {
  private static final TemplateSource GARBAGE = new TemplateSource.File(new byte[] {1, 2, 3});

  /** A reviser that offers {@code draft_audit_report} at least. */
  protected abstract TemplateReviser reviser();

  /** A template file with this text in its body. */
  protected abstract byte[] template(String text);

  /** All text of a document's body. */
  protected abstract String textOf(byte[] document);

  /** The paragraphs of every comment of a document, in its order. */
  protected abstract List<String> commentsOf(byte[] document);

  private static Revised revised(Revision revision) {
    return switch (revision) {
      case Revised revised -> revised;
      case Unreadable unreadable -> throw new AssertionError(unreadable.reason());
    };
  }

  @Test
  void theAnnotatedCopyHasACommentForEachFindingAndTheSameText() {
    byte[] template = template("Dear {{ who|uper }}, {{ what|lowwer }}");
    byte[] before = template.clone();

    Revised copy = revised(reviser().annotated(new TemplateSource.File(template), Yardstick.NONE));

    assertThat(textOf(copy.docx())).isEqualTo(textOf(template));
    assertThat(commentsOf(copy.docx()))
        .anySatisfy(line -> assertThat(line).contains("UNKNOWN_FILTER", "uper"))
        .anySatisfy(line -> assertThat(line).contains("UNKNOWN_FILTER", "lowwer"))
        .anySatisfy(line -> assertThat(line).contains("who|upper"));
    assertThat(template).isEqualTo(before);
  }

  @Test
  void theMendedCopyHasTheEditsOfAMachineAndNamesThem() {
    byte[] template = template("Dear {{ who|uper }}");

    Revised copy = revised(reviser().mended(new TemplateSource.File(template), Yardstick.NONE));

    assertThat(textOf(copy.docx())).contains("Dear {{ who|upper }}");
    assertThat(copy.changes())
        .singleElement()
        .satisfies(change -> assertThat(change).contains("paragraph 1", "{{ who|upper }}"));
    assertThat(copy.left()).isEmpty();
  }

  @Test
  void whatNoMachineCanMendIsLeftAndNamed() {
    byte[] template = template("{{ who|uper }} {% include 'letterhead' %}");

    Revised copy = revised(reviser().mended(new TemplateSource.File(template), Yardstick.NONE));

    assertThat(copy.changes()).hasSize(1);
    assertThat(copy.left())
        .singleElement()
        .satisfies(left -> assertThat(left).contains("OUT_OF_DIALECT", "paragraph 1"));
  }

  @Test
  void whatCannotBeOpenedIsSaidInWords() {
    assertThat(reviser().annotated(GARBAGE, Yardstick.NONE)).isInstanceOf(Unreadable.class);
    assertThat(reviser().mended(GARBAGE, Yardstick.NONE)).isInstanceOf(Unreadable.class);
  }

  @Test
  void aTypeThatIsNotOfferedIsTheCallersBug() {
    var unknown = new TemplateSource.Offered(new ReportType("never_offered"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> reviser().annotated(unknown, Yardstick.NONE))
        .withMessageContaining("never_offered");
  }

  @Test
  void everyKindOfFindingIsExplained() {
    assertThat(reviser().explanations())
        .extracting(FaultExplanation::id)
        .contains("UNKNOWN_FILTER", "UNCLOSED_TAG")
        .doesNotHaveDuplicates();
    assertThat(reviser().explanations())
        .allSatisfy(one -> assertThat(one.text()).startsWith(one.summary()).isNotBlank())
        .anySatisfy(one -> assertThat(one.text()).contains("Wrong:", "Right:"));
  }
}
