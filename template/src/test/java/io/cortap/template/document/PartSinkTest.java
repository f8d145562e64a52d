package io.cortap.template.document;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.template.document.Chunk.Edge;
import io.cortap.template.document.Chunk.Effect;
import io.cortap.template.document.Chunk.Guard;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What would be no valid part is noticed while it is written, whoever is to blame. */
class PartSinkTest {
  private static final Effect NOTHING = new Effect(0, 0, 0, 0);

  private final ZipWriter zip = new ZipWriter(100);
  private final OutputBudget budget = new OutputBudget(1_000);
  private final Numbering numbering = new Numbering(0, Set.of());
  private final PartSink sink =
      new PartSink(
          new PartBuffer(zip, budget),
          numbering,
          new RichWriter(
              "w:",
              new Resources(new byte[0], Map.of(), budget).of("word/document.xml"),
              numbering));

  @BeforeEach
  void begin() {
    zip.begin("word/document.xml");
  }

  @AfterEach
  void close() {
    zip.close();
  }

  private static Chunk literal(String markup, Effect effect) {
    return new Chunk.Bytes(markup.getBytes(StandardCharsets.UTF_8), "", Edge.NONE, effect);
  }

  @Test
  void anElementThatIsNotClosedIsNoticed() {
    sink.piece(literal("<w:p>", new Effect(1, 0, 0, 0)));

    assertThatThrownBy(() -> sink.finish(NOTHING))
        .isInstanceOf(InvalidOutputException.class)
        .hasMessageContaining("1 elements would not be closed");
  }

  @Test
  void anElementThatIsClosedBeforeItIsOpenIsNoticedAtOnce() {
    assertThatThrownBy(() -> sink.piece(literal("</w:p><w:p>", new Effect(0, -1, 0, 0))))
        .isInstanceOf(InvalidOutputException.class);
  }

  @Test
  void aTableOrSectionThatTheTemplateHasOutsideItsBlocksIsMissed() {
    sink.piece(literal("<w:tbl/>", new Effect(0, 0, 1, 0)));

    assertThatThrownBy(() -> sink.finish(new Effect(0, 0, 1, 1)))
        .isInstanceOf(InvalidOutputException.class)
        .hasMessageContaining("1 tables and 0 sections");
  }

  @Test
  void aTableThatWentForWantOfRowsDoesNotCount() {
    sink.piece(new Chunk.Check(Guard.TABLE_BEGINS, new byte[0]));
    sink.piece(literal("<w:tbl>", new Effect(1, 0, 0, 0)));
    sink.piece(new Chunk.Check(Guard.TABLE_ENDING, new byte[0]));
    sink.piece(literal("</w:tbl>", new Effect(-1, -1, 1, 0)));
    sink.piece(new Chunk.Check(Guard.TABLE_ENDED, new byte[0]));

    assertThatCode(() -> sink.finish(NOTHING)).doesNotThrowAnyException();
    assertThatThrownBy(() -> sink.finish(new Effect(0, 0, 1, 0)))
        .isInstanceOf(InvalidOutputException.class);
  }

  @Test
  void aTableThatALoopLeavesInTheMiddleIsNoticed() {
    sink.piece(new Chunk.Check(Guard.TABLE_BEGINS, new byte[0]));

    assertThatThrownBy(() -> sink.finish(NOTHING))
        .isInstanceOf(InvalidOutputException.class)
        .hasMessageContaining("unfinished");
  }
}
