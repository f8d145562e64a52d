package io.cortap.adapter.riskuity;

import io.cortap.core.webhook.AttemptOutcome;
import io.cortap.ports.outbound.Notifier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts webhooks over HTTP behind the guard. Every attempt makes a connection of its own, to an
 * address that was vetted for it, under the name in the URL. No redirect, cookie, proxy, cache or
 * repetition.
 */
public final class HttpNotifier implements Notifier {
  private static final Logger LOG = LoggerFactory.getLogger(HttpNotifier.class);
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final long MAX_ANSWER_BYTES = 16 * 1024;

  private static final String REAL_STATUS = "CORTAP-Real-Status";

  private final OkHttpClient client;
  private final OutboundGuard guard;
  private final InstantSource clock;

  /**
   * A notifier that trusts the JDK's certificate authorities.
   *
   * @param clock for a Retry-After that is a date
   */
  public HttpNotifier(OutboundGuard guard, InstantSource clock) {
    this(new OkHttpClient(), guard, clock);
  }

  /**
   * A notifier with its own idea of whom to trust.
   *
   * @param client borrowed; only its TLS settings are taken over
   * @param clock for a Retry-After that is a date
   */
  public HttpNotifier(OkHttpClient client, OutboundGuard guard, InstantSource clock) {
    this.client = guarded(client, guard);
    this.guard = guard;
    this.clock = clock;
  }

  private static OkHttpClient guarded(OkHttpClient client, OutboundGuard guard) {
    OkHttpClient.Builder builder =
        client
            .newBuilder()
            .socketFactory(new GuardedSockets(guard))
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
            .protocols(List.of(Protocol.HTTP_1_1))
            .cookieJar(CookieJar.NO_COOKIES)
            .authenticator(Authenticator.NONE)
            .cache(null)
            .connectTimeout(CONNECT_LIMIT)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO);
    builder.interceptors().clear();
    builder.networkInterceptors().clear();
    return builder.addNetworkInterceptor(HttpNotifier::hidingStatus).build();
  }

  /**
   * The client acts on statuses by itself: it follows redirects, repeats after 408, 421 or 503 with
   * {@code Retry-After: 0}, and takes 407 for a broken protocol. So it sees 200 always, and the
   * real status in a header.
   */
  private static Response hidingStatus(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    String status = Integer.toString(response.code());
    return response.newBuilder().code(200).header(REAL_STATUS, status).build();
  }

  @Override
  public Optional<String> refusal(URI callback) {
    Optional<Refusal> refusal = guard.refusal(callback);
    refusal.ifPresent(seen -> logRefused("callback refused at submission", callback, seen));
    return refusal.map(Refusal::toCaller);
  }

  @Override
  public Sent send(URI callback, Map<String, String> headers, byte[] body, Duration limit) {
    Optional<Refusal> refusal = guard.refusalByLooks(callback);
    HttpUrl url = HttpUrl.get(callback);
    if (refusal.isEmpty() && (url == null || !isSame(url, callback))) {
      refusal = Optional.of(Refusal.spelling());
    }
    if (refusal.isPresent() || url == null) {
      return refused(callback, refusal.orElseGet(Refusal::spelling));
    }
    Request request;
    try {
      request = request(url, headers, body);
    } catch (IllegalArgumentException notForHeaders) {
      return new Sent(new AttemptOutcome.EgressFailed("the request could not be built"), "");
    }
    try {
      return post(request, limit);
    } catch (IOException e) {
      return RefusedAddressException.in(e)
          .map(found -> refused(callback, found))
          .orElseGet(() -> new Sent(Mishaps.outcome(e, limit), ""));
    } catch (Exception undeclared) {
      // Written in Kotlin, the client lets a waiting thread's InterruptedException out undeclared.
      if (undeclared instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        return new Sent(new AttemptOutcome.EgressFailed("the attempt was interrupted"), "");
      }
      throw undeclared;
    }
  }

  /** Two parsers read the URL; what the guard saw must be what the client sees. */
  private static boolean isSame(HttpUrl url, URI callback) {
    String seen = OutboundGuard.host(callback);
    boolean sameHost = seen.equals(url.host()) || seen.equals(url.host().replaceAll("\\.$", ""));
    return (sameHost || isSameAddress(url.host(), seen))
        && url.port() == OutboundGuard.port(callback);
  }

  /** The client writes addresses of IPv6 its own way; neither text is a name to look up. */
  private static boolean isSameAddress(String one, String other) {
    try {
      return one.contains(":")
          && other.startsWith("[")
          && InetAddress.getByName(one).equals(InetAddress.getByName(other));
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }

  private static Request request(HttpUrl url, Map<String, String> headers, byte[] body) {
    Request.Builder request =
        new Request.Builder()
            .url(url)
            .header("User-Agent", "CORTAP-RPT")
            .header("Accept-Encoding", "identity")
            .post(RequestBody.create(body));
    headers.forEach(request::header);
    return request.build();
  }

  private Sent post(Request request, Duration limit) throws IOException {
    Duration nameLimit = limit.compareTo(CONNECT_LIMIT) < 0 ? limit : CONNECT_LIMIT;
    OkHttpClient once = client.newBuilder().dns(new GuardedNames(guard, nameLimit)).build();
    Call call = once.newCall(request);
    // 0 would mean for ever.
    call.timeout().timeout(Math.max(limit.toNanos(), 1), TimeUnit.NANOSECONDS);
    try (Response response = call.execute()) {
      String answer = beginning(response.body().source());
      // The rest is not read, not even to keep the connection.
      call.cancel();
      return new Sent(outcome(response), answer);
    }
  }

  private AttemptOutcome outcome(Response response) {
    int status = Integer.parseInt(String.valueOf(response.header(REAL_STATUS)));
    if (status < 100 || status > 599) {
      return new AttemptOutcome.Unreachable("it answered with a status that HTTP does not have");
    }
    String retryAfter = response.header("Retry-After", "");
    Duration wait = RetryAfter.wait(String.valueOf(retryAfter), clock.instant());
    return new AttemptOutcome.Answered(status, wait);
  }

  /** A status stands, whatever happens to the text that follows it. */
  private static String beginning(BufferedSource source) {
    var text = new Buffer();
    try {
      while (text.size() < MAX_ANSWER_BYTES) {
        if (source.read(text, MAX_ANSWER_BYTES - text.size()) < 0) {
          break;
        }
      }
    } catch (IOException brokenOff) {
      LOG.debug("the receiver's answer broke off after {} bytes", text.size());
    }
    return new String(text.readByteArray(), StandardCharsets.UTF_8);
  }

  private static Sent refused(URI callback, Refusal refusal) {
    logRefused("callback refused at delivery; nothing was sent", callback, refusal);
    return new Sent(new AttemptOutcome.Refused(refusal.toOperator()), "");
  }

  private static void logRefused(String event, URI callback, Refusal refusal) {
    LOG.atWarn()
        .addKeyValue("event", "callback_refused")
        .addKeyValue("host", OutboundGuard.host(callback))
        .addKeyValue("reason", refusal.toOperator())
        .log(event);
  }
}
