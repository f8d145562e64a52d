package io.cortap.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cortap.core.report.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class AuditTrailTest {
  private static final Instant NOON = Instant.parse("2027-03-15T12:00:00Z");
  private static final Actor NODE = Actor.node("node-a");

  private final AuditTrail trail =
      AuditTrail.empty("12/project-58/rpt-1")
          .with(NOON, AuditAction.REQUESTED, new Actor("user:7"), "ok", Map.of("a", "1", "b", "2"))
          .with(NOON.plusMillis(1), AuditAction.FETCHED, NODE, "ok", Map.of())
          .with(NOON.plusMillis(2), AuditAction.STORED, NODE, "ok", Map.of("key", "k"));

  private static AuditRecord edited(AuditRecord record, String outcome) {
    return new AuditRecord(
        record.sequence(),
        record.at(),
        record.action(),
        record.actor(),
        outcome,
        record.details(),
        record.hash());
  }

  private AuditTrail with(List<AuditRecord> records) {
    return new AuditTrail(trail.name(), records);
  }

  @Test
  void aTrailAsWrittenHasNoBreak() {
    assertThat(Breaks.of(trail)).isEmpty();
    assertThat(Breaks.of(AuditTrail.empty("t"))).isEmpty();
  }

  @Test
  void anEditedRecordIsFound() {
    for (int i = 0; i < 3; i++) {
      var records = new ArrayList<>(trail.records());
      records.set(i, edited(records.get(i), "denied"));

      assertThat(Breaks.of(with(records)))
          .singleElement()
          .asString()
          .contains("record " + (i + 1) + " (")
          .contains("was changed or replaced");
    }
  }

  @Test
  void aRemovedRecordIsFound() {
    for (int i = 0; i < 2; i++) {
      var records = new ArrayList<>(trail.records());
      records.remove(i);

      assertThat(Breaks.of(with(records)))
          .first()
          .asString()
          .contains("record " + (i + 1) + " is missing");
    }
  }

  @Test
  void movedRecordsAreFound() {
    assertThat(Breaks.of(with(trail.records().reversed())))
        .first()
        .asString()
        .contains("records 1 to 2 are missing");
  }

  @Test
  void aTrailOfAnotherSubjectIsFound() {
    assertThat(Breaks.of(new AuditTrail("12/project-58/rpt-2", trail.records())))
        .first()
        .asString()
        .contains("record 1 (requested");
  }

  @Test
  void detailsAreHashedWithTheirBounds() {
    AuditTrail start = AuditTrail.empty("t");
    AuditTrail one = start.with(NOON, AuditAction.FETCHED, NODE, "ok", Map.of("a", "bc"));
    AuditTrail other = start.with(NOON, AuditAction.FETCHED, NODE, "ok", Map.of("ab", "c"));

    assertThat(one.records().getLast().hash()).isNotEqualTo(other.records().getLast().hash());
  }

  /** The form that an auditor's own program has to hash. */
  @Test
  void theHashIsThatOfItsPartsWithTheirLengths() {
    String text = "0:\n5:t/p/j\n1:1\n13:1805112000000\n9:requested\n6:user:7\n2:ok\n1:a\n1:1\n";

    AuditTrail one =
        AuditTrail.empty("t/p/j")
            .with(NOON, AuditAction.REQUESTED, new Actor("user:7"), "ok", Map.of("a", "1"));

    assertThat(one.records().getLast().hash())
        .isEqualTo(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aRecordHasAPlaceFromOneOn() {
    assertThatThrownBy(() ->
            new AuditRecord(
                0, NOON, AuditAction.FETCHED, NODE, "ok", new TreeMap<>(), Sha256.of(new byte[0])))
        .hasMessageContaining("count from 1, was 0");
  }
}
