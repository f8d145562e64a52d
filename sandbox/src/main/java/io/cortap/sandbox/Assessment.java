package io.cortap.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What reviewers have entered for one control, in words: the text files speak them.
 *
 * @param comments {@code null}, {@code no assessment}, {@code number 3} or the comment itself
 * @param instances {@code absent}, {@code null}, {@code empty}, {@code undecided}, {@code
 *     conflict}, or the review status that all instances have
 */
record Assessment(String status, String comments, String instances) {

  static Assessment of(List<String> cells) {
    return new Assessment(cells.get(0), cells.get(1), cells.get(2));
  }

  boolean isThere() {
    return !comments.equals("no assessment");
  }

  /** As the API shows it. */
  Map<String, @Nullable Object> toJson(long id, boolean idAsText) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("id", idAsText ? Long.toString(id) : id);
    json.put("name", null);
    json.put("description", null);
    json.put("status", status);
    json.put("comments", commentsJson());
    json.put("is_assessment_confirmed", "No");
    switch (instances) {
      case "absent" -> {}
      case "null" -> json.put("instances", null);
      case "empty" -> json.put("instances", List.of());
      case "undecided" -> json.put("instances", instances(id, new String[] {null}));
      case "conflict" -> json.put("instances", instances(id, null, "Deficient"));
      default -> json.put("instances", instances(id, instances, instances));
    }
    return json;
  }

  private @Nullable Object commentsJson() {
    if (comments.equals("null")) {
      return null;
    }
    return comments.startsWith("number ")
        ? Integer.valueOf(comments.substring("number ".length()))
        : comments;
  }

  private static List<Map<String, @Nullable Object>> instances(
      long id, @Nullable String... reviewStatuses) {
    var instances = new ArrayList<Map<String, @Nullable Object>>();
    for (String reviewStatus : reviewStatuses) {
      var instance = new LinkedHashMap<String, @Nullable Object>();
      instance.put("id", id * 10 + instances.size());
      instance.put("review_status", reviewStatus);
      instances.add(instance);
    }
    return instances;
  }
}
