package io.cortap.benchmarks;

import static io.cortap.benchmarks.WordFile.cutUp;
import static io.cortap.benchmarks.WordFile.paragraph;
import static io.cortap.benchmarks.WordFile.row;
import static io.cortap.benchmarks.WordFile.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A report template of 577 tags in which every review area is written out by hand, as templates
 * grow in offices, and data for it. It uses what docxtpl and this project both know.
 */
final class ReportTemplate {
  static final int TAGS = 577;

  private static final int AREAS = 23;
  private static final int KEY_DATES = 65;
  private static final Pattern TAG = Pattern.compile("\\{[{%].*?[}%]\\}");
  private static final String PROSE =
      "The reviewers read the policies and records that were sent in before the visit, spoke with"
          + " those who do the work, and looked at a sample of files chosen by them. Where a file"
          + " was incomplete they asked for what was missing and read it before the visit ended.";

  private ReportTemplate() {}

  static byte[] docx() {
    return WordFile.of(body());
  }

  static int countedTags() {
    return Math.toIntExact(TAG.matcher(body()).results().count());
  }

  private static String body() {
    var body = new StringBuilder(letter()).append(summary());
    for (int i = 0; i < AREAS; i++) {
      body.append(area("area_" + i));
    }
    body.append(paragraph("Heading1", "Key dates"));
    for (int i = 0; i < KEY_DATES; i++) {
      body.append(cutUp("BodyText", "Milestone %d: {{ dates.day_%d }}".formatted(i + 1, i)));
    }
    return body.append(attendees()).toString();
  }

  private static String letter() {
    return cutUp("BodyText", "{{ project.report_date }}")
        + cutUp("BodyText", "{{ project.contact }}, {{ project.recipient_name }}")
        + cutUp("BodyText", "Re: {{ project.fiscal_year }} {{ project.review_type }} review")
        + paragraph(
            "BodyText", "{% if project.virtual %}The visit was virtual. {% endif %}" + PROSE)
        + paragraph("BodyText", PROSE)
        + cutUp("BodyText", "Please write to {{ project.lead }} within ten days.");
  }

  private static String summary() {
    return paragraph("Heading1", "Summary of findings")
        + paragraph("BodyText", PROSE)
        + table(
            row("Area", "Finding", "Code", "Due", "Closed"),
            row("{%tr for one in all_areas %}", "", "", "", ""),
            row(
                "{{ one.title }}",
                "{{ one.finding }}",
                "{{ one.deficiencies|map(attribute='code')|join(', ') }}",
                "{{ one.due|default('none', true) }}",
                "{{ one.closed }}"),
            row("{%tr endfor %}", "", "", "", ""));
  }

  /** 22 tags. */
  private static String area(String name) {
    return paragraph("Heading2", "{{ %1$s.number }}. {{ %1$s.title }}".formatted(name))
        + cutUp("BodyText", "Basic requirement: {{ %s.requirement }}".formatted(name))
        + paragraph("BodyText", PROSE)
        + paragraph("BodyText", "{%%p if %s.finding == 'NA' %%}".formatted(name))
        + cutUp("BodyText", "It does not apply to {{ project.recipient_name }}.")
        + paragraph("BodyText", "{%%p elif %s.finding == 'ND' %%}".formatted(name))
        + cutUp(
            "BodyText",
            "No deficiencies were found with the {{ project.fiscal_year }} requirements of a"
                + " {{ project.review_type }} review for {{ %s.title }}.".formatted(name))
        + paragraph("BodyText", "{%p else %}")
        + paragraph(
            "BodyText",
            ("{{ %1$s.deficiencies|length }} {%% if %1$s.deficiencies|length == 1 %%}deficiency was"
                    + "{%% else %%}deficiencies were{%% endif %%} found.")
                .formatted(name))
        + paragraph("BodyText", "{%%p for d in %s.deficiencies %%}".formatted(name))
        + cutUp("BodyText", "({{ d.code }}): {{ d.description }}")
        + cutUp("BodyText", "By {{ d.due_date }} it must {{ d.corrective_action }}.")
        + paragraph("BodyText", "{%p endfor %}")
        + paragraph("BodyText", "{%p endif %}")
        + paragraph("BodyText", PROSE);
  }

  private static String attendees() {
    return paragraph("Heading1", "Attendees")
        + table(
            row("Name", "Title", "From"),
            row("{%tr for one in attendees %}", "", ""),
            row(
                "{{ loop.index }}. {{ one.name|upper }}",
                "{% if one.title %}{{ one.title }}{% else %}no title{% endif %}",
                "{{ one.organisation }}{% if not loop.last %};{% endif %}"),
            row("{%tr endfor %}", "", ""))
        + cutUp("BodyText", "{{ project.lead }}, {{ project.contractor }}, {{ project.region }}");
  }

  static Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put(
        "project",
        Map.of(
            "report_date", "May 22, 2026",
            "contact", "Leo Marsh",
            "recipient_name", "Northfield Transit Systems & Partners",
            "fiscal_year", "2026",
            "review_type", "Triennial",
            "virtual", true,
            "lead", "Quentin Abara",
            "contractor", "Harrow & Lake, LLC",
            "region", "Region 4"));
    List<Map<String, Object>> areas =
        IntStream.range(0, AREAS).mapToObj(ReportTemplate::areaOf).toList();
    IntStream.range(0, AREAS).forEach(i -> data.put("area_" + i, areas.get(i)));
    data.put("all_areas", areas);
    Map<String, Object> dates = new LinkedHashMap<>();
    IntStream.range(0, KEY_DATES)
        .forEach(i -> dates.put("day_" + i, "day %d of the plan".formatted(i)));
    data.put("dates", dates);
    data.put("attendees", IntStream.range(0, 24).mapToObj(ReportTemplate::attendee).toList());
    return data;
  }

  private static Map<String, Object> areaOf(int i) {
    String finding = List.of("D", "ND", "NA", "D", "ND").get(i % 5);
    List<Map<String, Object>> deficiencies = new ArrayList<>();
    for (int k = 0; finding.equals("D") && k <= i % 3; k++) {
      deficiencies.add(
          Map.of(
              "code", "X%d-%d".formatted(i, k + 1),
              "description", "Files of step %d held no estimate of costs.".formatted(k),
              "due_date", "July %d, 2026".formatted(k + 1),
              "corrective_action", "adopt a procedure and train its staff in it"));
    }
    return Map.of(
        "number",
        i + 1,
        "title",
        "Area %d of the review".formatted(i + 1),
        "requirement",
        "The recipient must keep what it has promised in point %d.".formatted(i),
        "finding",
        finding,
        "due",
        finding.equals("D") ? "July 1, 2026" : "",
        "closed",
        "",
        "deficiencies",
        deficiencies);
  }

  private static Map<String, Object> attendee(int i) {
    return Map.of(
        "name", "Ida Crane %d".formatted(i),
        "title", i % 3 == 0 ? "" : "Director",
        "organisation", i % 2 == 0 ? "the recipient" : "the contractor");
  }
}
