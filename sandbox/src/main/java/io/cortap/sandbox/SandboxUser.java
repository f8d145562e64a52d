package io.cortap.sandbox;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A user of the sandbox, invented like everything here.
 *
 * @param projects the ids of the projects that this user may read
 */
public record SandboxUser(
    long userId, long tenantId, String email, boolean isSuperuser, Set<Long> projects) {
  /** Reviewer of tenant 1; may read its projects 58, 61 and 62. */
  public static final SandboxUser MARA =
      new SandboxUser(101, 1, "mara.ellison@larkspur-review.example", false, Set.of(58L, 61L, 62L));

  /** Reviewer of tenant 1 who may read project 62 only. */
  public static final SandboxUser TOBIAS =
      new SandboxUser(102, 1, "tobias.renner@larkspur-review.example", false, Set.of(62L));

  /** Administrator of tenant 1: a superuser, which opens nothing at CORTAP-RPT. */
  public static final SandboxUser GRETA =
      new SandboxUser(103, 1, "greta.holm@larkspur-review.example", true, Set.of(58L, 61L, 62L));

  /** Reviewer of tenant 2; may read its projects 71 and 72. */
  public static final SandboxUser INES =
      new SandboxUser(201, 2, "ines.calloway@copper-basin.example", false, Set.of(71L, 72L));

  public SandboxUser {
    projects = Set.copyOf(projects);
  }

  /** Everybody. */
  public static List<SandboxUser> all() {
    return List.of(MARA, TOBIAS, GRETA, INES);
  }

  static Stream<SandboxUser> withEmail(String email) {
    return all().stream().filter(user -> user.email().equalsIgnoreCase(email));
  }
}
