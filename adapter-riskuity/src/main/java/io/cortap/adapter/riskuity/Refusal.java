package io.cortap.adapter.riskuity;

/**
 * Why the guard lets nothing through.
 *
 * @param toCaller tells which rule, and nothing about our network
 * @param toOperator tells what was seen
 */
record Refusal(String toCaller, String toOperator) {
  private static final String BEGIN = "the callback URL is not allowed: ";

  static Refusal scheme(String seen) {
    return new Refusal(
        BEGIN + "webhooks go over https",
        "scheme '" + seen + "' is not https, or http to a host that is not listed for http");
  }

  static Refusal userPart() {
    return new Refusal(BEGIN + "it holds a user name or password", "the URL has a user part");
  }

  static Refusal port(int seen) {
    return new Refusal(
        BEGIN + "its port is not one of those open to webhooks", "port " + seen + " is not listed");
  }

  static Refusal host(String seen) {
    return new Refusal(
        BEGIN + "its host is not on the list of webhook hosts",
        "host '" + seen + "' is not listed");
  }

  static Refusal spelling() {
    return new Refusal(
        BEGIN + "its host is not written in a form that can be checked",
        "the host is empty, or an address in an unusual spelling");
  }

  /** The caller learns nothing about what our resolver sees. */
  static Refusal address(String address, String kind) {
    return new Refusal(
        BEGIN + "its host does not lead to a public address",
        "address " + address + " is " + kind + " and no configured block allows it");
  }
}
