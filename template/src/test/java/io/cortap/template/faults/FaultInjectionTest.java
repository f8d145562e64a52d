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
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Faults planted at random places in a template of more than five hundred tags: found, found where
 * they are, and mended by the edits that are proposed. {@code -Dcortap.fault.rounds=100} runs
 * longer, {@code -Dcortap.fault.seed=…} repeats a run.
 */
class FaultInjectionTest {
  private static final long SEED = Long.getLong("cortap.fault.seed", 20_310_402L);
  private static final int ROUNDS = Integer.getInteger("cortap.fault.rounds", 1);
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

  private static boolean isAt(LargeTemplate template, Planted planted, Diagnostic one) {
    Location at = one.location();
    return at.part().equals(planted.part())
        && at.paragraph() == template.number(planted.para())
        && (at.tag().equals(planted.tag())
            || planted.tag().startsWith(at.tag())
            || at.tag().startsWith(planted.tag()));
  }

  private static Outcome outcome(FaultKind kind, long seed) {
    LargeTemplate template = LargeTemplateWriter.write(seed);
    List<String> intended = text(template.docx());
    Planted planted = kind.planting.plant(template, new Random(seed));
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
    return new Outcome(!found.isEmpty(), exact, mended, shown);
  }

  @Test
  void everyKindOfFaultIsFoundWhereItIsAndMostAreMendedBlindly() {
    int found = 0;
    int exact = 0;
    int all = 0;
    Set<FaultKind> mended = EnumSet.allOf(FaultKind.class);
    for (int round = 0; round < ROUNDS; round++) {
      for (FaultKind kind : FaultKind.values()) {
        Outcome outcome = outcome(kind, SEED + 1_000L * round + kind.ordinal());
        all++;
        found += outcome.found() ? 1 : 0;
        exact += outcome.exact() ? 1 : 0;
        if (!outcome.mended()) {
          mended.remove(kind);
        }
        if (!outcome.found() || !outcome.exact() || !outcome.mended()) {
          System.out.println((outcome.found() ? "" : "NOT FOUND ") + (outcome.exact() ? "" : "NOT EXACT ") + (outcome.mended() ? "" : "NOT MENDED ") + outcome.shown());
        }
      }
    }
    System.out.printf(
        "seed %d: %d kinds, %d faults, %d found, %d at the exact tag, %d kinds mended blindly%n",
        SEED, FaultKind.values().length, all, found, exact, mended.size());
    assertThat(found).isEqualTo(all);
    assertThat(exact).isGreaterThanOrEqualTo(Math.ceilDiv(all * 95, 100));
    assertThat(mended).hasSizeGreaterThanOrEqualTo(Math.ceilDiv(FaultKind.values().length * 8, 10));
  }

  @Test
  void aTemplateWithoutFaultsHasNothingReported() {
    LargeTemplate template = LargeTemplateWriter.write(SEED);
    assertThat(template.tags()).hasSizeGreaterThan(500);
    assertThat(diagnosis(template.docx()).diagnostics()).isEmpty();
  }
}
