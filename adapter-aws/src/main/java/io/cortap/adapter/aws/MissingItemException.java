package io.cortap.adapter.aws;

import java.util.Map;
import java.util.Optional;

/**
 * Another item counts this one, and it is not there: somebody removed it, or the transaction that
 * writes both is just coming to it.
 */
final class MissingItemException extends DamagedItemException {
  private static final long serialVersionUID = 1L;

  private MissingItemException(String key) {
    super("item " + key + " is missing");
  }

  /**
   * @throws MissingItemException if it is not among them
   */
  static Item of(Map<String, Item> found, String key) {
    return Optional.ofNullable(found.get(key)).orElseThrow(() -> new MissingItemException(key));
  }
}
