package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nothing in a study becomes code, and nothing leaves the page. */
class ReportSafetyIT {
    private static final String FETCH = "return fetch('/probe').then(() => 'loaded', (error) => error.name)";

    @RegisterExtension
    final ReportBrowser browser = new ReportBrowser();

    private final AtomicInteger probes = new AtomicInteger();
    private String served = "";
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean isProbe = exchange.getRequestURI().getPath().equals("/probe");
            if (isProbe) {
                probes.incrementAndGet();
            }
            // The server stops when the test ends, in the middle of a long answer too.
            byte[] body = (isProbe ? "probed" : served).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void hostileTextStaysInert() throws Exception {
        Page page = browser.open(SampleStudy.hostile(), "filter=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E");
        assertInert(page);
        assertThat(page.rows()).as("that have the two other words").containsExactly(1, 13);
        assertThat(page.find("#filter-said").getText()).startsWith("Nothing is called “onerror”; the names are ");
    }

    @Test
    void hostileTextStaysInertInATrialAndAComparison() throws Exception {
        Page page = browser.open(SampleStudy.hostile(), "trial=13&compare=1,13");
        assertInert(page);
        assertThat(page.all("#compare-table")).hasSize(1);
    }

    private static void assertInert(Page page) {
        assertThat(page.texts("title")).noneMatch("owned"::equals);
        assertThat(page.all("img[src=x], #injected")).isEmpty();
        assertThat(page.all("script")).hasSize(3);
    }

    @Test
    void noElementHasAHandlerInItsAttributes() throws Exception {
        Page page = browser.open("trial=7&compare=2,3");
        assertThat(
                        (Iterable<?>)
                                page.run(
                                        "return [...document.querySelectorAll('*')].flatMap((e) => e.getAttributeNames()).filter((name) => name.startsWith('on'))"))
                .isEmpty();
        assertThat(page.all("a[href^='javascript:'], form, iframe, object, embed, link:not([href^='data:'])"))
                .isEmpty();
    }

    @Test
    void thePolicyForbidsThePageToFetchFromItsOwnServer() throws Exception {
        served = Files.readString(report());
        Page page = browser.open(address(), "");
        assertThat(page.run(FETCH)).isEqualTo("TypeError");
        assertThat(probes).hasValue(0);
        assertThat(page.console()).isNotEmpty().allMatch(line -> line.contains("Content Security Policy"));

        served = served.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
        assertThat(browser.open(address(), "").run(FETCH))
                .as("without the policy")
                .isEqualTo("loaded");
        assertThat(probes).hasValue(1);
    }

    /** What each test of a page ends with. */
    @Test
    void aPageThatAsksOrComplainsIsNoticed() throws Exception {
        Path html = browser.folder().resolve("asks.html");
        Files.writeString(html, "<!DOCTYPE html><title>asks</title><img src='" + address() + "probe'>");
        assertThatThrownBy(browser.open(html, "")::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("/probe");
        Files.writeString(html, "<!DOCTYPE html><title>complains</title><script>nothing();</script>");
        assertThatThrownBy(browser.open(html, "")::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nothing is not defined");
    }

    private Path report() throws IOException {
        Path html = browser.folder().resolve("report.html");
        new ReportWriter().write(SampleStudy.full(), SampleStudy.space(), html);
        return html;
    }

    private URI address() {
        return URI.create(String.format(
                Locale.ROOT, "http://127.0.0.1:%d/", server.getAddress().getPort()));
    }
}
