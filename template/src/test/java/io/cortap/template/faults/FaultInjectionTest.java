package io.cortap.template.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.template.Compilation;
import io.cortap.template.CompiledTemplate;
import io.cortap.template.DiagnosisOptions;
import io.cortap.template.Docx;
import io.cortap.template.Edits;
import io.cortap.template.RenderException;
import io.cortap.template.RenderOptions;
import io.cortap.template.Template;
import io.cortap.template.diagnosis.Diagnosis;
import io.cortap.template.diagnosis.Diagnostic;
import io.cortap.template.diagnosis.Location;
import io.cortap.template.expression.Functions;
import io.cortap.template.faults.Plantings.Planted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Faults planted at random places in a template of more than five hundred tags: found, found where
 * they are, and mended by the edits that are proposed. {@code -Dcortap.fault.rounds=20} plants
 * every kind as often, {@code -Dcortap.fault.seed=…} repeats a run.
 */
class FaultInjectionTest {
  private static final long SEED = Long.getLong("cortap.fault.seed", 20_310_402L);
  private static final int ROUNDS = Integer.getInteger("cortap.fault.rounds", 0);
  private static final DiagnosisOptions OPTIONS =
      DiagnosisOptions.standard().withData(LargeTemplateWriter.data());

  private static Diagnosis diagnosis(byte[] docx) {
    return Template.diagnose(docx, Functions.standard(), OPTIONS);
  }

  private static List<String> text(byte[] docx) {
    if (!(Template.compile(docx, Functions.standard()) instanceof Compilation.Compiled compiled)) {
      return List.of("rejected");
    }
    CompiledTemplate template = compiled.template();
    try {
      byte[] document =
          template.render(LargeTemplateWriter.data(), RenderOptions.standard()).document();
      List<String> lines = new ArrayList<>();
      Docx.read(document)
          .values()
          .forEach(part -> {
            for (String paragraph : part.split("</w:p>|<w:p/>")) {
              lines.add(paragraph.replaceAll("<[^>]*>", ""));
            }
          });
      return lines;
    } catch (RenderException fault) {
      return List.of("failed");
    }
  }

  /** What became of one planted fault. */
  private record Outcome(boolean found, boolean exact, boolean mended, String shown) {}

  /** At the very tag. */
  private static boolean isAt(LargeTemplate template, Planted planted, Diagnostic one) {
    Location at = one.location();
    return at.part().equals(planted.part())
        && at.paragraph() == template.number(planted.para())
        && at.tag().equals(planted.tag());
  }

  /** At the tag's paragraph, or the one before or behind. */
  private static boolean isNear(LargeTemplate template, Planted planted, Diagnostic one) {
    Location at = one.location();
    return at.part().equals(planted.part())
        && Math.abs(at.paragraph() - template.number(planted.para())) <= 1;
  }

  private static Outcome outcome(FaultKind kind, long round, Random random, List<String> intended) {
    LargeTemplate template = LargeTemplateWriter.write(round);
    Planted planted = kind.planting.plant(template, random);
    byte[] faulty = template.docx();
    List<Diagnostic> found = diagnosis(faulty).diagnostics();
    boolean exact = found.stream().anyMatch(one -> isAt(template, planted, one));
    byte[] edited = Edits.apply(faulty, found).docx();
    boolean mended = text(edited).equals(intended);
    String shown =
        "%s planted %s in %s paragraph %d:\n    %s"
            .formatted(
                kind,
                planted.tag(),
                planted.part(),
                template.number(planted.para()),
                String.join("\n    ", found.stream().map(String::valueOf).toList()));
    boolean near = found.stream().anyMatch(one -> isNear(template, planted, one));
    return new Outcome(near, exact, mended, shown);
  }

  @Test
  void everyFaultIsFoundWhereItIsAndMostKindsAreMendedBlindly() {
    Random random = new Random(SEED);
    Set<FaultKind> tried = EnumSet.noneOf(FaultKind.class);
    Set<FaultKind> unmended = EnumSet.noneOf(FaultKind.class);
    int all = 0;
    int found = 0;
    int exact = 0;
    for (int round = 0; round < Math.max(1, ROUNDS); round++) {
      List<String> intended = text(LargeTemplateWriter.write(SEED + round).docx());
      for (FaultKind kind : selection(random)) {
        Outcome outcome = outcome(kind, SEED + round, random, intended);
        all++;
        found += outcome.found() ? 1 : 0;
        exact += outcome.exact() ? 1 : 0;
        tried.add(kind);
        if (!outcome.mended()) {
          unmended.add(kind);
        }
        if (!outcome.found() || !outcome.exact()) {
          System.out.println((outcome.found() ? "elsewhere: " : "not found: ") + outcome.shown());
        } else if (ROUNDS > 0 && !outcome.mended()) {
          System.out.println("not mended: " + outcome.shown());
        }
      }
    }
    System.out.printf(
        "seed %d: %d of %d kinds, %d faults, %d found, %d at the exact tag, %d kinds mended blindly%n",
        SEED,
        tried.size(),
        FaultKind.values().length,
        all,
        found,
        exact,
        tried.size() - unmended.size());
    assertThat(tried).hasSizeGreaterThanOrEqualTo(60);
    assertThat(found).isEqualTo(all);
    assertThat(exact).isGreaterThanOrEqualTo(Math.ceilDiv(all * 95, 100));
    assertThat(tried.size() - unmended.size())
        .isGreaterThanOrEqualTo(Math.ceilDiv(tried.size() * 8, 10));
  }

  /** Every kind in a long run, else as many as a build has time for. */
  private static List<FaultKind> selection(Random random) {
    List<FaultKind> kinds = new ArrayList<>(List.of(FaultKind.values()));
    if (ROUNDS > 0) {
      return kinds;
    }
    Collections.shuffle(kinds, random);
    return kinds.subList(0, 62);
  }

  @Test
  void faultsPlantedTogetherAreAllFound() {
    Random random = new Random(SEED);
    LargeTemplate template = LargeTemplateWriter.write(SEED);
    List<FaultKind> kinds =
        List.of(
            FaultKind.FILTER_LETTER_DROPPED,
            FaultKind.EQUALS_SIGN_ALONE,
            FaultKind.QUOTE_UNCLOSED,
            FaultKind.VALUE_BEGINS_WITH_ONE_BRACE,
            FaultKind.ENDIF_STRAY,
            FaultKind.METHOD_MISSPELT,
            FaultKind.CALL_UNCLOSED,
            FaultKind.LEVEL_GLUED,
            FaultKind.TAG_EMPTY,
            FaultKind.INCLUDE,
            FaultKind.PLACEHOLDER_LEFT);
    List<Planted> planted = new ArrayList<>();
    kinds.forEach(kind -> planted.add(kind.planting.plant(template, random)));
    List<Diagnostic> found = diagnosis(template.docx()).diagnostics();
    System.out.printf(
        "seed %d: %d faults together, %d findings%n", SEED, kinds.size(), found.size());
    assertThat(planted)
        .allSatisfy(one -> assertThat(found).anyMatch(finding -> isAt(template, one, finding)));
  }

  @Test
  void aTemplateWithoutFaultsHasNothingReported() {
    LargeTemplate template = LargeTemplateWriter.write(SEED);
    assertThat(template.tags()).hasSizeGreaterThan(500);
    assertThat(diagnosis(template.docx()).diagnostics()).isEmpty();
  }
}
