package io.cortap.adapter.docx;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.template.DiagnosisOptions;
import io.cortap.template.Template;
import io.cortap.template.diagnosis.Diagnosis;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The check that other people's templates go through finds nothing to say against our own. */
class BuiltInTemplatesDiagnosisTest {
  static List<ReportTypeFiles> types() {
    return BuiltInTypes.all();
  }

  private static Diagnosis diagnosis(ReportTypeFiles type) {
    TypeManifest manifest = ManifestJson.read(type.id(), type.manifest());
    Map<String, @Nullable Object> data =
        ReportContext.of(SampleReviews.complete().review(), manifest.fields());
    return Template.diagnose(
        type.template(),
        ReportFunctions.builtIn().all(),
        DiagnosisOptions.standard().withData(data));
  }

  @ParameterizedTest
  @MethodSource("types")
  void nothingIsReportedOnABuiltInTemplate(ReportTypeFiles type) {
    assertThat(diagnosis(type).diagnostics()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("types")
  void itsBlocksFieldsAndBranchesAreTold(ReportTypeFiles type) {
    Diagnosis diagnosis = diagnosis(type);
    assertThat(diagnosis.blocks()).isNotEmpty().allMatch(block -> block.isClosed());
    assertThat(diagnosis.fields()).extracting(field -> field.path()).contains("project.recipient_name");
    assertThat(diagnosis.missing()).isEmpty();
    assertThat(diagnosis.coverage()).anyMatch(branch -> branch.isCovered());
  }
}
