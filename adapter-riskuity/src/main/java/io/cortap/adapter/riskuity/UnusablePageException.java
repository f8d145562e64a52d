package io.cortap.adapter.riskuity;

/** A page that is no page, or does not fit the others; the message is a sentence for people. */
final class UnusablePageException extends Exception {
  UnusablePageException(String sentence) {
    super(sentence, null, false, false);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
