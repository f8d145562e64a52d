package io.cortap.template;

import io.cortap.template.expression.Functions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mutations from fixed seeds; {@link TemplateFuzz} has Jazzer look for more. */
class TemplateFuzzTest {
  private record Target(List<byte[]> seeds, Consumer<byte[]> run) {}

  @ParameterizedTest
  @ValueSource(longs = {20_260_522, 7, 1_000_003})
  void mutationsOfTheSeedsBreakNothing(long seed) {
    Random random = new Random(seed);
    List<Target> targets =
        List.of(
            new Target(FuzzTargets.files().toList(), FuzzTargets::tryFiles),
            new Target(FuzzTargets.markup().toList(), FuzzTargets::tryMarkup),
            new Target(FuzzTargets.expressions().toList(), FuzzTargets::tryExpressions),
            new Target(FuzzTargets.data().toList(), FuzzTargets::tryData));
    for (int round = 0; round < 400; round++) {
      Target target = targets.get(round % targets.size());
      byte[] input = mutated(target, random);
      try {
        target.run().accept(input);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(
            "seed %d, round %d: %s".formatted(seed, round, FuzzTargets.text(input)), e);
      }
    }
  }

  private static byte[] mutated(Target target, Random random) {
    List<Byte> bytes = new ArrayList<>();
    for (byte octet : target.seeds().get(random.nextInt(target.seeds().size()))) {
      bytes.add(octet);
    }
    for (int change = random.nextInt(5); change >= 0; change--) {
      byte[] other = target.seeds().get(random.nextInt(target.seeds().size()));
      int at = random.nextInt(bytes.size() + 1);
      switch (random.nextInt(4)) {
        case 0 -> bytes.add(at, (byte) random.nextInt(256));
        case 1 -> bytes.subList(at, Math.min(bytes.size(), at + random.nextInt(9))).clear();
        case 2 -> {
          if (at < bytes.size()) {
            bytes.set(at, (byte) (bytes.get(at) ^ 1 << random.nextInt(8)));
          }
        }
        default -> {
          int from = random.nextInt(other.length + 1);
          int to = Math.min(other.length, from + random.nextInt(40));
          for (int i = to - 1; i >= from; i--) {
            bytes.add(at, other[i]);
          }
        }
      }
    }
    byte[] mutated = new byte[bytes.size()];
    for (int i = 0; i < mutated.length; i++) {
      mutated[i] = bytes.get(i);
    }
    return mutated;
  }

  @Test
  void theSeedsThemselvesAreSoundTemplates() {
    FuzzTargets.markup()
        .map(body -> Docx.ofBody(FuzzTargets.text(body)).bytes())
        .forEach(file -> Template.compile(file, Functions.standard()).orThrow());
  }
}
