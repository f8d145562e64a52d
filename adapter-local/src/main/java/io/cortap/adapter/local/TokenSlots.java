package io.cortap.adapter.local;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where encrypted tokens lie: in rows of one size that are overwritten where they are, never
 * deleted and never moved.
 *
 * <p>SQLite's {@code secure_delete} alone does not keep the promise that an erased token is in no
 * file. When a page is rebuilt, because rows around it grow or go, the free space between its rows
 * keeps stale copies of them. A row here fills more than half a page of 4,096 bytes, so that it has
 * one for itself, and an update of the same size happens in place.
 */
final class TokenSlots {
  /** A slot begins with the number of its bytes in use; the rest is zero. */
  private static final int SLOT_BYTES = 3_000;

  private static final int CHUNK_BYTES = SLOT_BYTES - Integer.BYTES;

  private final Connection connection;

  TokenSlots(Connection connection) {
    this.connection = connection;
  }

  /** Keeps the bytes; the answer names their slots. */
  String hold(byte[] bytes) throws SQLException {
    var slots = new ArrayList<Long>();
    int from = 0;
    do {
      int to = Math.min(bytes.length, from + CHUNK_BYTES);
      slots.add(fill(Arrays.copyOfRange(bytes, from, to)));
      from = to;
    } while (from < bytes.length);
    return slots.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private long fill(byte[] chunk) throws SQLException {
    byte[] filled = ByteBuffer.allocate(SLOT_BYTES).putInt(chunk.length).put(chunk).array();
    try (PreparedStatement reuse =
        connection.prepareStatement(
            """
            UPDATE token_slot SET taken = 1, chunk = ?
              WHERE slot = (SELECT slot FROM token_slot WHERE taken = 0 LIMIT 1)
              RETURNING slot\
            """)) {
      reuse.setBytes(1, filled);
      try (ResultSet reused = reuse.executeQuery()) {
        if (reused.next()) {
          return reused.getLong(1);
        }
      }
    }
    try (PreparedStatement append =
        connection.prepareStatement(
            "INSERT INTO token_slot (taken, chunk) VALUES (1, ?) RETURNING slot")) {
      append.setBytes(1, filled);
      try (ResultSet appended = append.executeQuery()) {
        return appended.getLong(1);
      }
    }
  }

  /** The bytes in {@code slots}; none where it names none. */
  byte[] read(String slots) throws SQLException {
    var bytes = new ByteArrayOutputStream();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT chunk FROM token_slot WHERE slot = ? AND taken = 1")) {
      for (long slot : parse(slots)) {
        select.setLong(1, slot);
        try (ResultSet row = select.executeQuery()) {
          bytes.writeBytes(row.next() ? chunk(row.getBytes(1)) : missing(slot));
        }
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] missing(long slot) {
    throw new DamagedRecordException("slot " + slot + " holds no token");
  }

  private static byte[] chunk(byte[] filled) {
    var slot = ByteBuffer.wrap(filled);
    int length = filled.length < Integer.BYTES ? -1 : slot.getInt();
    if (length < 0 || length > slot.remaining()) {
      throw new DamagedRecordException("a token's slot is damaged");
    }
    return Arrays.copyOfRange(filled, Integer.BYTES, Integer.BYTES + length);
  }

  /** Overwrites the slots with zeros and frees them. */
  void erase(String slots) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE token_slot SET taken = 0, chunk = ? WHERE slot = ?")) {
      for (long slot : parse(slots)) {
        update.setBytes(1, new byte[SLOT_BYTES]);
        update.setLong(2, slot);
        update.executeUpdate();
      }
    }
  }

  private static List<Long> parse(String slots) {
    try {
      return Arrays.stream(slots.split(" "))
          .filter(slot -> !slot.isEmpty())
          .map(Long::valueOf)
          .toList();
    } catch (NumberFormatException e) {
      throw new DamagedRecordException("token_slots is '" + slots + "'");
    }
  }
}
