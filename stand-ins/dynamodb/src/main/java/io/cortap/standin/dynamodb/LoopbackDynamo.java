package io.cortap.standin.dynamodb;

import java.io.OutputStream;
import java.net.InetSocketAddress;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local in memory on a free port of loopback: its own program listens on every address. It
 * prints the port on a line of its own once it serves, and ends when its input does, so that it
 * outlives no test.
 */
public final class LoopbackDynamo {
  private LoopbackDynamo() {}

  public static void main(String[] arguments) throws Exception {
    boolean inMemory = true;
    boolean oneDatabaseForAll = true;
    var requests = new LocalDynamoDBRequestHandler(0, inMemory, null, oneDatabaseForAll, false);
    var server = new Server(new InetSocketAddress("127.0.0.1", 0));
    server.setHandler(new LocalDynamoDBServerHandler(requests, null));
    server.start();
    System.out.println(((ServerConnector) server.getConnectors()[0]).getLocalPort());
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }
}
