package io.cortap.template.document;

import io.cortap.template.document.Node.Element;
import java.util.LinkedHashMap;
import java.util.Map;

/** The namespaces that a root declares, for its children where they stand elsewhere. */
final class RootDeclarations {
  private final Map<String, String> markup = new LinkedHashMap<>();

  RootDeclarations(Element root) {
    String head = root.startTag();
    for (StartTag.Attribute attribute : StartTag.attributes(head)) {
      if (attribute.name().equals("xmlns") || attribute.prefix().equals("xmlns")) {
        markup.put(
            attribute.name(),
            " %s=%s"
                .formatted(
                    attribute.name(), head.substring(attribute.from() - 1, attribute.to() + 1)));
      }
    }
  }

  /** Those that the start tag does not make itself. */
  String missingIn(String head) {
    Map<String, String> missing = new LinkedHashMap<>(markup);
    StartTag.attributes(head).forEach(attribute -> missing.remove(attribute.name()));
    return String.join("", missing.values());
  }
}
