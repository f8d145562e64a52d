package io.cortap.adapter.local;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done with a connection inside one transaction. */
@FunctionalInterface
interface SqlWork<T> {
  T on(Connection connection) throws SQLException;
}
