package io.cortap.adapter.http;

import io.cortap.core.problem.Problem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An ended download link, for a person with a browser: what happened, when, and what to do. Plain,
 * in light and dark, without a script, nothing loaded from anywhere.
 */
final class ProblemPage {
  private static final DateTimeFormatter FOR_PEOPLE =
      DateTimeFormatter.ofPattern("MMMM d, uuuu 'at' HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s</title>
      <style>
      :root{color-scheme:light dark;--ground:#f5f6f8;--card:#fff;--ink:#1b2430;--soft:#4d5968;--line:#c9d0d9}
      @media (prefers-color-scheme:dark){:root{--ground:#12171d;--card:#1b222b;--ink:#e7ecf2;--soft:#adb8c5;--line:#3c4754}}
      body{margin:0;background:var(--ground);color:var(--ink);font:1.05rem/1.55 system-ui,"Liberation Sans",sans-serif}
      main{max-width:38rem;margin:12vh auto 3rem;padding:1.5rem 2rem;background:var(--card);border:1px solid var(--line);border-radius:.5rem}
      h1{font-size:1.5rem;margin:0 0 1rem}h2{font-size:1.1rem;margin:1.5rem 0 .25rem}p{margin:0 0 .75rem;overflow-wrap:anywhere}
      dl{margin:1.5rem 0 0;padding-top:1rem;border-top:1px solid var(--line);color:var(--soft);font-size:.9rem}
      dt{font-weight:bold}dd{margin:0 0 .5rem;overflow-wrap:anywhere}
      </style>
      </head>
      <body>
      <main>
      """;

  private static final String NEW_LINK =
      "Open the report in Riskuity again: that gives you a new link. If somebody sent you this"
          + " one, ask them for a new one.";

  private ProblemPage() {}

  static String of(Problem problem) {
    var page = new StringBuilder();
    String title = HtmlPage.escaped(problem.code().title());
    page.append(HEAD.formatted(title)).append("<h1>").append(title).append("</h1>\n");
    addParagraph(page, whatHappened(problem));
    Optional<String> keptUntil = when(problem.details().get("report_kept_until"));
    keptUntil.ifPresent(
        time -> addParagraph(page, "The report is not lost: it is kept until " + time + "."));
    page.append("<h2>What to do</h2>\n");
    addParagraph(page, keptUntil.isPresent() ? NEW_LINK : problem.hint());
    addFacts(page, problem);
    return page.append("</main>\n</body>\n</html>\n").toString();
  }

  private static String whatHappened(Problem problem) {
    return when(problem.details().get("expired_at"))
        .map(
            time -> "The link to " + problem.details().get("file_name") + " ended on " + time + ".")
        .orElse(problem.message());
  }

  /** In words, if it is a time. */
  private static Optional<String> when(@Nullable Object fact) {
    try {
      return Optional.of(FOR_PEOPLE.format(Instant.parse(String.valueOf(fact))));
    } catch (DateTimeParseException noTime) {
      return Optional.empty();
    }
  }

  private static void addParagraph(StringBuilder page, String text) {
    page.append("<p>").append(HtmlPage.escaped(text)).append("</p>\n");
  }

  private static void addFacts(StringBuilder page, Problem problem) {
    page.append("<dl>\n");
    problem
        .details()
        .forEach((name, fact) -> addFact(page, name.replace('_', ' '), String.valueOf(fact)));
    addFact(page, "in full", problem.message());
    addFact(page, "for programs", problem.hint());
    page.append("</dl>\n");
  }

  private static void addFact(StringBuilder page, String name, String fact) {
    page.append("<dt>")
        .append(HtmlPage.escaped(name))
        .append("</dt><dd>")
        .append(HtmlPage.escaped(fact))
        .append("</dd>\n");
  }
}
