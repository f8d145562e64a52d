package io.cortap.adapter.aws;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One item of the table. What is asked for and missing or of another type is a {@link
 * DamagedItemException} that says which.
 */
record Item(Map<String, AttributeValue> attributes) {
  /** The table's key, by the name that the contract gave it. */
  static final String KEY = "job_id";

  static final String VERSION = "version";
  static final String TENANT = "tenant_id";

  /** What sort of item this is, for whoever walks the table. */
  static final String KIND = "item";

  Item {
    attributes = Map.copyOf(attributes);
  }

  static Builder of(String key, String kind) {
    return new Builder().with(KEY, key).with(KIND, kind);
  }

  String key() {
    return text(KEY);
  }

  long version() {
    return number(VERSION);
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
  }

  String text(String name) {
    return find(name).orElseThrow(() -> missing(name, "text"));
  }

  long number(String name) {
    String digits =
        Optional.ofNullable(attributes.get(name))
            .map(AttributeValue::n)
            .orElseThrow(() -> missing(name, "number"));
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw missing(name, "whole number");
    }
  }

  byte[] bytes(String name) {
    return Optional.ofNullable(attributes.get(name))
        .map(AttributeValue::b)
        .map(SdkBytes::asByteArray)
        .orElseThrow(() -> missing(name, "binary"));
  }

  private DamagedItemException missing(String name, String type) {
    return new DamagedItemException(
        "item " + find(KEY).orElse("?") + " has no " + type + " '" + name + "'");
  }

  /** An item about to be written. */
  static final class Builder {
    private final Map<String, AttributeValue> attributes = new HashMap<>();

    Builder with(String name, String text) {
      attributes.put(name, AttributeValue.fromS(whole(text)));
      return this;
    }

    /** Half a surrogate pair is no UTF-8: it becomes a question mark. */
    private static String whole(String text) {
      return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    Builder with(String name, long number) {
      attributes.put(name, AttributeValue.fromN(Long.toString(number)));
      return this;
    }

    Builder with(String name, byte[] bytes) {
      attributes.put(name, AttributeValue.fromB(SdkBytes.fromByteArray(bytes)));
      return this;
    }

    Builder with(String name, Map<String, String> texts) {
      var map = new HashMap<String, AttributeValue>();
      texts.forEach((key, text) -> map.put(key, AttributeValue.fromS(whole(text))));
      attributes.put(name, AttributeValue.fromM(map));
      return this;
    }

    Item build() {
      return new Item(attributes);
    }
  }
}
