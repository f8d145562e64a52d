package io.cortap.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReportRequestTest {
  private static final Callback HOOK = webhook("https://hooks.example.test/cortap");

  private static Callback webhook(String url) {
    return new Callback.Webhook(URI.create(url));
  }

  private static ReportRequest request(Map<String, @Nullable Object> setup) {
    return request(58, "draft_audit_report", HOOK, ReportFormat.DOCX, false, setup);
  }

  private static ReportRequest request(
      long project,
      String type,
      Callback callback,
      ReportFormat format,
      boolean attachments,
      Map<String, @Nullable Object> setup) {
    return new ReportRequest(
        new ProjectId(project),
        new ReportType(type),
        callback,
        new ReportOptions(format, attachments, setup));
  }

  private static Sha256 digest(@Nullable Object value) {
    var setup = new LinkedHashMap<String, @Nullable Object>();
    setup.put("a", value);
    return request(setup).sha256();
  }

  @Nested
  class Alike {
    @Test
    void theOrderOfMembersDoesNotCountHoweverDeep() {
      long seed = Long.getLong("cortap.seed", 58);
      var random = new Random(seed);
      Sha256 inOrder = digest(tree(random, 3, false));

      assertThat(digest(tree(new Random(seed), 3, true))).as("seed %d", seed).isEqualTo(inOrder);
    }

    /** The same members for the same seed, in one order or the other. */
    private static Map<String, @Nullable Object> tree(Random random, int depth, boolean backwards) {
      var names = new ArrayList<>(List.of("a", "b", "c", "A", "ä"));
      var values = new LinkedHashMap<String, @Nullable Object>();
      names.forEach(name ->
          values.put(name, depth == 0 ? random.nextInt() : tree(random, depth - 1, backwards)));
      if (backwards) {
        Collections.reverse(names);
      }
      var ordered = new LinkedHashMap<String, @Nullable Object>();
      names.forEach(name -> ordered.put(name, values.get(name)));
      return ordered;
    }

    @Test
    void aNumberIsItsValueInWhateverTypeAndSpelling() {
      assertThat(List.of(4L, BigInteger.valueOf(4), new BigDecimal("4.00"), 4.0))
          .allSatisfy(four -> assertThat(digest(four)).isEqualTo(digest(4)));
      assertThat(digest(new BigDecimal("1e2"))).isEqualTo(digest(100));
      assertThat(digest(new BigDecimal("0.0"))).isEqualTo(digest(0));
    }

    @Test
    void aNumberThatWouldFillTheMemoryIsDigestedToo() {
      assertThat(digest(new BigDecimal("1e999999999")))
          .isNotEqualTo(digest(new BigDecimal("1e999999998")));
    }
  }

  @Nested
  class Different {
    @Test
    void everyMemberOfTheRequestCounts() {
      assertThat(
              List.of(
                  request(Map.of()),
                  request(59, "draft_audit_report", HOOK, ReportFormat.DOCX, false, Map.of()),
                  request(58, "rir_cover_letter", HOOK, ReportFormat.DOCX, false, Map.of()),
                  request(
                      58,
                      "draft_audit_report",
                      webhook("https://hooks.example.test/other"),
                      ReportFormat.DOCX,
                      false,
                      Map.of()),
                  request(
                      58,
                      "draft_audit_report",
                      new Callback.Nowhere(),
                      ReportFormat.DOCX,
                      false,
                      Map.of()),
                  request(58, "draft_audit_report", HOOK, ReportFormat.PDF, false, Map.of()),
                  request(58, "draft_audit_report", HOOK, ReportFormat.DOCX, true, Map.of()),
                  request(Map.of("a", "b"))))
          .extracting(ReportRequest::sha256)
          .doesNotHaveDuplicates();
    }

    @Test
    void noTwoValuesOfDifferentKindOrNestingReadAlike() {
      var nothing = new ArrayList<@Nullable Object>();
      nothing.add(null);
      assertThat(
              List.of(
                  digest(null),
                  digest("null"),
                  digest(true),
                  digest("true"),
                  digest(1),
                  digest("1"),
                  digest(10),
                  digest(new BigDecimal("0.1")),
                  digest(-1),
                  digest(""),
                  digest(Map.of()),
                  digest(List.of()),
                  digest(nothing),
                  digest(List.of("a", "b")),
                  digest(List.of("b", "a")),
                  digest(List.of("a,", "b")),
                  digest(List.of("a", List.of("b"))),
                  digest(List.of(List.of("a"), "b")),
                  digest(Map.of("a", "b")),
                  digest(Map.of("a", Map.of("a", "b")))))
          .doesNotHaveDuplicates();
    }
  }
}
