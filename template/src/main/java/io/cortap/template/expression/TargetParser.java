package io.cortap.template.expression;

import java.util.ArrayList;
import java.util.List;

/** Reads what is assigned to; its names are declared in the innermost scope. */
final class TargetParser {
  private static final List<String> LITERALS =
      List.of("true", "false", "none", "True", "False", "None");

  private final TokenStream tokens;
  private final Scopes scopes;

  TargetParser(TokenStream tokens, Scopes scopes) {
    this.tokens = tokens;
    this.scopes = scopes;
  }

  /** One target, or several with commas between them. */
  Target target() {
    List<Target> targets = new ArrayList<>();
    targets.add(oneTarget());
    boolean several = false;
    while (tokens.skip(",")) {
      several = true;
      if (tokens.current().isName("in") || tokens.current().is("=") || tokens.current().is(")")) {
        break;
      }
      targets.add(oneTarget());
    }
    return several ? new Target.Unpacked(targets) : targets.getFirst();
  }

  private Target oneTarget() {
    if (tokens.skip("(")) {
      Target inner = target();
      tokens.expect(")");
      return inner;
    }
    String name = tokens.expectName("a name to assign to");
    if (tokens.skip(".")) {
      return new Target.Member(scopes.name(name), tokens.expectName("a member's name"));
    }
    if (LITERALS.contains(name)) {
      throw tokens.fault("nothing can be assigned to '" + name + "'");
    }
    return new Target.Name(scopes.declare(name));
  }
}
