package io.cortap.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What lies in the data folder of services, read past them. */
record DataFolder(Path path) {
  private static final Pattern REPORT = Pattern.compile("reports/[^\"]+");
  private static final int WINDOW = 16;

  private Connection open() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + path.resolve("jobs.db"));
  }

  /** A job as it is stored. */
  String document(String jobId) throws SQLException {
    try (Connection connection = open();
        PreparedStatement select =
            connection.prepareStatement("SELECT document FROM job WHERE job_id = ?")) {
      select.setString(1, jobId);
      try (ResultSet row = select.executeQuery()) {
        return row.getString(1);
      }
    }
  }

  /** A number in the effort of a stored job, for instance its {@code claims}. */
  int count(String jobId, String name) throws SQLException {
    Matcher number =
        Pattern.compile("\"effort\":\\{[^}]*\"" + name + "\":(\\d+)").matcher(document(jobId));
    if (!number.find()) {
      throw new AssertionError("a stored job's effort has no " + name);
    }
    return Integer.parseInt(number.group(1));
  }

  /** How many jobs have not ended, or owe a webhook still. */
  int due() throws SQLException {
    try (Connection connection = open();
        PreparedStatement select =
            connection.prepareStatement("SELECT count(*) FROM job WHERE due_lane IS NOT NULL");
        ResultSet row = select.executeQuery()) {
      return row.getInt(1);
    }
  }

  /** The reports that a stored job names. */
  Set<String> reportsOf(String jobId) throws SQLException {
    return REPORT
        .matcher(document(jobId))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  byte[] blob(String key) throws IOException {
    return Files.readAllBytes(path.resolve("blobs").resolve(key));
  }

  /** Reports made for a job, visible or not. */
  List<Path> filesOf(String jobId) throws IOException {
    try (Stream<Path> files = Files.walk(path.resolve("blobs"))) {
      return files
          .filter(file -> file.getFileName().toString().matches(".*" + jobId + ".*[.]docx"))
          .toList();
    }
  }

  /** The encrypted tokens that wait now. */
  List<byte[]> waitingTokens() throws SQLException {
    var tokens = new ArrayList<byte[]>();
    try (Connection connection = open();
        PreparedStatement select =
            connection.prepareStatement("SELECT chunk FROM token_slot WHERE taken = 1");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        // Four bytes tell the length of what follows; zeros fill the rest.
        byte[] slot = row.getBytes(1);
        int length = ByteBuffer.wrap(slot).getInt();
        tokens.add(Arrays.copyOfRange(slot, Integer.BYTES, Integer.BYTES + length));
      }
    }
    return tokens;
  }

  /** The first file in which sixteen consecutive bytes of a secret are found. */
  Optional<Path> whereAnyOf(List<byte[]> secrets) throws IOException {
    return whereAnyOf(path, secrets);
  }

  static Optional<Path> whereAnyOf(Path folder, List<byte[]> secrets) throws IOException {
    var windows = new HashSet<String>();
    var beginnings = new BitSet(1 << 16);
    for (byte[] secret : secrets) {
      for (int at = 0; at + WINDOW <= secret.length; at++) {
        windows.add(new String(secret, at, WINDOW, StandardCharsets.ISO_8859_1));
        beginnings.set(pair(secret, at));
      }
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (holds(file, windows, beginnings)) {
          return Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean holds(Path file, Set<String> windows, BitSet beginnings)
      throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException gone) {
      return false;
    }
    for (int at = 0; at + WINDOW <= bytes.length; at++) {
      if (beginnings.get(pair(bytes, at))
          && windows.contains(new String(bytes, at, WINDOW, StandardCharsets.ISO_8859_1))) {
        return true;
      }
    }
    return false;
  }

  private static int pair(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }
}
