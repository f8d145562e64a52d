package io.cortap.adapter.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * A page for people: plain HTML, without a script, loading nothing from anywhere. Whatever is said
 * in text is escaped; within it, what stands between backticks is code.
 */
final class HtmlPage {
  static final String POLICY = "Content-Security-Policy";

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fff;--soft:#f1f3f5;--line:#767f88;--link:#0b4f9e}
      @media (prefers-color-scheme:dark){:root{--ink:#e9ecef;--paper:#16191c;--soft:#23282d;--line:#8b949e;--link:#8ec2ff}}
      body{font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:62rem;margin:0 auto;padding:1rem}
      a{color:var(--link)}
      a:focus-visible,pre:focus-visible,div:focus-visible{outline:3px solid var(--link);outline-offset:2px}
      .skip{position:absolute;left:-99rem}.skip:focus{position:static}
      h2{border-bottom:2px solid var(--line);margin-top:3rem}h3{margin-top:2.5rem;overflow-wrap:anywhere}
      code,pre{font-family:ui-monospace,monospace;font-size:.92em;background:var(--soft)}
      pre{padding:.75rem;overflow:auto}
      .wide{overflow-x:auto}
      table{border-collapse:collapse;width:100%}
      caption{text-align:left;font-weight:bold;padding:.5rem 0}
      th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line)}
      """;

  private final StringBuilder page = new StringBuilder();

  HtmlPage(String title) {
    page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
        .append(escaped(title))
        .append("</title>\n<style>")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">To the text</a>\n");
  }

  /** The page, which may not run, load, send or be framed by anything. */
  Reply reply() {
    String whole = page + "</body>\n</html>\n";
    return Reply.of(200, Reply.HTML, whole.getBytes(StandardCharsets.UTF_8))
        .with(
            POLICY,
            "default-src 'none'; style-src 'sha256-"
                + styleHash()
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  }

  private static String styleHash() {
    try {
      byte[] style = STYLE.getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(style));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  HtmlPage open(String element) {
    page.append('<').append(element).append(">\n");
    return this;
  }

  HtmlPage close(String element) {
    page.append("</").append(element).append(">\n");
    return this;
  }

  HtmlPage text(String element, String text) {
    page.append('<').append(element).append('>').append(marked(text)).append("</");
    page.append(element).append(">\n");
    return this;
  }

  /** What is HTML already. */
  HtmlPage html(String html) {
    page.append(html);
    return this;
  }

  HtmlPage heading(int level, String id, String text) {
    page.append("<h%d id=\"%s\">%s</h%d>\n".formatted(level, escaped(id), marked(text), level));
    return this;
  }

  /** An entry of a list that leads to a place of this page. */
  HtmlPage entry(String id, String text) {
    page.append("<li>").append(link(id, text)).append("</li>\n");
    return this;
  }

  HtmlPage example(String label, String text) {
    page.append(
        "<pre tabindex=\"0\" role=\"group\" aria-label=\"%s\"><code>%s</code></pre>\n"
            .formatted(escaped(label), escaped(text)));
    return this;
  }

  /**
   * A table whose first column names its rows.
   *
   * @param rows cells in HTML, as {@link #marked} and {@link #link} give it
   */
  HtmlPage table(String caption, List<String> columns, List<List<String>> rows) {
    page.append(
        "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"%s\">\n<table>\n"
            .formatted(escaped(caption)));
    text("caption", caption);
    page.append("<thead><tr>");
    columns.forEach(name -> page.append("<th scope=\"col\">").append(marked(name)).append("</th>"));
    page.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : rows) {
      page.append("<tr><th scope=\"row\">").append(row.getFirst()).append("</th>");
      row.subList(1, row.size()).forEach(cell -> page.append("<td>").append(cell).append("</td>"));
      page.append("</tr>\n");
    }
    page.append("</tbody>\n</table>\n</div>\n");
    return this;
  }

  static String link(String id, String text) {
    return "<a href=\"#" + escaped(id) + "\">" + marked(text) + "</a>";
  }

  /** Escaped, with what stands between backticks as code. */
  static String marked(String text) {
    return escaped(text).replaceAll("`([^`]*)`", "<code>$1</code>");
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
