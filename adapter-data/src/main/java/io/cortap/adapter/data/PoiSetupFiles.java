package io.cortap.adapter.data;

import io.cortap.core.report.ProjectId;
import io.cortap.core.review.SetupFault;
import io.cortap.core.review.SetupRecord;
import io.cortap.ports.outbound.SetupFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Setup records in JSON files and Excel workbooks (.xlsx), one record a file. Workbooks with macros
 * or formulas are refused: a record holds what people wrote, not what a program made of it.
 */
public final class PoiSetupFiles implements SetupFiles {
  private static final int LARGEST_FILE_BYTES = 8 << 20;
  private static final String UNREADABLE =
      "the file is no .xlsx workbook that can be read; save it anew as .xlsx";
  private static final String MACROS = "application/vnd.ms-office.vbaProject";

  @Override
  public Reading read(byte[] file) {
    if (file.length > LARGEST_FILE_BYTES) {
      return faulty(
          "the file has " + file.length + " bytes; at most " + LARGEST_FILE_BYTES + " are read");
    }
    return switch (FileMagic.valueOf(file)) {
      case OOXML -> workbook(file);
      case OLE2 ->
          faulty("the file is an old .xls or has a password; save it as .xlsx without a password");
      default -> json(file);
    };
  }

  private static Reading json(byte[] file) {
    Map<String, @Nullable Object> members;
    try {
      members = PlainJson.read(file);
    } catch (IllegalArgumentException e) {
      return faulty("the file is no workbook, and as JSON it " + e.getMessage());
    }
    List<SetupFault> faults = SetupRecord.faults(members);
    return faults.isEmpty()
        ? new Reading.Fits(Optional.empty(), new SetupRecord(members), List.of())
        : new Reading.Faulty(faults.stream().map(SetupFault::toString).toList());
  }

  private static Reading workbook(byte[] file) {
    try {
      switch (PackageCheck.of(file)) {
        case TOO_LARGE -> {
          return faulty(
              "the workbook is far larger inside than it should be; copy its values into an empty"
                  + " one of ours");
        }
        case INCOMPLETE -> {
          return faulty(UNREADABLE);
        }
        case SOUND -> {}
      }
      try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
        boolean macros =
            workbook.isMacroEnabled()
                || !workbook.getPackage().getPartsByContentType(MACROS).isEmpty();
        if (macros) {
          return faulty("the workbook holds macros; save it as .xlsx, which drops them");
        }
        // POI leaves out a sheet whose part is missing: the record would lack it unseen.
        PackagePart part = workbook.getPackagePart();
        boolean whole =
            part.getRelationshipsByType(XSSFRelation.WORKSHEET.getRelation()).size()
                <= workbook.getNumberOfSheets();
        return whole ? new WorkbookReading(workbook).read() : faulty(UNREADABLE);
      }
    } catch (IOException | InvalidFormatException | RuntimeException e) {
      // POI says in many ways that a package is damaged, foreign or hostile.
      return faulty(UNREADABLE);
    }
  }

  private static Reading faulty(String why) {
    return new Reading.Faulty(List.of(why));
  }

  @Override
  public byte[] write(Optional<ProjectId> project, SetupRecord record) {
    return new WorkbookWriting(project, record).bytes();
  }
}
