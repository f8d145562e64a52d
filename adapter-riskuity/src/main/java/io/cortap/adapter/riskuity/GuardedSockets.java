package io.cortap.adapter.riskuity;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/** Sockets that connect to vetted addresses only: the last look is at the address itself. */
final class GuardedSockets extends SocketFactory {
  private final OutboundGuard guard;

  GuardedSockets(OutboundGuard guard) {
    this.guard = guard;
  }

  @Override
  public Socket createSocket() {
    return new GuardedSocket(guard);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw connectsByItself();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw connectsByItself();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw connectsByItself();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    throw connectsByItself();
  }

  private static IOException connectsByItself() {
    return new IOException("a guarded socket is made first and connected then");
  }

  private static final class GuardedSocket extends Socket {
    private final OutboundGuard guard;

    GuardedSocket(OutboundGuard guard) {
      this.guard = guard;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
      connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
      if (!(endpoint instanceof InetSocketAddress inet) || inet.isUnresolved()) {
        throw new IOException("a guarded socket connects to addresses, not to names");
      }
      guard.vet(inet.getAddress());
      super.connect(endpoint, timeoutMillis);
    }
  }
}
