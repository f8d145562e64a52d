package io.cortap.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.core.problem.FailureCode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages for people: {@code /docs} and {@code /docs/problems}. */
class ApiPageTest {
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");
  private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");

  private static final ApiDescription API =
      ApiDescription.of(new Version("0.1.0", "abc1234"), PublicBase.RELATIVE);

  private final Service service = Service.start();

  @AfterEach
  void stop() {
    service.close();
  }

  private String page(String path) throws Exception {
    HttpResponse<byte[]> answer = service.get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Service.header(answer, "Content-Type")).isEqualTo("text/html;charset=utf-8");
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static List<String> all(Pattern pattern, String page) {
    return pattern.matcher(page).results().map(result -> result.group(1)).toList();
  }

  @Test
  void showsEveryOperationWithItsAnswers() throws Exception {
    String page = page("/docs");
    List<ApiDescription.Operation> operations = API.operations();

    for (ApiDescription.Operation operation : operations) {
      assertThat(page)
          .contains(operation.method().toUpperCase(Locale.ROOT) + " " + operation.path());
    }
    long webhooks = API.document().path("webhooks").size();
    long told = operations.stream().filter(each -> !each.method().equals("head")).count();
    assertThat(all(Pattern.compile("<caption>(Answers)</caption>"), page))
        .hasSize((int) (told + webhooks));
    assertThat(all(Pattern.compile("aria-label=\"(A call)\""), page)).hasSize((int) told);
  }

  @Test
  void showsEverySchema() throws Exception {
    assertThat(all(ID, page("/docs")))
        .containsAll(
            API.document().at("/components/schemas").properties().stream()
                .map(schema -> "schema-" + schema.getKey())
                .toList());
  }

  @Test
  void leadsFromTheTypeOfAProblemToItsMeaning() throws Exception {
    String page = page("/docs/problems");

    for (FailureCode code : FailureCode.values()) {
      assertThat(page)
          .contains("<h2 id=\"" + code + "\">")
          .contains(HtmlPage.escaped(code.hint()))
          .contains(HtmlPage.escaped(code.title()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/docs/problems"})
  void loadsAndRunsNothing(String path) throws Exception {
    String page = page(path);

    assertThat(Service.header(service.get(path), "Content-Security-Policy"))
        .matches(
            "default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none';"
                + " form-action 'none'; frame-ancestors 'none'");
    assertThat(page)
        .doesNotContain("<script", "<link", "<img", "<iframe", "<form", "<object", "<base")
        .doesNotContain("src=", "style=", "url(", "@import", " onclick");
    assertThat(all(LINK, page)).allMatch(link -> link.startsWith("#"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/docs/problems"})
  void canBeReadWithTheKeyboardAndAloud(String path) throws Exception {
    String page = page(path);
    List<String> ids = all(ID, page);

    assertThat(page)
        .startsWith("<!doctype html>\n<html lang=\"en\">")
        .containsOnlyOnce("<h1>")
        .containsOnlyOnce("<main id=\"main\">")
        .contains("<nav aria-label=\"Contents\">", "<a class=\"skip\" href=\"#main\">")
        .contains("prefers-color-scheme:dark", ":focus-visible")
        .doesNotContain("<th>", "<th scope=\"col\"></th>");
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(all(LINK, page)).allMatch(link -> ids.contains(link.substring(1)));
    assertThat(levels(page)).startsWith(1).doesNotContainNull();
  }

  /** No heading is more than one level below the one before. */
  private static List<Integer> levels(String page) {
    List<Integer> levels =
        Pattern.compile("<h([1-6])")
            .matcher(page)
            .results()
            .map((MatchResult heading) -> Integer.valueOf(heading.group(1)))
            .toList();
    for (int i = 1; i < levels.size(); i++) {
      assertThat(levels.get(i) - levels.get(i - 1)).isLessThanOrEqualTo(1);
    }
    return levels;
  }

  @Test
  void whatIsSaidIsEscapedAndWhatIsOpenedIsClosed() {
    byte[] page =
        new HtmlPage("<i>")
            .heading(2, "a\"b", "<b>`<code>`&'")
            .text("p", "</p><script>x</script>")
            .example("\"<", "<pre>")
            .table("<t>", List.of("<c>"), List.of(List.of(HtmlPage.marked("<r>"))))
            .reply()
            .body();

    assertThat(new String(page, StandardCharsets.UTF_8))
        .contains("<title>&lt;i&gt;</title>")
        .contains("<h2 id=\"a&quot;b\">&lt;b&gt;<code>&lt;code&gt;</code>&amp;&#39;</h2>")
        .contains("<p>&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;</p>")
        .contains("aria-label=\"&quot;&lt;\"><code>&lt;pre&gt;</code>")
        .contains("<caption>&lt;t&gt;</caption>", "<th scope=\"col\">&lt;c&gt;</th>");
  }
}
