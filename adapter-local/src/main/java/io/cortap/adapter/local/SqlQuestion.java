package io.cortap.adapter.local;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A question so frequent that each reader keeps its statement prepared; compared by its SQL.
 *
 * @param asking fills the parameters
 * @param answering reads the rows; the result set is closed afterwards
 */
record SqlQuestion<K, A>(String sql, Asking<K> asking, Answering<A> answering) {
  /** Fills the parameters of a statement. */
  @FunctionalInterface
  interface Asking<K> {
    void fill(PreparedStatement statement, K key) throws SQLException;
  }

  /** Reads what was found. */
  @FunctionalInterface
  interface Answering<A> {
    A read(ResultSet rows) throws SQLException;
  }
}
