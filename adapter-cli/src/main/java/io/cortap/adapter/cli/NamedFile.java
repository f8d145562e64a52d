package io.cortap.adapter.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
