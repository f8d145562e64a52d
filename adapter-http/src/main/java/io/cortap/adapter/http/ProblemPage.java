package io.cortap.adapter.http;

import io.cortap.core.problem.Problem;

/** A problem for a person with a browser: plain, without a script, nothing loaded from anywhere. */
final class ProblemPage {
  private ProblemPage() {}

  static String of(Problem problem) {
    var page = new StringBuilder();
    String title = escaped(problem.code().title());
    page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width\">\n")
        .append("<title>")
        .append(title)
        .append("</title>\n")
        .append("<style>body{font-family:sans-serif;max-width:40em;margin:3em auto;")
        .append("padding:0 1em;line-height:1.5}dt{font-weight:bold}</style>\n</head>\n<body>\n")
        .append("<h1>")
        .append(title)
        .append("</h1>\n")
        .append("<p>")
        .append(escaped(problem.message()))
        .append("</p>\n");
    addFacts(page, problem);
    page.append("<p>").append(escaped(problem.hint())).append("</p>\n</body>\n</html>\n");
    return page.toString();
  }

  private static void addFacts(StringBuilder page, Problem problem) {
    if (problem.details().isEmpty()) {
      return;
    }
    page.append("<dl>\n");
    problem
        .details()
        .forEach((name, fact) ->
            page.append("<dt>")
                .append(escaped(name.replace('_', ' ')))
                .append("</dt><dd>")
                .append(escaped(String.valueOf(fact)))
                .append("</dd>\n"));
    page.append("</dl>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
