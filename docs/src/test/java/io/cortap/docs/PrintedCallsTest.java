package io.cortap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every call that a page prints, made again in its order: the service answers as printed. */
class PrintedCallsTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "docs/quickstart.md",
        "docs/reference/http-api.md",
        "docs/reference/project-setup.md"
      })
  void theServiceAnswersAsThePageSays(String page) throws Exception {
    List<PrintedCall> calls = PrintedCall.in(Checkout.read(page));
    assertThat(calls).hasSizeGreaterThan(2);
    Map<String, String> learnt = new HashMap<>();
    try (var service = new DocumentedService(folder);
        var client = HttpClient.newHttpClient()) {
      Map<String, String> variables = service.variables();
      for (PrintedCall printed : calls) {
        PrintedCall call = printed.with(learnt);
        HttpResponse<String> answer =
            answered(service, () -> Curl.of(call.command(), variables).run(client));
        call.assertMatches(answer);
        learnt.putAll(call.names(answer));
        service.doDueWork();
      }
    }
  }

  /** Some calls wait for work, which is done meanwhile as a running service would. */
  private static HttpResponse<String> answered(
      DocumentedService service, Callable<HttpResponse<String>> call) throws Exception {
    try (ExecutorService caller = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<HttpResponse<String>> answer = caller.submit(call);
      while (!answer.isDone()) {
        service.doDueWork();
        LockSupport.parkNanos(1_000_000);
      }
      return answer.get();
    }
  }
}
