package io.cortap.adapter.docx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Report types on disk: in this folder, a folder {@code <id>/} each, with {@code manifest.json} and
 * either {@code template.docx} or its parts unzipped below {@code docx/}. Files beside them and
 * folders whose names begin with a dot mean nothing; links are not followed.
 */
final class TemplateFolder {
  private static final String MANIFEST = "manifest.json";
  private static final String TEMPLATE = "template.docx";
  private static final String PARTS = "docx";

  private final Path folder;

  TemplateFolder(Path folder) {
    this.folder = folder;
  }

  /** What tells one state of a type's files from another, without reading them. */
  record Stamp(List<String> files) {
    Stamp {
      files = List.copyOf(files);
    }
  }

  /**
   * The types that are there now, by id, each with its stamp.
   *
   * @throws FaultyReportTypeException if the folder cannot be listed
   */
  Map<String, Stamp> stamps() {
    var stamps = new TreeMap<String, Stamp>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path type : all.filter(TemplateFolder::isType).toList()) {
        stamps.put(name(type), stamp(type));
      }
      return stamps;
    } catch (IOException | UncheckedIOException e) {
      throw new FaultyReportTypeException(
          List.of("TEMPLATE_DIR " + folder + " cannot be read: " + e));
    }
  }

  private static boolean isType(Path entry) {
    return Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) && !name(entry).startsWith(".");
  }

  private static Stamp stamp(Path type) throws IOException {
    var files = new ArrayList<String>();
    for (Path file : files(type)) {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      files.add(
          "%s %d %s"
              .formatted(type.relativize(file), attributes.size(), attributes.lastModifiedTime()));
    }
    return new Stamp(files);
  }

  private static List<Path> files(Path below) throws IOException {
    try (Stream<Path> all = Files.walk(below)) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    }
  }

  /**
   * One type as it is now.
   *
   * @throws FaultyReportTypeException if a file is missing or cannot be read
   */
  ReportTypeFiles read(String id) {
    Path type = folder.resolve(id);
    if (!Files.isRegularFile(type.resolve(MANIFEST))) {
      throw new FaultyReportTypeException(List.of(type.resolve(MANIFEST) + " is missing"));
    }
    boolean zipped = Files.isRegularFile(type.resolve(TEMPLATE));
    boolean unzipped = Files.isDirectory(type.resolve(PARTS));
    if (zipped == unzipped) {
      throw new FaultyReportTypeException(
          List.of(
              "%s holds %s; it needs one of %s and the folder %s/ with its parts"
                  .formatted(type, zipped ? "both" : "no template", TEMPLATE, PARTS)));
    }
    try {
      byte[] template =
          zipped ? Files.readAllBytes(type.resolve(TEMPLATE)) : zipped(type.resolve(PARTS));
      return new ReportTypeFiles(id, Files.readAllBytes(type.resolve(MANIFEST)), template);
    } catch (IOException e) {
      throw new FaultyReportTypeException(List.of(type + " cannot be read: " + e));
    }
  }

  private static byte[] zipped(Path parts) throws IOException {
    var contents = new TreeMap<String, byte[]>();
    for (Path part : files(parts)) {
      contents.put(parts.relativize(part).toString().replace('\\', '/'), Files.readAllBytes(part));
    }
    return ZippedParts.of(contents);
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
