package io.cortap.template.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text in runs of its own formatting, some of them links. Immutable. */
public record RichText(List<Fragment> fragments) implements RichValue {
  /** Nothing yet. */
  public static final RichText EMPTY = new RichText(List.of());

  public RichText {
    fragments = List.copyOf(fragments);
  }

  /**
   * One run.
   *
   * @param target an address beginning with {@code https:}, {@code http:} or {@code mailto:}; empty
   *     when the run is no link
   */
  public record Fragment(String text, Format format, String target) {
    public Fragment {
      String scheme = target.toLowerCase(Locale.ROOT);
      boolean allowed =
          target.isEmpty()
              || scheme.startsWith("https:")
              || scheme.startsWith("http:")
              || scheme.startsWith("mailto:");
      if (!allowed || target.chars().anyMatch(c -> c <= ' ')) {
        throw new IllegalArgumentException(
            "a link leads to an https, http or mailto address without blanks, was '"
                + target
                + "'");
      }
    }
  }

  public static RichText of(String text, Format format) {
    return EMPTY.plus(text, format);
  }

  /** A text that leads to an address when it is clicked. */
  public static RichText link(String text, String target, Format format) {
    return new RichText(List.of(new Fragment(text, format, target)));
  }

  public RichText plus(String text, Format format) {
    return plus(new RichText(List.of(new Fragment(text, format, ""))));
  }

  public RichText plus(RichText more) {
    List<Fragment> all = new ArrayList<>(fragments);
    all.addAll(more.fragments);
    return new RichText(all);
  }

  @Override
  public String text() {
    StringBuilder text = new StringBuilder();
    fragments.forEach(fragment -> text.append(fragment.text()));
    return text.toString();
  }
}
