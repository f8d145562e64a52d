package io.cortap.docs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A curl command with the few options that pages use. */
record Curl(String method, URI url, List<String> headers, String data) {
  private static final Pattern PIECE =
      Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"\\\\]+)|(\\\\\n|\\s)+");
  private static final Pattern VARIABLE = Pattern.compile("\\$([A-Z]+)");

  /** What a shell would make of {@code command} with these variables. */
  static Curl of(String command, Map<String, String> variables) {
    String method = "";
    String url = "";
    String data = "";
    var headers = new ArrayList<String>();
    for (Iterator<String> words = words(command, variables).iterator(); words.hasNext(); ) {
      String word = words.next();
      switch (word) {
        case "curl", "-s", "-i", "-si", "-sOJ", "-sN" -> {}
        case "-I", "-sI" -> method = "HEAD";
        case "-X" -> method = words.next();
        case "-H" -> headers.add(words.next());
        case "-d" -> data = words.next();
        default -> url = word;
      }
    }
    if (method.isEmpty()) {
      method = data.isEmpty() ? "GET" : "POST";
    }
    if (!data.isEmpty() && headers.stream().noneMatch(header -> header.startsWith("Content-"))) {
      headers.add("Content-Type: application/x-www-form-urlencoded");
    }
    return new Curl(method, URI.create(url), headers, data);
  }

  HttpResponse<String> run(HttpClient client) throws IOException, InterruptedException {
    var body =
        data.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(data);
    HttpRequest.Builder request = HttpRequest.newBuilder(url).method(method, body);
    for (String header : headers) {
      String[] parts = header.split(": *", 2);
      request.header(parts[0], parts[1]);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static List<String> words(String command, Map<String, String> variables) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    Matcher piece = PIECE.matcher(command);
    while (piece.find()) {
      if (piece.group(4) != null) {
        words.add(word.toString());
        word.setLength(0);
      } else if (piece.group(1) != null) {
        word.append(piece.group(1));
      } else {
        String text = piece.group(2) == null ? piece.group(3) : piece.group(2);
        word.append(VARIABLE.matcher(text).replaceAll(name -> value(name.group(1), variables)));
      }
    }
    words.add(word.toString());
    return words;
  }

  private static String value(String name, Map<String, String> variables) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no page explains the variable " + name);
    }
    return Matcher.quoteReplacement(value);
  }
}
