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

  @ParameterizedTest
  @MethodSource("types")
  void nothingIsReportedOnABuiltInTemplate(ReportTypeFiles type) {
    Diagnosis diagnosis = Template.diagnose(type.template(), ReportFunctions.builtIn().all());
    assertThat(diagnosis.diagnostics()).isEmpty();
    assertThat(diagnosis.blocks()).isNotEmpty().allMatch(block -> block.isClosed());
    assertThat(diagnosis.fields())
        .extracting(field -> field.path())
        .contains("project.recipient_name");
  }

  @ParameterizedTest
  @MethodSource("types")
  void aReviewMeetsNoErrorAndItsBranchesAreCounted(ReportTypeFiles type) {
    TypeManifest manifest = ManifestJson.read(type.id(), type.manifest());
    Map<String, @Nullable Object> data =
        ReportContext.of(SampleReviews.complete().review(), manifest.fields());
    Diagnosis diagnosis =
        Template.diagnose(
            type.template(),
            ReportFunctions.builtIn().all(),
            DiagnosisOptions.standard().withData(data));
    assertThat(diagnosis.errors()).isEmpty();
    assertThat(diagnosis.coverage()).anyMatch(branch -> branch.isCovered());
  }
}
