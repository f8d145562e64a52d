package io.cortap.benchmarks;

import static io.cortap.benchmarks.WordFile.paragraph;
import static io.cortap.benchmarks.WordFile.row;
import static io.cortap.benchmarks.WordFile.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is rendered when rendering is measured. */
public enum Workload {
  /** {@link ReportTemplate}. */
  REPORT("report template of 577 tags") {
    @Override
    RenderFixture fixture() {
      return RenderFixture.of(ReportTemplate.docx(), ReportTemplate.data());
    }
  },
  /** The built-in one, from the canonical review on: what a job's RENDER phase does. */
  AUDIT_REPORT("draft audit report of 494 controls") {
    @Override
    RenderFixture fixture() {
      return RenderFixture.ofAuditReport(ReviewFixture.of(CommentMix.HALFWAY, 494).review());
    }
  },
  ROWS_6000("table of 6,000 rows") {
    @Override
    RenderFixture fixture() {
      return rows(6_000);
    }
  },
  ROWS_12000("table of 12,000 rows") {
    @Override
    RenderFixture fixture() {
      return rows(12_000);
    }
  },
  /** One that poi-tl's plain tags can say too. */
  LETTER("simple letter of 60 fields and a block of 50 rounds") {
    @Override
    RenderFixture fixture() {
      return RenderFixture.of(letter("{%p for item in items %}", "{%p endfor %}", "item."), data());
    }
  };

  private static final int FIELDS = 60;
  private static final int ROUNDS = 50;

  private final String words;

  Workload(String words) {
    this.words = words;
  }

  /** What it is, in a few words. */
  String words() {
    return words;
  }

  abstract RenderFixture fixture();

  /** The letter in poi-tl's words. */
  static byte[] letterForPoiTl() {
    return letter("{{?items}}", "{{/items}}", "");
  }

  private static byte[] letter(String opening, String closing, String item) {
    return WordFile.of(
        IntStream.range(0, FIELDS)
                .mapToObj(
                    i -> paragraph("BodyText", "Point %d: {{field_%d}} is agreed.".formatted(i, i)))
                .collect(Collectors.joining())
            + paragraph("BodyText", opening)
            + paragraph("BodyText", "({{%1$scode}}) {{%1$swhat}} until {{%1$sday}}".formatted(item))
            + paragraph("BodyText", closing));
  }

  private static Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    IntStream.range(0, FIELDS).forEach(i -> data.put("field_" + i, "the answer to question " + i));
    data.put(
        "items",
        IntStream.range(0, ROUNDS)
            .mapToObj(
                i -> Map.of("code", "X-" + i, "what", "Adopt a procedure", "day", "July 1, 2026"))
            .toList());
    return data;
  }

  private static RenderFixture rows(int rows) {
    byte[] template =
        WordFile.of(
            table(
                row("Number", "What", "Until"),
                row("{%tr for one in rows %}", "", ""),
                row("{{ one.number }}", "{{ one.what }}", "{{ one.day|upper }}"),
                row("{%tr endfor %}", "", "")));
    List<Map<String, Object>> data =
        IntStream.range(0, rows)
            .mapToObj(i ->
                Map.<String, Object>of(
                    "number", i, "what", "Vehicle %d of the fleet".formatted(i), "day", "July 1"))
            .toList();
    return RenderFixture.of(template, Map.of("rows", data));
  }
}
