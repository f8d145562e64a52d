package io.cortap.template.document;

/**
 * How large a template may be.
 *
 * @param maxFileBytes the file
 * @param maxExpandedBytes all entries, expanded
 * @param maxRatio expanded to compressed size of an entry above one megabyte
 * @param maxEntries entries in the package
 */
public record Limits(long maxFileBytes, long maxExpandedBytes, int maxRatio, int maxEntries) {
  public Limits {
    if (maxFileBytes < 1 || maxExpandedBytes < 1 || maxRatio < 1 || maxEntries < 1) {
      throw new IllegalArgumentException(
          "limits must be positive, were "
              + maxFileBytes
              + ", "
              + maxExpandedBytes
              + ", "
              + maxRatio
              + ", "
              + maxEntries);
    }
  }

  /** 20 MB, 100 MB expanded, ratio 200, 2,000 entries. */
  public static Limits standard() {
    return new Limits(20_000_000, 100_000_000, 200, 2_000);
  }
}
