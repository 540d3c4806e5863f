package werkbank.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.io.TemporaryFilesystem;
import werkbank.experiment.RunningSearch;
import werkbank.experiment.TrialStore;
import werkbank.space.SearchSpace;

/**
 * Opens reports in the one browser that all tests of the JVM share. Each page has a tab of its own, and when it is left
 * it must have said nothing in the console and asked for nothing from the network. Without a browser each test is
 * skipped.
 */
final class ReportBrowser implements BeforeEachCallback, AfterEachCallback {
    private static final Namespace SHARED = Namespace.create(ReportBrowser.class);

    private Session session;
    private Optional<Page> page = Optional.empty();

    /** The browser, the reports that it shows and the files that it saves; they go when the last test has ended. */
    private static final class Session implements ExtensionContext.Store.CloseableResource {
        private final Optional<String> missing;
        private final Optional<Chromium> chromium;
        private final TemporaryFilesystem disk = TemporaryFilesystem.getDefaultTmpFS();
        private Path full;

        Session() {
            BrowserPrograms programs = BrowserPrograms.of(System.getenv());
            missing = programs.missing();
            missing.ifPresent(System.err::println);
            chromium = missing.isPresent() ? Optional.empty() : Optional.of(Chromium.start(programs));
        }

        Path folder() {
            return disk.createTempDir("report", "").toPath();
        }

        /** Of {@link SampleStudy#full()}, written once for all tests. */
        Path full() throws IOException {
            if (full == null) {
                full = folder().resolve("report.html");
                new ReportWriter().write(SampleStudy.full(), SampleStudy.space(), full);
            }
            return full;
        }

        @Override
        public void close() {
            chromium.ifPresent(Chromium::quit);
            disk.deleteTemporaryFiles();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        session = context.getRoot()
                .getStore(SHARED)
                .getOrComputeIfAbsent(Session.class, key -> new Session(), Session.class);
        assumeTrue(session.missing.isEmpty(), () -> session.missing.orElseThrow());
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isPresent() && page.isPresent()) {
            keepPicture(context);
        }
        leave();
    }

    /** What the page of a test that failed looked like. */
    private void keepPicture(ExtensionContext context) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/browser"));
        String name = context.getRequiredTestClass().getSimpleName() + "."
                + context.getRequiredTestMethod().getName();
        Files.write(folder.resolve(name + ".png"), chromium().getScreenshotAs(OutputType.BYTES));
    }

    private void leave() {
        Optional<Page> left = page;
        page = Optional.empty();
        left.ifPresent(Page::leave);
    }

    private Chromium chromium() {
        return session.chromium.orElseThrow();
    }

    /** A new empty folder. */
    Path folder() {
        return session.folder();
    }

    /** {@link SampleStudy#full()}. */
    Page open() throws IOException {
        return open("");
    }

    /**
     * {@link SampleStudy#full()}.
     *
     * @param hash what stands after '#' in the address; empty for none
     */
    Page open(String hash) throws IOException {
        return open(session.full(), hash);
    }

    Page open(TrialStore study, String hash) throws IOException {
        return open(study, SampleStudy.space(), hash);
    }

    Page open(TrialStore study, SearchSpace space, String hash) throws IOException {
        Path html = folder().resolve("report.html");
        new ReportWriter().write(study, space, html);
        return open(html, hash);
    }

    /** {@link SampleStudy#full()} while its search runs. */
    Page open(RunningSearch running, String hash) throws IOException {
        Path html = folder().resolve("report.html");
        new ReportWriter().write(SampleStudy.full(), SampleStudy.space(), html, Optional.of(running));
        return open(html, hash);
    }

    Page open(Path html, String hash) {
        return open(html.toUri(), hash);
    }

    /** Leaves the page that is open for another. */
    Page open(URI address, String hash) {
        leave();
        Page fresh = Page.open(chromium(), URI.create(address + (hash.isEmpty() ? "" : "#" + hash)));
        page = Optional.of(fresh);
        return fresh;
    }
}
