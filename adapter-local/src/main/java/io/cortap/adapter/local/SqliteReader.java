package io.cortap.adapter.local;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** A connection that reads, with the statements that it has prepared. For one thread at a time. */
final class SqliteReader implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  SqliteReader(Connection connection) {
    this.connection = connection;
  }

  Connection connection() {
    return connection;
  }

  /** The answer as of now: a single statement is a transaction by itself, and ends with it. */
  <K, A> A ask(SqlQuestion<K, A> question, K key) throws SQLException {
    PreparedStatement statement = prepared.get(question.sql());
    if (statement == null) {
      statement = connection.prepareStatement(question.sql());
      prepared.put(question.sql(), statement);
    }
    question.asking().fill(statement, key);
    try (ResultSet rows = statement.executeQuery()) {
      return question.answering().read(rows);
    }
  }

  /** Closes the statements too. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
