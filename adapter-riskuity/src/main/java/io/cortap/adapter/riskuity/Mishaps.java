package io.cortap.adapter.riskuity;

import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.core.webhook.AttemptOutcome.EgressFailed;
import io.cortap.core.webhook.AttemptOutcome.Unreachable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What an attempt's exception means, and whose fault it is. */
final class Mishaps {
  private Mishaps() {}

  static AttemptOutcome outcome(IOException failure, Duration limit) {
    if (Thread.currentThread().isInterrupted()) {
      return new EgressFailed("the attempt was interrupted");
    }
    String said = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return switch (failure) {
      // Linux says so for EAI_AGAIN: no name server answered, ours among them.
      case UnknownHostException name when said.contains("temporary failure") ->
          new EgressFailed("no name server answers");
      case UnknownHostException name -> new Unreachable("its host name does not resolve");
      case SSLPeerUnverifiedException tls ->
          new Unreachable("its certificate is made out to another host");
      case SSLException tls -> new Unreachable("no TLS connection that can be trusted");
      case BindException local -> new EgressFailed("no local port or address is left");
      case NoRouteToHostException route -> new Unreachable("no route leads to it");
      case ConnectException network when said.contains("network is unreachable") ->
          new EgressFailed("this machine has no network towards it");
      case ConnectException refused when said.contains("timed out") ->
          new Unreachable("it accepted no connection in time");
      case ConnectException refused -> new Unreachable("it accepted no connection");
      case InterruptedIOException late -> new Unreachable("no answer within " + Words.span(limit));
      default ->
          said.contains("too many open files")
              ? new EgressFailed("no file descriptor is left")
              : new Unreachable("the connection broke");
    };
  }
}
