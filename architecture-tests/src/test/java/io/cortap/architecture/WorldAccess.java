package io.cortap.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Date;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Accesses whose answer is not a value that somebody passed in, or that write past every writer.
 */
final class WorldAccess {
  private static final Set<String> SYSTEM_READS =
      Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty", "getProperties");

  static final DescribedPredicate<JavaAccess<?>> READS =
      DescribedPredicate.describe(
          "reads the clock, the environment or chance", access -> reads(access.getTarget()));

  static final DescribedPredicate<JavaAccess<?>> PRINTS =
      DescribedPredicate.describe("prints", access -> prints(access.getTarget()));

  private WorldAccess() {}

  private static boolean reads(AccessTarget target) {
    String name = target.getName();
    if (isOn(target, System.class)) {
      return SYSTEM_READS.contains(name);
    }
    if (isOn(target, Clock.class) || isOn(target, InstantSource.class)) {
      return name.startsWith("system") || name.startsWith("tickM") || name.startsWith("tickS");
    }
    if (target.getOwner().getPackageName().equals("java.time") && name.equals("now")) {
      return takesNothing(target) || firstParameterIs(target, ZoneId.class);
    }
    return isOn(target, ZoneId.class) && name.equals("systemDefault")
        || isNewWithoutArguments(target, Date.class)
        || chance(target, name);
  }

  private static boolean chance(AccessTarget target, String name) {
    return isNewWithoutArguments(target, Random.class)
        || isNewWithoutArguments(target, SecureRandom.class)
        || isOn(target, ThreadLocalRandom.class)
        || isOn(target, Math.class) && name.equals("random")
        || isOn(target, UUID.class) && name.equals("randomUUID");
  }

  private static boolean prints(AccessTarget target) {
    String name = target.getName();
    return isOn(target, System.class) && (name.equals("out") || name.equals("err"))
        || name.equals("printStackTrace") && takesNothing(target);
  }

  private static boolean isOn(AccessTarget target, Class<?> owner) {
    return target.getOwner().isEquivalentTo(owner);
  }

  private static boolean isNewWithoutArguments(AccessTarget target, Class<?> owner) {
    return isOn(target, owner) && target.getName().equals("<init>") && takesNothing(target);
  }

  private static boolean takesNothing(AccessTarget target) {
    return target instanceof CodeUnitAccessTarget call && call.getRawParameterTypes().isEmpty();
  }

  private static boolean firstParameterIs(AccessTarget target, Class<?> type) {
    return target instanceof CodeUnitAccessTarget call
        && call.getRawParameterTypes().get(0).isEquivalentTo(type);
  }
}
