package io.cortap.template.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one rendered part refers to beyond the template's own relationships. */
final class PartResources {
  private static final String ID = "rIdMade";

  private final Resources all;
  private final Supplier<String> read;
  private final Map<String, String> ids = new LinkedHashMap<>();
  private @Nullable String existing;
  private int next = 1;

  /**
   * @param existing the part's relationships in the template, read when a value brings more; empty
   *     when it has none
   */
  PartResources(Resources all, Supplier<String> existing) {
    this.all = all;
    this.read = existing;
  }

  /** The id of the link to this address, the same each time. */
  String link(String target) {
    return id(
        "Type=\"%shyperlink\" Target=\"%s\" TargetMode=\"External\""
            .formatted(Resources.TYPES, XmlText.quoted(target)));
  }

  /** The id of the picture with this content, the same each time. */
  String picture(byte[] content, String extension) {
    return id(
        "Type=\"%simage\" Target=\"/%s\""
            .formatted(Resources.TYPES, all.picture(content, extension)));
  }

  private String existing() {
    String known = existing;
    if (known == null) {
      known = read.get();
      existing = known;
    }
    return known;
  }

  Lists lists() {
    return all.lists();
  }

  Styles styles() {
    return all.styles();
  }

  /** A part that the template had not. */
  void part(String type, String name) {
    id("Type=\"%s%s\" Target=\"/%s\"".formatted(Resources.TYPES, type, name));
  }

  private String id(String relationship) {
    return ids.computeIfAbsent(
        relationship,
        unused -> {
          String taken = existing();
          while (taken.contains("\"" + ID + next + "\"") || taken.contains("'" + ID + next + "'")) {
            next++;
          }
          return ID + next++;
        });
  }

  boolean isEmpty() {
    return ids.isEmpty();
  }

  /** The relationships of the part, old and new. */
  String relationships() {
    StringBuilder added = new StringBuilder();
    ids.forEach((relationship, id) ->
        added.append("<Relationship Id=\"%s\" %s/>".formatted(id, relationship)));
    String before = existing();
    return Resources.ofItsNamespace(
        before.isEmpty()
            ? "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\""
                + "http://schemas.openxmlformats.org/package/2006/relationships\"/>"
            : before,
        added.toString());
  }
}
