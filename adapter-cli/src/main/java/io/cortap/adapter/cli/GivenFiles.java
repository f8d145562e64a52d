package io.cortap.adapter.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cortap.core.report.PlainValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reads the files that a command line names; one that does not fit is a fault of the line. */
record GivenFiles(CommandSpec spec) {

  byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw refused("there is no file " + file);
    } catch (IOException e) {
      throw refused(file + " cannot be read: " + e.getMessage());
    }
  }

  Map<String, @Nullable Object> object(Path file) {
    try {
      if (new ObjectMapper().readValue(bytes(file), Object.class) instanceof Map<?, ?> members) {
        return PlainValues.copyOf(members);
      }
      throw refused(file + " must hold a JSON object");
    } catch (JsonProcessingException e) {
      throw refused(
          "%s is no JSON (line %d): %s"
              .formatted(
                  file,
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                  e.getOriginalMessage()));
    } catch (IOException e) {
      throw refused(file + " is no JSON in UTF-8");
    }
  }

  ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
