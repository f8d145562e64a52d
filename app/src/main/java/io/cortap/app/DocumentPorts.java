package io.cortap.app;

import dagger.Module;
import dagger.Provides;
import io.cortap.adapter.data.FileSetupStore;
import io.cortap.adapter.data.JsonSnapshotCodec;
import io.cortap.adapter.docx.DocxReportRenderer;
import io.cortap.adapter.docx.pdf.LibreOfficePdfConverter;
import io.cortap.ports.outbound.PdfConverter;
import io.cortap.ports.outbound.ReportRenderer;
import io.cortap.ports.outbound.SetupStore;
import io.cortap.ports.outbound.SnapshotCodec;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** Data in, documents out. */
@Module
interface DocumentPorts {
  @Provides
  @Singleton
  static SetupStore setupStore(Settings settings, Stores stores) {
    return settings.projectConfigPath().isEmpty()
        ? stores.setups()
        : new FileSetupStore(Path.of(settings.projectConfigPath()), stores.setups());
  }

  @Provides
  @Singleton
  static SnapshotCodec snapshotCodec() {
    return new JsonSnapshotCodec();
  }

  @Provides
  @Singleton
  static ReportRenderer reportRenderer() {
    return DocxReportRenderer.ofBuiltInTypes();
  }

  @Provides
  @Singleton
  static PdfConverter pdfConverter(Settings settings) {
    return new LibreOfficePdfConverter(settings.soffice(), settings.capacity().reports());
  }
}
