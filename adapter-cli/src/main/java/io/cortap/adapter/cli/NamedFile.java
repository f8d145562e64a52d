package io.cortap.adapter.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cortap.core.report.PlainValues;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A file that the command line names: what is wrong with it is wrong with the command line. */
record NamedFile(Path path, CommandSpec spec) {

  /**
   * @throws ParameterException in words if it cannot be read
   */
  byte[] bytes() {
    try {
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw refused("there is no file " + path);
    } catch (IOException e) {
      throw refused(path + " cannot be read: " + e.getMessage());
    }
  }

  /**
   * The file's JSON object.
   *
   * @throws ParameterException in words if it holds none
   */
  Map<String, @Nullable Object> object() {
    try {
      if (new ObjectMapper().readValue(bytes(), Object.class) instanceof Map<?, ?> members) {
        return PlainValues.copyOf(members);
      }
      throw refused(path + " must hold a JSON object");
    } catch (JsonProcessingException e) {
      throw refused(
          "%s is no JSON (line %d): %s"
              .formatted(
                  path,
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                  e.getOriginalMessage()));
    } catch (IOException e) {
      throw refused(path + " is no JSON in UTF-8");
    }
  }

  /**
   * Makes the file; what is there already stays.
   *
   * @throws ParameterException in words if it cannot be made
   */
  void make(byte[] content) {
    try {
      Files.write(path, content, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw refused(path + " is there already; name another file, or remove it");
    } catch (IOException e) {
      throw refused(path + " cannot be written: " + e.getMessage());
    }
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
