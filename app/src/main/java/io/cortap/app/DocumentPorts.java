package io.cortap.app;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import io.cortap.adapter.data.FileSetupStore;
import io.cortap.adapter.data.JsonSnapshotCodec;
import io.cortap.adapter.docx.DocxReportRenderer;
import io.cortap.adapter.docx.DocxTemplateChecker;
import io.cortap.adapter.docx.pdf.LibreOfficePdfConverter;
import io.cortap.ports.outbound.PdfConverter;
import io.cortap.ports.outbound.ReportRenderer;
import io.cortap.ports.outbound.SetupStore;
import io.cortap.ports.outbound.SnapshotCodec;
import io.cortap.ports.outbound.TemplateChecker;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;

/** Data in, documents out. */
@Module
interface DocumentPorts {
  @Provides
  @Singleton
  static SetupStore setupStore(Settings settings, Stores stores) {
    return setups(settings, stores.setups());
  }

  /** What was written, and behind it the file's records where there is one. */
  static SetupStore setups(Settings settings, SetupStore written) {
    return settings.projectConfigPath().isEmpty()
        ? written
        : new FileSetupStore(Path.of(settings.projectConfigPath()), written);
  }

  @Provides
  @Singleton
  static SnapshotCodec snapshotCodec() {
    return new JsonSnapshotCodec();
  }

  @Provides
  @Singleton
  static DocxReportRenderer reportTypes(Settings settings, InstantSource clock) {
    return reportTypes(settings.templateDir(), clock);
  }

  @Binds
  ReportRenderer reportRenderer(DocxReportRenderer types);

  @Provides
  @Singleton
  static TemplateChecker templateChecker(DocxReportRenderer types) {
    return DocxTemplateChecker.ofUploads(types);
  }

  /**
   * The built-in report types, and those of a folder.
   *
   * @param folder empty when there is none
   */
  static DocxReportRenderer reportTypes(String folder, InstantSource clock) {
    return folder.isEmpty()
        ? DocxReportRenderer.ofBuiltInTypes()
        : DocxReportRenderer.withTypesOf(Path.of(folder), clock);
  }

  @Provides
  @Singleton
  static PdfConverter pdfConverter(Settings settings, InstantSource clock) {
    return new LibreOfficePdfConverter(settings.soffice(), settings.capacity().reports(), clock);
  }
}
