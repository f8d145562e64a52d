package io.cortap.template.document;

import io.cortap.template.document.Node.Element;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the package says its parts are (ISO/IEC 29500-2, 10.1.2); names in any case. */
final class ContentTypes {
  static final String PART = "[Content_Types].xml";

  private final Map<String, String> ofExtensions = new HashMap<>();
  private final Map<String, String> ofParts = new HashMap<>();

  private final Set<String> all = new HashSet<>();

  private ContentTypes() {}

  /**
   * @throws XmlException when the part is no well-formed XML
   */
  static ContentTypes read(String source) {
    ContentTypes types = new ContentTypes();
    for (Node child : XmlParser.parse(source).root().children) {
      if (child instanceof Element element) {
        String head = element.startTag();
        String type = StartTag.value(head, "ContentType").strip().toLowerCase(Locale.ROOT);
        types.all.add(type);
        types.ofExtensions.put(lower(StartTag.value(head, "Extension")), type);
        types.ofParts.put(lower(StartTag.value(head, "PartName")), type);
      }
    }
    types.ofExtensions.remove("");
    types.ofParts.remove("");
    return types;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The part's type in lower case; empty when none is declared. */
  String of(String part) {
    String name = lower(part);
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return ofParts.getOrDefault("/" + name, ofExtensions.getOrDefault(extension, ""));
  }

  /** Whether the part is named, not only its extension. */
  boolean name(String part) {
    return ofParts.containsKey("/" + lower(part));
  }

  /** Whether any type, of a part that is there or not, has this in it. */
  boolean mention(String type) {
    return all.stream().anyMatch(one -> one.contains(type));
  }

  /** Whether the part is XML that Word reads; a picture is not. */
  boolean isXml(String part) {
    String type = of(part);
    return lower(part).endsWith(".xml") || type.endsWith("xml") && !type.startsWith("image/");
  }
}
