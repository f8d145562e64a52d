package io.cortap.adapter.aws;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Keeps what would have been sent, and answers everything alike. */
final class RecordedHttp implements SdkHttpClient {
  private final List<SdkHttpRequest> requests = new ArrayList<>();
  private final Map<String, String> headers = new HashMap<>();
  private final int status;
  private final byte[] body;

  RecordedHttp(int status, byte[] body) {
    this.status = status;
    this.body = body.clone();
  }

  RecordedHttp with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  List<SdkHttpRequest> requests() {
    return List.copyOf(requests);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() {
        requests.add(request.httpRequest());
        SdkHttpResponse.Builder response = SdkHttpResponse.builder().statusCode(status);
        headers.forEach(response::putHeader);
        return HttpExecuteResponse.builder()
            .response(response.build())
            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
            .build();
      }

      @Override
      public void abort() {}
    };
  }

  @Override
  public void close() {}
}
