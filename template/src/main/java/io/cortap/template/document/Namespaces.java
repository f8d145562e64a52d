package io.cortap.template.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** Which prefixes are bound while a part is read (Namespaces in XML 1.0). One thread's own. */
final class Namespaces {
  private final Deque<List<String>> open = new ArrayDeque<>();

  /**
   * An element begins.
   *
   * @param attributes names as written
   * @throws XmlException when a name is none or its prefix is not bound
   */
  void open(String element, Collection<String> attributes) {
    List<String> bound = new ArrayList<>(0);
    for (String attribute : attributes) {
      if (attribute.startsWith("xmlns:")) {
        bound.add(attribute.substring(6));
      }
    }
    open.push(bound);
    require(element);
    attributes.forEach(this::require);
  }

  void close() {
    open.pop();
  }

  private void require(String name) {
    int colon = name.indexOf(':');
    if (colon < 0) {
      return;
    }
    boolean local =
        colon + 1 < name.length()
            && name.indexOf(':', colon + 1) < 0
            && "-.0123456789".indexOf(name.charAt(colon + 1)) < 0;
    if (colon == 0 || !local) {
      throw new XmlException("'%s' is no name".formatted(name));
    }
    String prefix = name.substring(0, colon);
    if (!prefix.equals("xml") && !prefix.equals("xmlns") && !isBound(prefix)) {
      throw new XmlException("the prefix of '%s' is bound to no namespace".formatted(name));
    }
  }

  private boolean isBound(String prefix) {
    for (List<String> bound : open) {
      if (bound.contains(prefix)) {
        return true;
      }
    }
    return false;
  }
}
