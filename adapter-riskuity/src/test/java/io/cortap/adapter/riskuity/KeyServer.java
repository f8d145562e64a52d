package io.cortap.adapter.riskuity;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Publishes keys on loopback, and counts who looks. */
final class KeyServer implements AutoCloseable {
  final AtomicInteger looks = new AtomicInteger();
  volatile int status = 200;
  private volatile String body;
  private final HttpServer server;

  KeyServer(JWK... keys) {
    this.body = published(keys);
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/keys", this::answer);
    server.start();
  }

  private static String published(JWK... keys) {
    return new JWKSet(List.of(keys)).toString();
  }

  void publish(JWK... keys) {
    body = published(keys);
  }

  void say(String text) {
    body = text;
  }

  private void answer(HttpExchange exchange) throws IOException {
    looks.incrementAndGet();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
