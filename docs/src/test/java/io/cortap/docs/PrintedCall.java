package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A curl command of a page, and the answer printed below it: headers and body, lines of the body
 * broken where the page is narrow, {@code …} for what was left out.
 */
record PrintedCall(String command, String head, String body) {
  private static final Pattern BLOCK = Pattern.compile("(?s)```console\n(.*?)```");
  private static final Pattern CALL =
      Pattern.compile("(?m)^\\$ (curl (?:.*\\\\\n)*.*)\n((?:(?!\\$ ).*\n)*)");
  private static final Pattern JOB = Pattern.compile("rpt-\\d{8}-\\d{6}-[a-z0-9]{20}");
  private static final Pattern LINK =
      Pattern.compile("http://127\\.0\\.0\\.1:\\d+/api/v1/downloads/[\\w/-]+");

  private static final Pattern TAG = Pattern.compile("\\b\\d+-[0-9a-f]{16}\\b");

  /** What differs from run to run, and what stands for it in a comparison. */
  private static final Map<Pattern, String> VARYING =
      Map.of(
          JOB,
          "(job)",
          Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"),
          "(time)",
          Pattern.compile("127\\.0\\.0\\.1:\\d+"),
          "(host)",
          Pattern.compile("/\\d+-[\\w-]{43}"),
          "/(link)",
          Pattern.compile("\\b[0-9a-f]{32}\\b"),
          "(correlation id)",
          Pattern.compile("\\b[0-9a-f]{64}\\b"),
          "(sha256)",
          TAG,
          "(tag)",
          Pattern.compile("_\\d{8}\\.docx"),
          "_(day).docx",
          Pattern.compile("(\"file_size\":|Content-Length: )\\d+"),
          "$1(bytes)");

  /** The calls of a page, in order. */
  static List<PrintedCall> in(String page) {
    return BLOCK
        .matcher(page)
        .results()
        .flatMap(block -> CALL.matcher(block.group(1)).results())
        .map(call -> of(call.group(1), call.group(2).strip()))
        .toList();
  }

  private static PrintedCall of(String command, String answer) {
    if (!answer.startsWith("HTTP/")) {
      return new PrintedCall(command, "", answer);
    }
    String[] parts = answer.split("\n\n", 2);
    return new PrintedCall(command, parts[0], parts.length == 1 ? "" : parts[1]);
  }

  /** The same with the names that this run gave, where the page has those of the printed one. */
  PrintedCall with(Map<String, String> learnt) {
    String known = command;
    // A link holds the id of its job, so the longer name goes first.
    for (String printed :
        learnt.keySet().stream().sorted(Comparator.comparing(String::length).reversed()).toList()) {
      known = known.replace(printed, learnt.getOrDefault(printed, ""));
    }
    return new PrintedCall(known, head, body);
  }

  /** The job, the link and the tag that the page prints, each with that of this run. */
  Map<String, String> names(HttpResponse<String> answer) {
    var names = new HashMap<String, String>();
    for (Pattern kind : List.of(JOB, LINK, TAG)) {
      Matcher printed = kind.matcher(body + head);
      Matcher actual = kind.matcher(answer.body() + answer.headers().firstValue("ETag").orElse(""));
      if (printed.find() && actual.find()) {
        names.put(printed.group(), actual.group());
      }
    }
    return names;
  }

  void assertMatches(HttpResponse<String> answer) {
    List<String> lines = new ArrayList<>(Arrays.asList(head.split("\n")));
    String status = lines.removeFirst();
    if (!status.isEmpty()) {
      assertThat(status).as(command).startsWith("HTTP/1.1 " + answer.statusCode() + " ");
    }
    for (String line : lines) {
      String name = line.substring(0, line.indexOf(':'));
      String value = answer.headers().firstValue(name).orElse("missing");
      assertThat(steady(name + ": " + value)).as(command).matches(pattern(line));
    }
    if (!body.isEmpty()) {
      assertThat(steady(inOneLine(answer.body()))).as(command).matches(pattern(inOneLine(body)));
    }
  }

  private static String inOneLine(String body) {
    return body.replaceAll("\n *", "");
  }

  private static Pattern pattern(String printed) {
    return Pattern.compile(
        Arrays.stream(steady(printed).split("…", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }

  private static String steady(String text) {
    String steady = text;
    for (Map.Entry<Pattern, String> varying : VARYING.entrySet()) {
      steady = varying.getKey().matcher(steady).replaceAll(varying.getValue());
    }
    return steady;
  }
}
