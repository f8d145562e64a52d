import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cortap.core.webhook.SigningSecret;
import io.cortap.core.webhook.SigningSecrets;
import io.cortap.core.webhook.Verification;
import io.cortap.core.webhook.WebhookVerifier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Receives CORTAP-RPT's webhooks. JDK 21 or newer, and cortap-core for the signature. */
public final class Receiver {
  private static final int MAX_BODY_BYTES = 1 << 20;

  private final WebhookVerifier verifier =
      new WebhookVerifier(
          SigningSecrets.of(SigningSecret.of(System.getenv("CORTAP_WEBHOOK_SECRET"))));
  private final ExecutorService work = Executors.newSingleThreadExecutor();
  private final Set<String> seen = ConcurrentHashMap.newKeySet(); // in production your database

  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(System.getenv("PORT"));
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer server = HttpServer.create(address, 0);
    server.createContext("/", new Receiver()::receive);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    System.out.println("ready");
  }

  private void receive(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
    switch (verifier.verify(exchange.getRequestHeaders(), body, Instant.now())) {
      case Verification.Genuine genuine -> {
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        if (seen.add(id)) {
          work.execute(() -> act(id, body));
        }
        answer(exchange, 200, "{\"received\": true}");
      }
      case Verification.Rejected rejected -> {
        System.err.println("refused: " + rejected.detail());
        answer(exchange, 401, "{\"received\": false}");
      }
    }
  }

  /** Read it with your JSON library here: the signature held. */
  private static void act(String id, byte[] body) {
    System.out.println(id + " " + new String(body, StandardCharsets.UTF_8));
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
