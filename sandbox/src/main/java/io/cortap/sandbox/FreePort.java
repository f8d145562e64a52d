package io.cortap.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A port of loopback for a server that is told its port before it starts.
 *
 * <p>It lies below those that systems hand to clients and to servers that name none (from 32,768 on
 * Linux, from 49,152 by RFC 6335 section 6): in the seconds until its server starts no connection
 * of anybody takes it. Thread-safe.
 */
public final class FreePort {
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;
  private static final int TRIES = 100;

  /** Far apart in processes that were started after each other. */
  private static final AtomicLong NEXT = new AtomicLong(ProcessHandle.current().pid() * 97);

  private FreePort() {}

  /**
   * One on which nobody listens now, and another one each time.
   *
   * @throws UncheckedIOException if a hundred in a row are taken
   */
  public static int next() {
    IOException last = new IOException("nothing tried");
    for (int tries = 0; tries < TRIES; tries++) {
      int port = LOWEST + (int) (NEXT.getAndIncrement() % (HIGHEST - LOWEST));
      try (var socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        last = taken;
      }
    }
    throw new UncheckedIOException("no free port on loopback after " + TRIES + " tries", last);
  }
}
