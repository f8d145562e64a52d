package io.cortap.adapter.riskuity;

import java.util.Locale;

/** The kinds of token that reach us, as Riskuity's world makes them. */
enum TokenKind {
  USER("a user's API token", ""),
  WEB_SESSION(
      "a web-session token of Riskuity's web application",
      "This is the token of a browser session, which Riskuity's API refuses. Send the API token"
          + " that Riskuity issues to the signed-in user: it carries tenant_id and user_id."),
  COGNITO_ID(
      "an identity token of Amazon Cognito",
      "This is a Cognito id token, which Riskuity's API refuses. Exchange it at Riskuity and send"
          + " the user's API token that Riskuity issues for it."),
  COGNITO_ACCESS(
      "an access token of Amazon Cognito",
      "This is a Cognito access token, which Riskuity's API refuses. Exchange it at Riskuity and"
          + " send the user's API token that Riskuity issues for it."),
  SERVICE(
      "a service token",
      "This is a service token (tenant_id or user_id 0): Riskuity accepts it, but it sees no"
          + " project. Send the API token of the user for whom the report is made.");

  private final String words;
  private final String advice;

  TokenKind(String words, String advice) {
    this.words = words;
    this.advice = advice;
  }

  /** For instance "a service token". */
  String words() {
    return words;
  }

  /** The word in a problem's details, for instance {@code web_session}. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What to send instead; empty for a user's token. */
  String advice() {
    return advice;
  }
}
