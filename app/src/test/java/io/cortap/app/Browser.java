package io.cortap.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/** The system's Chromium, and what its pages complain about. For one thread. */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final List<String> QUIETLY =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;
  private final String axe;

  private Browser(Playwright playwright, com.microsoft.playwright.Browser browser, String axe) {
    this.playwright = playwright;
    this.browser = browser;
    this.axe = axe;
  }

  static Browser start() throws IOException {
    if (!Files.isExecutable(CHROMIUM)) {
      assertThat(System.getenv("CI")).as("there is no " + CHROMIUM).isNotEqualTo("true");
      Assumptions.abort("there is no " + CHROMIUM + ": no page can be looked at");
    }
    var options =
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    Playwright playwright = Playwright.create(options);
    var launch =
        new BrowserType.LaunchOptions()
            .setExecutablePath(CHROMIUM)
            .setHeadless(true)
            .setArgs(QUIETLY);
    try (InputStream script =
        Objects.requireNonNull(Browser.class.getResourceAsStream("/axe.min.js"))) {
      return new Browser(
          playwright,
          playwright.chromium().launch(launch),
          new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** A page of its own, watched from the start. */
  Watched open() {
    BrowserContext context =
        browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale("en-US")
                .setTimezoneId("UTC")
                .setViewportSize(1100, 900)
                .setAcceptDownloads(true));
    return new Watched(context, context.newPage(), axe);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  /** One page and everything that went wrong in it. */
  static final class Watched implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final String axe;
    private final List<String> complaints = new ArrayList<>();

    private Watched(BrowserContext context, Page page, String axe) {
      this.context = context;
      this.page = page;
      this.axe = axe;
      page.onConsoleMessage(message -> {
        if (List.of("error", "warning").contains(message.type())) {
          complaints.add("console: " + message.text());
        }
      });
      page.onPageError(error -> complaints.add("script: " + error));
      context.onRequest(request -> {
        if (!request.url().startsWith("http://127.0.0.1:")) {
          complaints.add("request: " + request.url());
        }
      });
      page.addInitScript(
          "addEventListener('securitypolicyviolation',"
              + " e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI));");
    }

    Page page() {
      return page;
    }

    /**
     * What axe finds against its rules for WCAG and good practice; empty for nothing. It is put in
     * from outside, past the page's policy.
     */
    String accessibilityViolations() {
      page.evaluate(axe);
      return String.valueOf(
          page.evaluate(
              "async () => (await axe.run()).violations"
                  + ".map(v => v.id + ': ' + v.help + ' at '"
                  + " + v.nodes.map(n => n.target + ' ' + n.failureSummary).join(', ')).join('\\n')"));
    }

    /** For people to look at, in {@code target/screenshots}. */
    void picture(String name) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target", "screenshots", name + ".png")));
    }

    List<String> complaints() {
      return List.copyOf(complaints);
    }

    @Override
    public void close() {
      context.close();
    }
  }
}
