#!/usr/bin/env bash
# JDK 17.0.15 and 25, com.sun.net.httpserver, property sun.net.httpserver.maxReqTime.
# Guess: it is in milliseconds, as the page of the module jdk.httpserver says, so that 1500 ends a request that is
# not complete after a second and a half (plus up to a second until the timer looks).
# Seen: it is in seconds. With 1500 a request of which only the first line came is still open after 12 s, and with 2
# it is closed within 2 to 6 s. With a value that was meant as milliseconds there is no limit worth the name.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > Look.java <<'JAVA'
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.Executors;

class Look {
    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> exchange.sendResponseHeaders(204, -1));
        server.start();
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), server.getAddress().getPort())) {
            slow.setSoTimeout(12_000);
            slow.getOutputStream().write("GET / HTTP/1.1\r\n".getBytes());
            System.out.println(end(slow));
        }
        System.exit(0);
    }

    private static String end(Socket slow) throws IOException {
        try {
            return slow.getInputStream().read() < 0 ? "closed" : "answered";
        } catch (SocketTimeoutException e) {
            return "open after 12 s";
        } catch (SocketException e) {
            return "closed";
        }
    }
}
JAVA
javac -d . Look.java
for limit in 1500 2; do
  echo "$limit: $(java -Dsun.net.httpserver.maxReqTime=$limit -cp . Look)"
done | tee seen
grep -qx '1500: open after 12 s' seen
grep -qx '2: closed' seen
