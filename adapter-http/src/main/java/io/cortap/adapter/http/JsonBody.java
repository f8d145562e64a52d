package io.cortap.adapter.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.cortap.core.problem.FailureCode;
import io.cortap.core.problem.Problem;
import io.cortap.core.report.PlainValues;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body as one JSON object (RFC 8259) that every reader understands alike (RFC 7493): UTF-8,
 * no name twice in an object, no half of a surrogate pair, nothing behind the object.
 */
final class JsonBody {
  private static final int MAX_NUMBER_LENGTH = 100;
  // Small text such as 1e999999999 would fill the memory of whoever writes the number out.
  private static final int MAX_EXPONENT = 400;

  private static final JsonFactory PARSERS =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(PlainValues.MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .build())
          .build();

  private final JsonParser parser;

  private JsonBody(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * The members as {@code Long}, {@code BigInteger}, {@code BigDecimal}, {@code String}, {@code
   * Boolean}, null, lists and maps.
   *
   * @throws RefusedException with {@code INVALID_REQUEST} that says where the body stops to be such
   *     an object, and quotes nothing of it
   */
  static Map<String, @Nullable Object> read(byte[] body) {
    try (JsonParser parser = PARSERS.createParser(utf8(body))) {
      return new JsonBody(parser).document();
    } catch (StreamConstraintsException e) {
      throw refused("nests or counts beyond what is accepted", e.getLocation());
    } catch (JsonProcessingException e) {
      throw refused("is not well-formed JSON", e.getLocation());
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory does not fail", e);
    }
  }

  private static String utf8(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw refused("is not UTF-8", null);
    }
  }

  private Map<String, @Nullable Object> document() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw refused("is empty; a JSON object is needed", null);
    }
    if (first != JsonToken.START_OBJECT) {
      throw here("is not a JSON object");
    }
    Map<String, @Nullable Object> members = object();
    if (parser.nextToken() != null) {
      throw here("goes on behind its end");
    }
    return members;
  }

  private Map<String, @Nullable Object> object() throws IOException {
    var members = new LinkedHashMap<String, @Nullable Object>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = text();
      if (members.containsKey(name)) {
        throw here("names a member twice");
      }
      members.put(name, value(parser.nextToken()));
    }
    return members;
  }

  private List<@Nullable Object> array() throws IOException {
    var elements = new ArrayList<@Nullable Object>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      elements.add(value(token));
    }
    return elements;
  }

  private @Nullable Object value(JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> text();
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> decimal();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw here("is not well-formed JSON");
    };
  }

  private Object integer() throws IOException {
    return switch (parser.getNumberType()) {
      case INT, LONG -> parser.getLongValue();
      default -> parser.getBigIntegerValue();
    };
  }

  private BigDecimal decimal() throws IOException {
    BigDecimal number = parser.getDecimalValue();
    if (Math.abs((long) number.scale()) > MAX_EXPONENT) {
      throw here("nests or counts beyond what is accepted");
    }
    return number;
  }

  private String text() throws IOException {
    String text = parser.getText();
    // A whole pair is one code point beyond the surrogates' range; what is left there is half.
    if (text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      throw here("holds half of a surrogate pair");
    }
    return text;
  }

  private RefusedException here(String why) {
    return refused(why, parser.currentTokenLocation());
  }

  private static RefusedException refused(String why, @Nullable JsonLocation where) {
    String message = "the body " + why;
    if (where != null) {
      message += " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
    }
    return new RefusedException(
        Problem.of(FailureCode.INVALID_REQUEST, message)
            .with("fields", List.of(bodyFault(message)))
            .at("submission")
            .hinting("Send one JSON object in UTF-8 that names each member once."));
  }

  /** In the order in which every other fault of a field is written. */
  private static Map<String, String> bodyFault(String message) {
    var fault = new LinkedHashMap<String, String>();
    fault.put("field", "body");
    fault.put("message", message);
    return fault;
  }
}
