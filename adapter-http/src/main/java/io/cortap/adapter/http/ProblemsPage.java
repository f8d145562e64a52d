package io.cortap.adapter.http;

import io.cortap.core.problem.FailureCode;
import java.util.List;

/** Every error there is, where the {@code type} of a problem leads. */
final class ProblemsPage {
  private ProblemsPage() {}

  static Reply of(PublicBase base) {
    var page = new HtmlPage("CORTAP-RPT: problems");
    page.open("header").text("h1", "Problems").close("header");
    page.open("nav aria-label=\"Contents\"").text("h2", "Contents").open("ul");
    for (FailureCode code : FailureCode.values()) {
      page.entry(code.name(), code.name());
    }
    page.close("ul").close("nav").open("main id=\"main\"");
    page.text(
        "p",
        "Every error of the service is one object (RFC 9457): the answer of a call, and the `error` of a job and of a failure webhook.");
    for (FailureCode code : FailureCode.values()) {
      page.heading(2, code.name(), code.name());
      page.text("p", code.title() + ". " + code.hint());
      page.table(
          "What there is to know of " + code.name(),
          List.of("Fact", "Value"),
          List.of(
              List.of(
                  "HTTP status",
                  code.httpStatus() == 0
                      ? "none: it only ends jobs or deliveries"
                      : Integer.toString(code.httpStatus())),
              List.of("Retryable", code.retryable() ? "yes" : "no"),
              List.of("Who must act", HtmlPage.escaped(code.whoMustAct().wireName())),
              List.of("type", HtmlPage.escaped(base.url("/docs/problems#" + code)))));
    }
    return page.close("main").reply();
  }
}
