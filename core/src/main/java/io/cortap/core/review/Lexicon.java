package io.cortap.core.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every word with which the phrase rules and the rewordings begin, or on which they depend, and
 * every {@link Cue}, in one index built from these lists: one pass over a text tells which few of
 * them are worth trying, and where.
 */
final class Lexicon {
  /** Among a rule's openings: it may match where its clause begins. */
  static final String CLAUSE_START = "^";

  private static final Lexicon KNOWN = new Lexicon(PhraseRules.ALL, Rewording.ALL);

  /** What a literal is to a rule, a rewording or a cue. */
  enum Role {
    OPENS_RULE,
    BESIDE_RULE,
    OPENS_REWRITE,
    BESIDE_REWRITE,
    CUE
  }

  private record Claim(String literal, Role role, int of) {
    long bit() {
      return 1L << of;
    }
  }

  private final LiteralIndex index;
  private final long[][] bits;

  /** The rules that may match at a clause's beginning, whatever stands there. */
  private final long rulesAtStart;

  /** The rules, and the rewordings, that need no word beside their opening. */
  private final long lonelyRules;

  private final long lonelyRewrites;

  /** The rewordings that may begin anywhere. */
  private final long freeRewrites;

  private Lexicon(List<FindingRule> rules, List<Rewrite> rewrites) {
    var claims = new ArrayList<Claim>();
    long atStart = 0;
    long lonely = 0;
    for (int i = 0; i < rules.size(); i++) {
      FindingRule rule = rules.get(i);
      claim(claims, Role.OPENS_RULE, i, rule.openings());
      claim(claims, Role.BESIDE_RULE, i, rule.beside());
      atStart |= rule.openings().contains(CLAUSE_START) ? 1L << i : 0;
      lonely |= rule.beside().isEmpty() ? 1L << i : 0;
    }
    rulesAtStart = atStart;
    lonelyRules = lonely;
    long free = 0;
    lonely = 0;
    for (int i = 0; i < rewrites.size(); i++) {
      Rewrite rewrite = rewrites.get(i);
      claim(claims, Role.OPENS_REWRITE, i, rewrite.openings());
      claim(claims, Role.BESIDE_REWRITE, i, rewrite.beside());
      free |= rewrite.openings().isEmpty() ? 1L << i : 0;
      lonely |= rewrite.beside().isEmpty() ? 1L << i : 0;
    }
    freeRewrites = free;
    lonelyRewrites = lonely;
    for (Cue cue : Cue.values()) {
      claim(claims, Role.CUE, cue.ordinal(), cue.literals());
    }
    List<String> literals = claims.stream().map(Claim::literal).distinct().toList();
    index = new LiteralIndex(literals);
    bits = new long[Role.values().length][literals.size()];
    Map<String, Integer> ids = new HashMap<>();
    literals.forEach(literal -> ids.put(literal, ids.size()));
    for (Claim claim : claims) {
      bits[claim.role().ordinal()][ids.getOrDefault(claim.literal(), 0)] |= claim.bit();
    }
  }

  private static void claim(List<Claim> claims, Role role, int of, List<String> literals) {
    for (String literal : literals) {
      if (!literal.equals(CLAUSE_START)) {
        claims.add(new Claim(literal, role, of));
      }
    }
  }

  static Sightings in(String text) {
    var sightings = new Sightings(KNOWN, text);
    KNOWN.index.scan(text, sightings);
    return sightings;
  }

  /** What the literal is, a bit for each rule, rewording or cue. */
  long bits(Role role, int id) {
    return bits[role.ordinal()][id];
  }

  int length(int id) {
    return index.length(id);
  }

  /** The length of the longest literal. */
  int longest() {
    return index.longest();
  }

  long rules(long openings, long companions) {
    return (openings | rulesAtStart) & (companions | lonelyRules);
  }

  long rewrites(long openings, long companions) {
    return (openings | freeRewrites) & (companions | lonelyRewrites);
  }

  boolean opensAtStart(int rule) {
    return (rulesAtStart >> rule & 1) != 0;
  }
}
