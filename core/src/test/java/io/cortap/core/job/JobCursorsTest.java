package io.cortap.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.report.IssuedLink;
import io.cortap.core.report.Requester;
import io.cortap.core.report.TenantId;
import io.cortap.core.report.UserId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobCursorsTest {
  private static final Requester MARA = new Requester(new TenantId("12"), new UserId("7"));
  private static final JobPosition PLACE =
      new JobPosition(
          Instant.parse("2027-03-15T12:00:00.123Z"),
          new JobId("rpt-20270315-120000-k3v9q2m4x7b1n8d5c6f0"));

  private final JobCursors cursors = new JobCursors(new LinkKeys(List.of(key("k1", 1))));

  private static LinkKey key(String id, int fill) {
    byte[] bytes = new byte[LinkKey.LENGTH_BYTES];
    bytes[0] = (byte) fill;
    return new LinkKey(id, bytes);
  }

  @Test
  void aCursorLeadsBackToItsPlaceAndNeedsNoEscaping() {
    String cursor = cursors.write(MARA, PLACE);

    assertThat(cursor).matches("[A-Za-z0-9._-]{1,300}");
    assertThat(cursors.read(MARA, cursor)).contains(PLACE);
  }

  @Test
  void nobodyElseCanUseIt() {
    String cursor = cursors.write(MARA, PLACE);

    assertThat(cursors.read(new Requester(new TenantId("12"), new UserId("8")), cursor)).isEmpty();
    assertThat(cursors.read(new Requester(new TenantId("1"), new UserId("27")), cursor)).isEmpty();
  }

  @Test
  void everySingleCharacterCounts() {
    String cursor = cursors.write(MARA, PLACE);
    for (int at = 0; at < cursor.length(); at++) {
      char other = cursor.charAt(at) == 'A' ? 'B' : 'A';
      String altered = cursor.substring(0, at) + other + cursor.substring(at + 1);

      assertThat(cursors.read(MARA, altered)).as(altered).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.b", "null", "%00", "MTIz.", "…"})
  void whatIsNoCursorLeadsNowhere(String text) {
    assertThat(cursors.read(MARA, text)).isEmpty();
  }

  @Test
  void aLinksSignatureMakesNoCursor() {
    var keys = new LinkKeys(List.of(key("k1", 1)));
    String segment = keys.segment(PLACE.id(), new IssuedLink(1, "k1", Instant.EPOCH)).orElseThrow();
    String mac = segment.substring(segment.indexOf('-') + 1);
    String cursor = cursors.write(MARA, PLACE);

    assertThat(cursors.read(MARA, cursor.substring(0, cursor.indexOf('.') + 1) + mac)).isEmpty();
  }

  @Test
  void aCursorOutlivesARotationWhileItsKeyIsConfigured() {
    String cursor = cursors.write(MARA, PLACE);
    var rotated = new JobCursors(new LinkKeys(List.of(key("k2", 2), key("k1", 1))));
    var later = new JobCursors(new LinkKeys(List.of(key("k2", 2))));

    assertThat(rotated.read(MARA, cursor)).contains(PLACE);
    assertThat(later.read(MARA, cursor)).isEmpty();
  }
}
