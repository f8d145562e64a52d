package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.cortap.core.webhook.SigningSecret;
import io.cortap.core.webhook.SigningSecrets;
import io.cortap.sandbox.RiskuityPage;
import io.cortap.sandbox.SandboxProjects;
import io.cortap.sandbox.WebhookSink;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The web pages in a real browser, in front of the real service. */
final class PagesTest {
  private static final double PATIENCE_MS = 30_000;
  private static final long MESQUITE_BEND = SandboxProjects.MESQUITE_BEND;

  @TempDir private static Path folder = Path.of("");

  private static Browser browser;
  private static WebhookSink receiver;
  private static SandboxedService service;
  private static RiskuityPage riskuity;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.start();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    SigningSecret secret = SigningSecret.of(SandboxedService.SECRET);
    receiver = WebhookSink.start(Clock.systemUTC(), SigningSecrets.of(secret));
    service = SandboxedService.start(folder, Map.of(), receiver.callbackUrl().getPort());
    riskuity = RiskuityPage.start(service.riskuity(), receiver, service.base());
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
      riskuity.close();
      service.close();
      receiver.close();
    }
  }

  private static Browser.Watched open() {
    Browser.Watched watched = browser.open();
    watched.page().navigate(riskuity.url().toString());
    PlaywrightAssertions.assertThat(generate(watched.page(), "Harbor Valley")).isVisible();
    return watched;
  }

  private static Locator generate(Page page, String project) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(project));
  }

  private static void assertFaultless(Browser.Watched watched, String name) {
    assertAccessible(watched, name);
    assertThat(watched.complaints()).as(name).isEmpty();
  }

  private static void assertAccessible(Browser.Watched watched, String name) {
    for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
      watched.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      watched.picture(name + "-" + scheme.name().toLowerCase(Locale.ROOT));
      assertThat(watched.accessibilityViolations()).as(name + ", " + scheme).isEmpty();
    }
  }

  private static void tabTo(Page page, Locator target) {
    for (int i = 0; i < 20; i++) {
      page.keyboard().press("Tab");
      if (Boolean.TRUE.equals(target.evaluate("it => it === document.activeElement"))) {
        return;
      }
    }
    throw new AssertionError("twenty times Tab do not lead to " + target);
  }

  @Test
  void aReportIsMadeAndDownloadedByKeyboardAlone() throws Exception {
    try (Browser.Watched watched = open()) {
      Page page = watched.page();
      assertFaultless(watched, "projects");

      tabTo(page, generate(page, "Harbor Valley"));
      page.keyboard().press("Enter");
      PlaywrightAssertions.assertThat(page.locator("#webhook")).isVisible();

      PlaywrightAssertions.assertThat(page.locator("#outcome-title")).isFocused();
      PlaywrightAssertions.assertThat(page.locator("#outcome-title"))
          .hasText("The report is ready");
      PlaywrightAssertions.assertThat(page.locator("#facts")).containsText("Deficiencies6");
      assertThat(page.locator("#webhook .good").allTextContents())
          .containsExactly("✓ verified", "✓ verified");
      assertFaultless(watched, "report");

      tabTo(page, page.locator("#download"));
      Download download = page.waitForDownload(() -> page.keyboard().press("Enter"));
      assertThat(download.suggestedFilename()).startsWith("CORTAP_Draft_Report_Project58_");
      Path file = folder.resolve("report.docx");
      download.saveAs(file);
      assertThat(Files.readAllBytes(file)).startsWith('P', 'K').hasSizeGreaterThan(10_000);
      assertThat(watched.complaints()).isEmpty();
    }
  }

  @Test
  void whatHappensIsToldToScreenReaders() {
    try (Browser.Watched watched = open()) {
      Page page = watched.page();
      page.evaluate(
          "() => { window.told = []; new MutationObserver(() =>"
              + " told.push(document.getElementById('status').textContent))"
              + ".observe(document.getElementById('status'), {childList: true}); }");

      service.riskuity().project(MESQUITE_BEND).hold();
      generate(page, "Mesquite Bend").click();
      PlaywrightAssertions.assertThat(page.getByRole(AriaRole.PROGRESSBAR)).isVisible();
      PlaywrightAssertions.assertThat(page.getByRole(AriaRole.STATUS))
          .not()
          .hasText("Asking CORTAP-RPT");
      PlaywrightAssertions.assertThat(page.locator("#work-title")).isFocused();
      assertFaultless(watched, "progress");
      service.riskuity().project(MESQUITE_BEND).release();

      PlaywrightAssertions.assertThat(page.locator("#outcome-title"))
          .hasText("The report is ready");
      assertThat(String.valueOf(page.evaluate("() => told")))
          .contains("Asking CORTAP-RPT")
          .contains("Writing the document");
      assertThat(watched.complaints()).isEmpty();
    }
  }

  @Test
  void aProjectThatLacksDataShowsWhatIsMissingAndWhoMustAct() {
    try (Browser.Watched watched = open()) {
      Page page = watched.page();
      page.getByLabel("Signed in as").selectOption("ines.calloway@copper-basin.example");

      generate(page, "Brindle Creek").click();
      PlaywrightAssertions.assertThat(page.locator("#webhook")).isVisible();

      PlaywrightAssertions.assertThat(page.locator("#outcome-title"))
          .hasText("Required data are missing");
      PlaywrightAssertions.assertThat(page.locator("#outcome-title")).isFocused();
      PlaywrightAssertions.assertThat(page.locator("#facts"))
          .containsText("project.recipient_id, from setup: project_info.recipient_id");
      PlaywrightAssertions.assertThat(page.locator("#facts")).containsText("What to do");
      assertFaultless(watched, "failed");
    }
  }

  @Test
  void anEndedLinkSaysWhatHappenedAndWhatToDo() throws Exception {
    try (SandboxedService brief =
            SandboxedService.start(
                Files.createTempDirectory(folder, "brief"),
                Map.of("S3_PRESIGNED_URL_EXPIRATION", "1"),
                receiver.callbackUrl().getPort());
        RiskuityPage page = RiskuityPage.start(brief.riskuity(), receiver, brief.base());
        Browser.Watched watched = browser.open()) {
      Page tab = watched.page();
      tab.navigate(page.url().toString());
      generate(tab, "Harbor Valley").click();
      String link = tab.locator("#download").getAttribute("href");
      tab.waitForTimeout(1_200);

      Response ended = tab.navigate(link);

      assertThat(ended.status()).isEqualTo(410);
      PlaywrightAssertions.assertThat(tab.getByRole(AriaRole.MAIN))
          .containsText("The report is not lost: it is kept until");
      PlaywrightAssertions.assertThat(tab.getByRole(AriaRole.MAIN))
          .containsText("Open the report in Riskuity again");
      assertAccessible(watched, "ended-link");
      // The browser itself reports every answer of 400 and above.
      assertThat(watched.complaints())
          .allMatch(complaint -> complaint.contains("the server responded with a status of 410"));
    }
  }

  @Test
  void theDescriptionOfTheApiIsReadByKeyboardAlone() {
    try (Browser.Watched watched = browser.open()) {
      Page page = watched.page();
      Response docs = page.navigate(service.base().resolve("/docs").toString());

      assertThat(docs.headerValue("content-security-policy")).contains("default-src 'none'");
      PlaywrightAssertions.assertThat(page.getByRole(AriaRole.MAIN))
          .containsText("/api/v1/generate-report");
      Locator first = page.getByRole(AriaRole.NAVIGATION).getByRole(AriaRole.LINK).first();
      String section = first.getAttribute("href");
      tabTo(page, first);
      page.keyboard().press("Enter");

      assertThat(page.url()).endsWith(section);
      PlaywrightAssertions.assertThat(page.locator(section)).isInViewport();
      // What follows is more of the same, and a great deal of it.
      page.evaluate(
          "() => [...document.querySelector('main').children].slice(6).forEach(it => it.remove())");
      assertAccessible(watched, "docs");
      assertThat(watched.complaints()).isEmpty();
    }
  }

  @Test
  void whatThisTestLooksForIsFoundWhereItIs() {
    try (Browser.Watched watched = open()) {
      watched
          .page()
          .evaluate(
              """
              () => {
                document.querySelector("label[for=format]").remove();
                const script = document.createElement("script");
                script.textContent = "1";
                document.body.append(script);
                return fetch("http://elsewhere.example/").catch(() => 0);
              }
              """);

      assertThat(watched.accessibilityViolations()).contains("select-name");
      assertThat(watched.complaints())
          .anyMatch(complaint -> complaint.contains("policy: script-src-elem inline"))
          .anyMatch(complaint -> complaint.contains("policy: connect-src"));
    }
  }

  @Test
  void thePageAnswersNobodyElse() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(riskuity.url().resolve("/api/projects"))
              .header("Origin", "http://elsewhere.example")
              .build();

      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }
  }
}
