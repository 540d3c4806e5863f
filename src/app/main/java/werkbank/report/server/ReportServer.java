package werkbank.report.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import werkbank.DaemonThreads;
import werkbank.InputException;
import werkbank.WerkbankException;

/**
 * Shows a report file, as it is at each request, to browsers on this machine; it changes nothing and has nothing else
 * to show. Pages of the web can have a browser ask any address, under a name that they make point here, so a request
 * that names another host is refused.
 */
public final class ReportServer implements AutoCloseable {
    private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost");

    /** The port of a web server whose address names none. */
    private static final int USUAL_PORT = 80;

    /** Each connection can have a thread of its own: one that is slow keeps none from another. */
    private static final int CONNECTIONS = 64;

    /**
     * Names of the JDK's settings for its HTTP server. It reads them once, and both times are in seconds: whoever sends a
     * request or takes its answer more slowly is cut off, and can't keep a thread from others for longer.
     */
    private static final Map<String, String> LIMITS = Map.of(
            "sun.net.httpserver.maxReqTime", "5",
            "sun.net.httpserver.maxRspTime", "60",
            "jdk.httpserver.maxConnections", Integer.toString(CONNECTIONS));

    private final Path file;
    private final HttpServer server;
    private final ExecutorService threads;

    private ReportServer(Path file, HttpServer server) {
        this.file = file;
        this.server = server;
        this.threads = Executors.newFixedThreadPool(CONNECTIONS, new DaemonThreads("report-server"));
    }

    /**
     * Serves from now on.
     *
     * @param port 1 to 65,535, or 0 for any that is free
     * @throws InputException when the port is taken or can't be had
     */
    public static ReportServer start(Path file, int port) {
        if (port < 0 || port > 65_535) {
            throw new InputException(
                    String.format(Locale.ROOT, "--port is %d; it must be 0 (any that is free) to 65535", port));
        }
        LIMITS.forEach((name, value) -> System.setProperty(name, System.getProperty(name, value)));
        ReportServer started = new ReportServer(file, bound(port));
        started.server.setExecutor(started.threads);
        started.server.createContext("/", started::answer);
        started.server.start();
        return started;
    }

    private static HttpServer bound(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        } catch (BindException e) {
            throw new InputException(
                    String.format(
                            Locale.ROOT,
                            "--port %d can't be had (%s); choose another one, or 0 for any that is free",
                            port,
                            e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new WerkbankException(String.format(Locale.ROOT, "can't serve on port %d (%s)", port, e), e);
        }
    }

    /** The address at which browsers find the report. */
    public URI address() {
        return URI.create(String.format(
                Locale.ROOT, "http://127.0.0.1:%d/", server.getAddress().getPort()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!namesThisHost(exchange.getRequestHeaders())) {
                say(exchange, 403, "This server answers to 127.0.0.1 and localhost only.");
            } else if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                say(exchange, 405, "This server only shows a report: GET and HEAD.");
            } else if (!exchange.getRequestURI().getPath().equals("/")) {
                say(exchange, 404, "There is nothing here; the report is at /.");
            } else {
                page(exchange);
            }
        }
    }

    private boolean namesThisHost(Headers headers) {
        List<String> hosts = headers.getOrDefault("Host", List.of());
        return hosts.size() == 1
                && HOSTS.stream()
                        .flatMap(host -> names(host, server.getAddress().getPort()))
                        .anyMatch(hosts.get(0)::equalsIgnoreCase);
    }

    /** The names of a host and port in a request: the usual port is left out, by browsers always. */
    static Stream<String> names(String host, int port) {
        String whole = host + ":" + port;
        return port == USUAL_PORT ? Stream.of(whole, host) : Stream.of(whole);
    }

    private void page(HttpExchange exchange) throws IOException {
        byte[] html;
        try {
            html = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            say(exchange, 404, "The report file is gone. Write it again with: ./werkbank report STUDY");
            return;
        }
        send(exchange, 200, "text/html; charset=utf-8", html);
    }

    private static void say(HttpExchange exchange, int status, String line) throws IOException {
        send(exchange, status, "text/plain; charset=utf-8", (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
