package io.cortap.template.document;

import io.cortap.template.document.NumberedElements.Numbered;
import io.cortap.template.document.NumberedElements.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers and names that elements of a template have, kept while it is compiled. What is
 * written once keeps its number without being looked at again; what a loop repeats, or the template
 * itself has twice, is given a place among those that a render counts.
 */
final class Identities {
  private static final Pattern WRITTEN = Pattern.compile("(?:[Ii]d|val|name)=[\"']([^\"'<]+)");

  /**
   * How an element gets its number while a document is written.
   *
   * @param index its place among those that are counted; negative when its start tag can stay as it
   *     is
   * @param again whether the template itself has the number before
   */
  record Identity(int index, boolean again) {
    static final Identity NONE = new Identity(-1, false);

    boolean isCounted() {
      return index >= 0;
    }
  }

  private final Map<String, Known> known = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  private static final class Known {
    final int index;
    boolean writtenBefore;
    boolean counted;

    Known(int index) {
      this.index = index;
    }
  }

  /** Keeps the numbers and names of a part that is copied from being given to others. */
  void reserve(String part) {
    Matcher written = WRITTEN.matcher(part);
    while (written.find()) {
      taken.add(written.group(1));
    }
  }

  /** The element's identity, or {@link Identity#NONE} when its start tag can stay as it is. */
  Identity of(Numbered element, boolean repeated) {
    taken.add(element.number());
    taken.add(element.name());
    Known one =
        known.computeIfAbsent(
            element.kind() + " " + element.number(), unused -> new Known(known.size()));
    if (element.role() == Role.BEGINS) {
      one.counted = repeated || one.writtenBefore;
    }
    Identity identity = one.counted ? new Identity(one.index, one.writtenBefore) : Identity.NONE;
    one.writtenBefore |= element.role() == Role.BEGINS && !repeated;
    return identity;
  }

  /** How many elements a render counts. */
  int size() {
    return known.size();
  }

  /** What no new element may be called. */
  Set<String> taken() {
    return Set.copyOf(taken);
  }
}
