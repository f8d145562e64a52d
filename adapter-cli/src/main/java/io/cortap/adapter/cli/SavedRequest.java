package io.cortap.adapter.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as people save it: {@code Name: value} a line, as curl -i and proxies print it (a start
 * line and curl -v's {@code >} may stand before), or a JSON object of headers as loggers write it.
 *
 * @param rest what follows the first empty line: the body, if the head has one
 */
record SavedRequest(Map<String, List<String>> headers, byte[] rest) {
  private static final Pattern HEADER = Pattern.compile("[<>]?\\s*([A-Za-z0-9_-]+):\\s?(.*)");

  /**
   * Reads what was saved.
   *
   * @throws IllegalArgumentException if no header is in it
   */
  static SavedRequest of(byte[] saved) {
    String text = new String(saved, StandardCharsets.ISO_8859_1);
    SavedRequest request =
        text.stripLeading().startsWith("{") ? ofJson(saved) : ofLines(saved, text);
    if (request.headers().isEmpty()) {
      throw new IllegalArgumentException("there is no 'Name: value' line, and no JSON object");
    }
    return request;
  }

  /** Adds one {@code Name: value}. */
  static boolean add(String line, Map<String, List<String>> headers) {
    Matcher header = HEADER.matcher(line);
    if (!header.matches()) {
      return false;
    }
    headers
        .computeIfAbsent(header.group(1), name -> new ArrayList<>())
        .add(header.group(2).strip());
    return true;
  }

  private static SavedRequest ofLines(byte[] saved, String text) {
    var headers = new LinkedHashMap<String, List<String>>();
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      String line = text.substring(start, end).strip();
      start = newline < 0 ? text.length() : newline + 1;
      if (!add(line, headers) && line.replaceFirst("^[<>]", "").isBlank() && !headers.isEmpty()) {
        return new SavedRequest(headers, Arrays.copyOfRange(saved, start, saved.length));
      }
    }
    return new SavedRequest(headers, new byte[0]);
  }

  private static SavedRequest ofJson(byte[] saved) {
    var headers = new LinkedHashMap<String, List<String>>();
    try {
      for (Map.Entry<String, JsonNode> header : new ObjectMapper().readTree(saved).properties()) {
        var values = new ArrayList<String>();
        if (header.getValue().isArray()) {
          header.getValue().forEach(value -> values.add(value.asText()));
        } else {
          values.add(header.getValue().asText());
        }
        headers.put(header.getKey(), values);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("it begins like JSON and is none", e);
    }
    return new SavedRequest(headers, new byte[0]);
  }
}
