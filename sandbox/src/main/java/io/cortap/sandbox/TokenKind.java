package io.cortap.sandbox;

/** The kinds of token that callers have been seen to send, right or wrong. */
public enum TokenKind {
  /** A user's API token: the only kind that opens projects. */
  USER,
  /** A user's API token that ended an hour ago. */
  EXPIRED,
  /** Issued by the web application; the API refuses it. */
  WEB_SESSION,
  /** User 0 of tenant 0: accepted, sees no project. */
  SERVICE,
  /** An identity token of the login provider; the API refuses it. */
  COGNITO_ID,
  /** An access token of the login provider; the API refuses it. */
  COGNITO_ACCESS
}
