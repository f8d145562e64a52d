package io.cortap.template.document;

/** A part that is no well-formed XML, or that holds what no part may hold. */
final class XmlException extends RuntimeException {
  XmlException(String message) {
    super(message, null, false, false);
  }

  String reason() {
    String message = getMessage();
    return message == null ? "unreadable" : message;
  }
}
