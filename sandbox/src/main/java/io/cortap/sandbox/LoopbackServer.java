package io.cortap.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** An HTTP server on 127.0.0.1, a virtual thread a request. */
final class LoopbackServer implements AutoCloseable {

  /** Answers one request; the exchange is closed afterwards in any case. */
  interface Route {
    void answer(HttpExchange exchange) throws IOException;
  }

  static {
    // Head and body are written apart, and without this the second waits 40 ms for the first's
    // acknowledgement. Documented in the module jdk.httpserver; read once, when a server is made.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);

  private LoopbackServer(HttpServer server) {
    this.server = server;
  }

  /**
   * @param port 0 for any free one
   */
  static LoopbackServer bind(int port) {
    try {
      InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
      return new LoopbackServer(HttpServer.create(new InetSocketAddress(loopback, port), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "port " + port + " of 127.0.0.1 cannot be listened on: choose another, or 0 for any", e);
    }
  }

  void start(Route route) {
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            route.answer(exchange);
          }
        });
    server.setExecutor(threads);
    server.start();
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Waits, but no longer than this server runs. */
  void pause(Duration duration) {
    try {
      closedWithin(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until the gate opens; closing this server interrupts the wait. */
  void passing(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean closedWithin(Duration duration) throws InterruptedException {
    return closing.await(duration.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
