package io.cortap.adapter.http;

import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a form that is in memory (RFC 7578; RFC 2046, section 5.1), by their names. */
final class FormParts {
  private static final Pattern NAME =
      Pattern.compile(
          "(?im)^content-disposition: *form-data *;(?:.*;)? *name=\"([^\"]{1,100})\".*$");

  private final byte[] body;
  private final byte[] delimiter;
  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  private FormParts(byte[] body, String boundary) {
    this.body = body;
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * @throws RefusedException with {@code INVALID_REQUEST} if the body is no such form, or names a
   *     part twice
   */
  static Map<String, byte[]> read(byte[] body, String boundary) {
    var form = new FormParts(body, boundary);
    form.read();
    return form.parts;
  }

  private void read() {
    // The first delimiter has no line in front of it.
    int at = startsWith(2, 0) ? delimiter.length - 2 : behind(0);
    while (!isEnd(at)) {
      int start = line(at);
      int next = find(start, delimiter);
      if (next < 0) {
        throw refused("the form has no end");
      }
      part(start, next);
      at = next + delimiter.length;
    }
  }

  private int behind(int from) {
    int found = find(from, delimiter);
    if (found < 0) {
      throw refused("the form's boundary is not in the body");
    }
    return found + delimiter.length;
  }

  private boolean isEnd(int at) {
    return at + 1 < body.length && body[at] == '-' && body[at + 1] == '-';
  }

  /**
   * Behind the end of the delimiter's line, on its line break: a part may begin with an empty line.
   */
  private int line(int at) {
    int start = at;
    while (start < body.length && (body[start] == ' ' || body[start] == '\t')) {
      start++;
    }
    if (start + 1 >= body.length || body[start] != '\r' || body[start + 1] != '\n') {
      throw refused("a boundary of the form does not end its line");
    }
    return start;
  }

  private void part(int start, int end) {
    int content = find(start, "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    if (content < 0 || content > end) {
      throw refused("a part of the form has no end of its headers");
    }
    String headers = new String(body, start, content - start, StandardCharsets.UTF_8);
    Matcher name = NAME.matcher(headers.replace("\r\n", "\n"));
    if (!name.find()) {
      throw refused("a part of the form has no name");
    }
    byte[] value = Arrays.copyOfRange(body, Math.min(content + 4, end), end);
    if (parts.put(name.group(1), value) != null) {
      throw refused("a part of the form is there twice");
    }
  }

  private int find(int from, byte[] wanted) {
    for (int at = from; at <= body.length - wanted.length; at++) {
      if (Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }

  private boolean startsWith(int skipped, int at) {
    int length = delimiter.length - skipped;
    return body.length >= at + length
        && Arrays.equals(body, at, at + length, delimiter, skipped, delimiter.length);
  }

  private static RefusedException refused(String why) {
    Map<String, String> fault = new LinkedHashMap<>();
    fault.put("field", "body");
    fault.put("message", why);
    return new RefusedException(
        Problem.of(FailureCode.INVALID_REQUEST, why)
            .with("fields", List.of(fault))
            .at("validation"));
  }
}
