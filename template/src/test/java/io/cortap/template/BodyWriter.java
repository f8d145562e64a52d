package io.cortap.template;

import java.util.Random;

/** Writes bodies of documents with tags in all usual places, the same for the same seed. */
final class BodyWriter {
  private final Random random;

  BodyWriter(long seed) {
    random = new Random(seed);
  }

  private String pick(String... options) {
    return options[random.nextInt(options.length)];
  }

  /** Two to four blocks. */
  String body() {
    StringBuilder body = new StringBuilder();
    int blocks = 2 + random.nextInt(3);
    for (int i = 0; i < blocks; i++) {
      body.append(block(2, "name"));
    }
    return body.append(Docx.p("end")).toString();
  }

  private String block(int depth, String value) {
    return switch (random.nextInt(depth == 0 ? 2 : 7)) {
      case 0, 1 -> paragraph(value);
      case 2 ->
          Docx.p("{%p if " + condition() + " %}")
              + block(depth - 1, value)
              + (random.nextBoolean() ? Docx.p("{%p else %}") + block(depth - 1, value) : "")
              + Docx.p("{%p endif %}");
      case 3 ->
          Docx.p("{%p for item in " + pick("names", "none_list", "numbers") + " %}")
              + block(depth - 1, pick("item", "loop.index", "item|string|upper"))
              + Docx.p("{%p endfor %}");
      case 4 -> table(value);
      case 5 ->
          Docx.p("{%p if " + condition() + " %}")
              + block(depth - 1, value)
              + Docx.p("{%p elif " + condition() + " %}")
              + paragraph("city")
              + Docx.p("{%p endif %}");
      default -> table("name");
    };
  }

  private String condition() {
    return pick("yes", "no", "names", "none_list", "number > 3", "not yes", "name == 'Ada'");
  }

  private String paragraph(String value) {
    StringBuilder paragraph = new StringBuilder("<w:p>");
    if (random.nextInt(3) == 0) {
      paragraph.append(
          "<w:pPr><w:pStyle w:val=\"" + pick("ListParagraph", "Quote") + "\"/></w:pPr>");
    }
    String format =
        pick("", "", "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:i/><w:sz w:val=\"20\"/></w:rPr>");
    int pieces = 1 + random.nextInt(3);
    for (int i = 0; i < pieces; i++) {
      runs(paragraph, format, piece(value));
    }
    return paragraph.append("</w:p>").toString();
  }

  private String piece(String value) {
    return switch (random.nextInt(8)) {
      case 0 -> "{% if " + condition() + " %}" + pick("shown ", "{{ city }}") + "{% endif %}";
      case 1 -> "{% if " + condition() + " %}left{% else %}right{% endif %} ";
      case 2 ->
          "{% for x in "
              + pick("names", "numbers", "none_list")
              + " %}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}";
      case 3 -> "{% set total = number * 2 %}{{ total }} ";
      case 4 -> "{{ " + pick("lines", "amp", "missing", "number / 4") + " }}";
      case 5 -> pick("Plain words. ", " and ", "(a)");
      default -> "{{ " + value + " }}" + pick("", " ", ".");
    };
  }

  /** One run, or the text cut over several with what a word processor leaves between them. */
  private void runs(StringBuilder paragraph, String format, String text) {
    int cuts = random.nextInt(3);
    int from = 0;
    for (int i = 0; i < cuts && text.length() - from > 4; i++) {
      int to = from + 1 + random.nextInt(text.length() - from - 2);
      run(paragraph, format, text.substring(from, to));
      paragraph.append(
          pick("", "<w:proofErr w:type=\"spellStart\"/>", "<w:proofErr w:type=\"gramEnd\"/>"));
      from = to;
    }
    run(paragraph, format, text.substring(from));
  }

  private static void run(StringBuilder paragraph, String format, String text) {
    paragraph
        .append("<w:r>")
        .append(format)
        .append("<w:t xml:space=\"preserve\">")
        .append(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
        .append("</w:t></w:r>");
  }

  private String table(String value) {
    StringBuilder table = new StringBuilder("<w:tbl><w:tblPr/><w:tblGrid/>");
    table.append(row("", cell(Docx.p("Head")), cell(Docx.p("{{ city }}"))));
    switch (random.nextInt(5)) {
      case 0 ->
          table
              .append(row("", cell(Docx.p("{%tr for r in rows %}")), cell("<w:p/>")))
              .append(row("", cell(Docx.p("{{ r.a }}")), cell(paragraph("r.b"))))
              .append(row("", cell(Docx.p("{%tr endfor %}")), cell("<w:p/>")));
      case 1 ->
          table
              .append(row("", cell(Docx.p("{%tr if " + condition() + " %}")), cell("<w:p/>")))
              .append(row("", cell(paragraph(value)), cell(Docx.p("b"))))
              .append(row("", cell(Docx.p("{%tr endif %}")), cell("<w:p/>")));
      case 2 ->
          table.append(
              row(
                  "",
                  cell(Docx.p("{%tc for n in numbers %}")),
                  cell(Docx.p("{{ n }}")),
                  cell(Docx.p("{%tc endfor %}"))));
      case 3 ->
          table
              .append(row("", cell(Docx.p("{%tr for r in rows %}"))))
              .append(
                  row(
                      "",
                      cell(Docx.p("{% vm %}" + pick("Group", "{{ city }}"))),
                      cell(Docx.p("{% cellbg r.colour %}{{ r.b }}"))))
              .append(row("", cell(Docx.p("{%tr endfor %}"))));
      default ->
          table.append(
              row(
                  "",
                  cell(Docx.p("{% colspan 2 %}wide {{ " + value + " }}")),
                  cell(paragraph("name"))));
    }
    return table.append("</w:tbl>").toString();
  }

  private static String row(String properties, String... cells) {
    return "<w:tr>" + properties + String.join("", cells) + "</w:tr>";
  }

  private static String cell(String content) {
    return "<w:tc><w:tcPr><w:tcW w:w=\"1000\" w:type=\"dxa\"/></w:tcPr>" + content + "</w:tc>";
  }
}
