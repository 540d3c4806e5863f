package werkbank.report.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.InputException;

class ReportServerTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String PAGE = "<!DOCTYPE html><title>ü</title>";

    @TempDir
    Path folder;

    private Path file;
    private ReportServer server;

    @BeforeEach
    void start() throws IOException {
        file = Files.writeString(folder.resolve("s.html"), PAGE);
        server = ReportServer.start(file, 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void showsTheFileAsItIsNow() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(200);
        assertThat(get("/").body()).isEqualTo(PAGE);
        Files.writeString(file, "newer");
        assertThat(get("/").body()).isEqualTo("newer");
    }

    @Test
    @Timeout(60)
    void slowRequestsHoldItForSecondsOnly() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                Socket socket = new Socket();
                socket.connect(new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), server.address().getPort()));
                socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: 127".getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }
            // Not get: the client asks again when it is cut off.
            assertThat(raw("Host: localhost:" + server.address().getPort())).endsWith(PAGE);
            for (Socket socket : slow) {
                assertThat(isCutOff(socket)).isTrue();
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static boolean isCutOff(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    void nothingIsKeptOrGuessed() throws Exception {
        HttpResponse<String> page = get("/");
        assertThat(page.headers().map())
                .containsEntry("content-type", List.of("text/html; charset=utf-8"))
                .containsEntry("cache-control", List.of("no-store"))
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .doesNotContainKeys("access-control-allow-origin", "set-cookie");
    }

    @Test
    void aHeadHasTheLengthAlone() throws Exception {
        HttpResponse<String> head = send("HEAD", "/");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("content-length"))
                .hasValue(PAGE.getBytes(StandardCharsets.UTF_8).length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/s.html", "/index.html", "/../s.html", "/%2e%2e/s.html", "/x/"})
    void nothingElseIsThere(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
        assertThat(get(path).body()).doesNotContain("DOCTYPE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void nothingCanBeChanged(String method) throws Exception {
        HttpResponse<String> answer = send(method, "/");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow")).contains("GET, HEAD");
        assertThat(file).hasContent(PAGE);
    }

    @Test
    void whoeverNamesAnotherHostIsRefused() throws Exception {
        int port = server.address().getPort();
        assertThat(raw("Host: 127.0.0.1:" + port)).startsWith("HTTP/1.1 200 ");
        assertThat(raw("Host: LocalHost:" + port)).startsWith("HTTP/1.1 200 ");
        for (String header : new String[] {
            "Host: evil.example:" + port,
            "Host: evil.example",
            "Host: 127.0.0.1.evil.example:" + port,
            "Host: 127.0.0.1:1",
            "Host: ",
            "X: y",
            "Host: localhost:" + port + "\r\nHost: evil.example"
        }) {
            assertThat(raw(header)).as(header).startsWith("HTTP/1.1 4").doesNotContain("DOCTYPE");
        }
    }

    @Test
    void atTheUsualPortTheHostAloneIsItsName() {
        assertThat(ReportServer.names("localhost", 80)).containsExactly("localhost:80", "localhost");
        assertThat(ReportServer.names("localhost", 8080)).containsExactly("localhost:8080");
    }

    @Test
    void onlyThisMachineIsListenedTo() throws Exception {
        assertThat(server.address().getHost()).isEqualTo("127.0.0.1");
        InetAddress other = InetAddress.getByName("127.0.0.2");
        int port = server.address().getPort();
        assertThatThrownBy(() -> {
                    try (Socket socket = new Socket()) {
                        socket.connect(new InetSocketAddress(other, port), 1_000);
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void aFileThatIsGoneIsSaid() throws Exception {
        Files.delete(file);
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/").body()).contains("werkbank report");
    }

    @Test
    void aPortThatIsTakenIsSaid() {
        int port = server.address().getPort();
        assertThatThrownBy(() -> ReportServer.start(file, port))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--port %d can't be had (", port)
                .hasMessageContaining("0 for any that is free");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void aPortIsANumberThatPortsHave(int port) {
        assertThatThrownBy(() -> ReportServer.start(file, port))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--port is " + port);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path);
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        URI uri = URI.create(server.address().toString().replaceFirst("/$", "") + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    /** The client of the JDK doesn't let one lie about the host. */
    private String raw(String headers) throws IOException {
        try (Socket socket =
                new Socket(server.address().getHost(), server.address().getPort())) {
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
