package io.cortap.sandbox;

/** Ways in which a page of controls can be wrong although its status is 200. */
public enum PageQuirk {
  /** {@code total} grows by one after the first page. */
  TOTAL_CHANGES,
  /** The last control of each page repeats its first. */
  DUPLICATE_IDS,
  /** Each page holds half of the controls that its {@code limit} promises. */
  SHORT_PAGES,
  /** Every page after the first is empty, whatever {@code total} says. */
  EMPTY_LATER_PAGES,
  /** A bare list instead of the envelope. */
  BARE_LIST,
  /** The JSON ends in the middle; the HTTP answer is whole. */
  TRUNCATED_JSON,
  /** The HTTP answer ends in the middle and the connection closes. */
  DROPPED_CONNECTION,
  /** An HTML page, as a proxy's login would be. */
  HTML
}
