package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.experiment.RunningSearch;

/** The page of a search that runs. */
class ReportLiveIT {
    @RegisterExtension
    final ReportBrowser browser = new ReportBrowser();

    @Test
    void whileASearchRunsThePageSaysSoAndCanBePaused() throws Exception {
        Page page = browser.open(running(), "filter=relu");
        assertThat(page.attributes("#live", "data-state")).containsExactly("running");
        assertThat(page.texts("#live span").get(1)).contains("38 of 60 trials finished", "This page renews itself.");

        page.click("#live button");
        assertThat(page.hash()).contains("live=off", "filter=relu");
        assertThat(page.find("#live").getText()).contains("Renewing is paused.").endsWith("Renew");
    }

    @Test
    void onlyATextFieldKeepsThePageFromRenewingItself() throws Exception {
        Instant now = Instant.now();
        Page page = browser.open(new RunningSearch(60, now, 600, now.plusSeconds(600)), "trial=7");
        String words = "#live span:nth-of-type(2)";
        for (String control : List.of("#trial-choice", "#trial input[type=checkbox]")) {
            page.run("document.querySelector('#trials input[type=search]').focus()");
            page.soon(() -> assertThat(page.find(words).getText()).contains("waits until you leave the text field"));
            page.run("document.querySelector(arguments[0]).focus()", control);
            page.soon(() -> assertThat(page.find(words).getText())
                    .as("with the focus on %s", control)
                    .contains("This page renews itself"));
        }
    }

    @ParameterizedTest
    @CsvSource({"60, late, may have been killed", "180000, left, 'written, 2.1 days ago'"})
    void aPageThatNobodyRenewsSaysSo(int secondsAgo, String state, String words) throws Exception {
        Instant then = Instant.now().minusSeconds(secondsAgo);
        Page page = browser.open(new RunningSearch(60, then, 5, then.plusSeconds(10)), "");
        assertThat(page.attributes("#live", "data-state")).containsExactly(state);
        assertThat(page.find("#live").getText()).contains(words);
    }

    /** The first request is answered with the page of a search that runs, others with that of the finished study. */
    @Test
    void anOpenPageRenewsItselfAndKeepsItsChoices() throws Exception {
        byte[] running = report(Optional.of(running()));
        byte[] finished = report(Optional.empty());
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = requests.getAndIncrement() == 0 ? running : finished;
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            URI address = URI.create(String.format(
                    Locale.ROOT, "http://127.0.0.1:%d/", server.getAddress().getPort()));
            Page page = browser.open(address, "filter=relu&sort=number:asc");
            assertThat(page.all("#live")).hasSize(1);
            // As if the reader had waited: the page looks at its clock every second.
            page.run("const now = Date.now; Date.now = () => now() + 11_000;");
            page.soon(() -> assertThat(page.all("#live")).isEmpty());
            assertThat(requests).hasValue(2);
            assertThat(page.rows()).isSorted();
            assertThat(page.find("#trials .count").getText()).matches("\\d+ of 40 trials");
        } finally {
            server.stop(0);
        }
    }

    private static RunningSearch running() {
        Instant now = Instant.now();
        return new RunningSearch(60, now, 5, now.plusSeconds(600));
    }

    private byte[] report(Optional<RunningSearch> running) throws IOException {
        Path html = browser.folder().resolve("report.html");
        new ReportWriter().write(SampleStudy.full(), SampleStudy.space(), html, running);
        return Files.readAllBytes(html);
    }
}
