package io.cortap.standin.s3;

import java.io.OutputStream;
import java.net.URI;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/**
 * S3Proxy in memory on a free port of loopback, which believes signatures of version 4 alone. It
 * prints the port on a line of its own once it serves, and ends when its input does, so that it
 * outlives no test.
 */
public final class LoopbackS3 {
  private LoopbackS3() {}

  /**
   * @param arguments access key id and secret of the one caller who may do anything
   */
  public static void main(String[] arguments) throws Exception {
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(new TransientNio2BlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            // Among them the one with a session's token, which it would refuse.
            .ignoreUnknownHeaders(true)
            .awsAuthentication(AuthenticationType.AWS_V4, arguments[0], arguments[1])
            .build();
    proxy.start();
    System.out.println(proxy.getPort());
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }
}
