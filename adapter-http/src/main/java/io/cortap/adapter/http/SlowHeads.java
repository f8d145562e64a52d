package io.cortap.adapter.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/**
 * Hangs up on clients that begin a request and do not get on with it: each byte that trickles in
 * would restart the idle timeout, and a few clients could hold every connection.
 */
final class SlowHeads extends AbstractLifeCycle implements Connection.Listener {
  /** What a connection had done when it was last seen to get on. */
  private record Seen(long requests, long answers, long bytes, long atNanos) {}

  private final Server server;
  private final Duration patience;
  private final Map<Connection, Seen> open = new ConcurrentHashMap<>();

  SlowHeads(Server server, Duration patience) {
    this.server = server;
    this.patience = patience;
  }

  @Override
  public void onOpened(Connection connection) {
    open.put(connection, new Seen(0, 0, 0, NanoTime.now()));
  }

  @Override
  public void onClosed(Connection connection) {
    open.remove(connection);
  }

  @Override
  protected void doStart() {
    // Connectors are started after the server's other parts.
    for (Connector connector : server.getConnectors()) {
      connector.addEventListener(this);
    }
    lookAgain();
  }

  private void lookAgain() {
    server
        .getScheduler()
        .schedule(
            () -> {
              if (isRunning() || isStarting()) {
                open.forEach(this::look);
                lookAgain();
              }
            },
            patience.toMillis() / 4 + 1,
            TimeUnit.MILLISECONDS);
  }

  private void look(Connection connection, Seen seen) {
    long requests = connection.getMessagesIn();
    long answers = connection.getMessagesOut();
    long bytes = connection.getBytesIn();
    if (requests != seen.requests() || answers != seen.answers() || requests > answers) {
      open.replace(connection, seen, new Seen(requests, answers, bytes, NanoTime.now()));
    } else if (bytes == seen.bytes()) {
      // Nothing was begun: that is for the idle timeout.
      open.replace(connection, seen, new Seen(requests, answers, bytes, NanoTime.now()));
    } else if (NanoTime.millisSince(seen.atNanos()) > patience.toMillis()) {
      connection.getEndPoint().close();
    }
  }
}
