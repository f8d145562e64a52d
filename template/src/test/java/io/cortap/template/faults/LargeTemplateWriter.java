package io.cortap.template.faults;

import static io.cortap.template.faults.LargeTemplate.p;

import io.cortap.template.faults.LargeTemplate.Block;
import io.cortap.template.faults.LargeTemplate.Cell;
import io.cortap.template.faults.LargeTemplate.Para;
import io.cortap.template.faults.LargeTemplate.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes a valid template of more than five hundred tags, the same for the same seed. */
final class LargeTemplateWriter {
  private static final Map<String, Object> DATA =
      Map.of(
          "project",
              Map.ofEntries(
                  Map.entry("recipient_name", "Harbor Light Transit"),
                  Map.entry("city", "Port Alder"),
                  Map.entry("review_type", "Triennial"),
                  Map.entry("due_date", "2031-04-02"),
                  Map.entry("awards", 4),
                  Map.entry("rate", 0.125),
                  Map.entry("draft", true),
                  Map.entry("closed", false),
                  Map.entry("codes", List.of("L1", "T2", "P3"))),
          "contractor", Map.of("contractor_name", "Alder Reviews", "lead_reviewer", "Ada Hale"),
          "areas",
              List.of(
                  area("Legal", "D", "Gale Roe", "L1-2", "L3-1"),
                  area("Title VI", "ND", "Noor Vale"),
                  area("Procurement", "D", "Ira Field", "P4-1")));

  private static final String[] VALUES = {
    "{{ project.recipient_name }}",
    "{{ project.recipient_name|upper }}",
    "{{ project.city|default('not given') }}",
    "{{ project.due_date|date_format('%B %d, %Y') }}",
    "{{ areas|length }}",
    "{{ areas|map(attribute='title')|join(', ') }}",
    "{{ (project.awards + 2) * 3 }}",
    "{{ project.codes[0] }}",
    "{{ project.city.upper() }}",
    "{{ '%05d'|format(project.awards) }}",
    "{{ project.city if project.draft else 'final' }}",
    "{{ range(3)|join('-') }}",
    "{{ project.city|replace('a', 'o') }}",
    "{{ areas|selectattr('finding', 'equalto', 'D')|list|length }}",
    "{{ contractor.lead_reviewer|lower|title }}",
    "{{ (project.rate * 100)|round(1) }}"
  };

  private final Random random;
  private int next;

  private LargeTemplateWriter(long seed) {
    this.random = new Random(seed);
  }

  private static Map<String, Object> area(
      String title, String finding, String owner, String... codes) {
    return Map.of(
        "title",
        title,
        "finding",
        finding,
        "owner",
        Map.of("full_name", owner),
        "deficiencies",
        codes.length,
        "codes",
        List.of(codes));
  }

  static Map<String, Object> data() {
    return DATA;
  }

  static LargeTemplate write(long seed) {
    LargeTemplateWriter writer = new LargeTemplateWriter(seed);
    LargeTemplate template = new LargeTemplate();
    List<Block> body = new ArrayList<>();
    for (int i = 1; i <= 14; i++) {
      body.add(new Para("Section " + (char) ('A' + i), "Heading1", List.of()));
      writer.section(body);
    }
    template.parts.put("word/document.xml", body);
    for (String part : List.of("word/header1.xml", "word/footer1.xml", "word/footnotes.xml")) {
      List<Block> blocks = new ArrayList<>();
      blocks.add(p(writer.sentence("project")));
      writer.inlineCondition(blocks);
      blocks.add(p(writer.sentence("project")));
      template.parts.put(part, blocks);
    }
    return template;
  }

  private String pick(String... options) {
    return options[random.nextInt(options.length)];
  }

  private void section(List<Block> body) {
    body.add(p(sentence("project")));
    body.add(
        new Para(
            "Prepared by {{ contractor.contractor_name }} for " + value(),
            "",
            List.of(p("Boxed: " + value()), p("and " + value()))));
    paragraphCondition(body);
    inlineCondition(body);
    body.add(new Para("Part " + random.nextInt(100), "Heading2", List.of()));
    paragraphLoop(body);
    inlineLoop(body);
    body.add(table());
    body.add(p("{% set total = areas|length %}In all {{ total }} areas."));
    body.add(
        p(
            "{# to be checked by the lead #}Checked on {{ project.due_date|date_format('%d %B') }}."));
    body.add(p("{% with lead = contractor.lead_reviewer %}Lead: {{ lead|title }}{% endwith %}."));
  }

  private String value() {
    return pick(VALUES);
  }

  /** One after the other, so that none is left out. */
  private String nextValue() {
    return VALUES[next++ % VALUES.length];
  }

  private String sentence(String topic) {
    return "On the " + topic + " " + nextValue() + " it is said that " + nextValue() + " holds.";
  }

  private String condition() {
    return pick(
        "project.draft and project.awards > 2",
        "project.review_type == \"Triennial\"",
        "project.city is defined",
        "'L1' in project.codes",
        "not project.closed",
        "project.awards >= 3 or project.closed",
        "project.awards != 5",
        "project.awards is even");
  }

  private void inlineCondition(List<Block> body) {
    String otherwise = pick("", "{% else %}otherwise " + value());
    body.add(
        p(
            "So {% if "
                + condition()
                + " %}"
                + pick("yes ", value())
                + otherwise
                + "{% endif %} and "
                + value()
                + "."));
  }

  private void paragraphCondition(List<Block> body) {
    body.add(p("{%p if " + condition() + " %}"));
    body.add(p("First " + value() + "."));
    if (random.nextBoolean()) {
      body.add(p("{%p elif " + condition() + " %}"));
      body.add(p("Second " + value() + "."));
    }
    body.add(p("{%p else %}"));
    body.add(p("Third " + value() + "."));
    body.add(p("{%p endif %}"));
    body.add(p("Behind the condition."));
  }

  private void paragraphLoop(List<Block> body) {
    body.add(p("{%p for a in areas %}"));
    body.add(p("{{ a.title }} of {{ a.owner.full_name }}: {{ a.finding }}"));
    body.add(
        p(
            "Codes {% for c in a.codes %}{{ c }}{% if not loop.last %}, {% endif %}{% endfor %} end"));
    body.add(p("{%p if a.finding == 'D' %}"));
    body.add(p("{{ a.deficiencies }} deficiencies"));
    body.add(p("{%p endif %}"));
    body.add(p("{%p endfor %}"));
    body.add(p("Behind the loop."));
  }

  private void inlineLoop(List<Block> body) {
    body.add(
        p(
            "Areas: {% for a in areas|sort(attribute='title') %}{{ loop.index }}. {{ a.title|upper }}"
                + "{% if not loop.last %}; {% endif %}{% endfor %}."));
  }

  private static List<Cell> row(Block... cells) {
    List<Cell> row = new ArrayList<>();
    for (Block cell : cells) {
      row.add(new Cell(new ArrayList<>(List.of(cell, p("")))));
    }
    return row;
  }

  private static List<Cell> texts(String... texts) {
    List<Cell> row = new ArrayList<>();
    for (String text : texts) {
      row.add(new Cell(new ArrayList<>(List.of(p(text)))));
    }
    return row;
  }

  private Table table() {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(texts("Area", "Finding"));
    rows.add(texts("{%tr for a in areas %}", ""));
    rows.add(texts("{{ a.title }}", "{% if a.finding == 'D' %}open{% else %}none{% endif %}"));
    rows.add(texts("{%tr endfor %}", ""));
    List<List<Cell>> inner = new ArrayList<>();
    inner.add(texts("{%tr if " + condition() + " %}"));
    inner.add(texts(value()));
    inner.add(texts("{%tr endif %}"));
    inner.add(texts("last"));
    rows.add(row(new Table(inner), p("beside " + value())));
    rows.add(texts("{% cellbg 'D9E2F3' %}Total {{ areas|length }}", value()));
    return new Table(rows);
  }
}
