package io.cortap.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TraceParentTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-" + TRACE + "-" + SPAN + "-00",
        "00-" + TRACE + "-" + SPAN + "-01",
      })
  void aWellFormedHeaderIsTakenAndWrittenAgain(String header) {
    assertThat(TraceParent.read(header)).map(TraceParent::header).contains(header);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "ff-" + TRACE + "-" + SPAN + "-01",
        "00-00000000000000000000000000000000-" + SPAN + "-01",
        "00-" + TRACE + "-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
        "00-" + TRACE + "-" + SPAN + "-1",
        "00-" + TRACE + "-" + SPAN + "-01-more",
        "00-" + TRACE + "-" + SPAN + "-01\n",
        " 00-" + TRACE + "-" + SPAN + "-01",
        "00_" + TRACE + "_" + SPAN + "_01",
        "01-" + TRACE + "-" + SPAN + "-01more",
      })
  void aMalformedHeaderBeginsATraceAnew(String header) {
    assertThat(TraceParent.read(header)).isEmpty();
  }

  @Test
  void ofALaterVersionOnlyWhatIsKnownIsReadAndSaid() {
    assertThat(TraceParent.read("cc-" + TRACE + "-" + SPAN + "-ff-what-will-be"))
        .map(TraceParent::header)
        .contains("00-" + TRACE + "-" + SPAN + "-01");
  }

  @Test
  void aChildStaysInTheTraceWithASpanOfItsOwn() {
    TraceParent child =
        TraceParent.read("00-" + TRACE + "-" + SPAN + "-01").orElseThrow().child("c");

    assertThat(child.traceId()).isEqualTo(TRACE);
    assertThat(child.parentId()).isNotEqualTo(SPAN);
    assertThat(child.sampled()).isTrue();
    assertThat(TraceParent.read(child.header())).contains(child);
  }

  @Test
  void aTraceOfItsOwnIsWellFormedAndItsSeedDecides() {
    assertThat(TraceParent.read(TraceParent.begun("a").header())).contains(TraceParent.begun("a"));
    assertThat(TraceParent.begun("a")).isNotEqualTo(TraceParent.begun("b"));
  }

  @Test
  void aSeedThatCouldBeATracesIdIsIt() {
    assertThat(TraceParent.begun(TRACE).header())
        .isEqualTo("00-" + TRACE + "-" + TRACE.substring(16) + "-00");
    assertThat(TraceParent.begun("4bf92f3577b34da60000000000000000").header())
        .isEqualTo("00-4bf92f3577b34da60000000000000000-0000000000000001-00");
    assertThat(TraceParent.begun(TRACE.toUpperCase(Locale.ROOT)).traceId()).isNotEqualTo(TRACE);
  }

  @Test
  void idsThatAreNoneAreRefusedWithWhatTheyWere() {
    assertThatThrownBy(() -> new TraceParent("0".repeat(32), SPAN, false))
        .hasMessageContaining("0000");
    assertThatThrownBy(() -> new TraceParent(TRACE, "x", false)).hasMessageContaining("'x'");
  }
}
