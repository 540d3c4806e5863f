package werkbank.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * Opens reports in the one browser that all tests of the JVM share. Each page begins in an empty tab, but for those
 * that are only looked at, which stay open from test to test. After each test its page must have said nothing in the console
 * and asked for nothing from the network. Without a browser each test is skipped.
 */
final class ReportBrowser implements BeforeEachCallback, AfterEachCallback {
    private static final Namespace SHARED = Namespace.create(ReportBrowser.class);
    private static final int WIDTH = 1_280;

    private Session session;

    /** The browser, the reports that it shows and the files that it saves; they go when the last test has ended. */
    private static final class Session implements ExtensionContext.Store.CloseableResource {
        private final Optional<String> missing;
        private final Optional<Chromium> chromium;
        private final TemporaryFilesystem disk = TemporaryFilesystem.getDefaultTmpFS();
        private final Map<List<Object>, Path> written = new HashMap<>();

        /** The page that is open. */
        private Optional<Page> page = Optional.empty();

        /** The file that is open to be looked at only. */
        private Optional<Path> shown = Optional.empty();

        Session() {
            BrowserPrograms programs = BrowserPrograms.of(System.getenv());
            missing = programs.missing();
            missing.ifPresent(System.err::println);
            chromium = missing.isPresent() ? Optional.empty() : Optional.of(Chromium.start(programs));
        }

        Path folder() {
            return disk.createTempDir("report", "").toPath();
        }

        /** A study's page, which is written once for all tests; that of a large study, which would hold memory, each time. */
        Path written(TrialStore study, SearchSpace space) {
            return study.trials().size() > SampleStudy.MOST_KEPT
                    ? write(study, space)
                    : written.computeIfAbsent(
                            List.of(study, space.search(), space.parameters()), key -> write(study, space));
        }

        private Path write(TrialStore study, SearchSpace space) {
            Path html = folder().resolve("report.html");
            new ReportWriter().write(study, space, html, Optional.empty());
            return html;
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
        if (context.getExecutionException().isPresent() && session.page.isPresent()) {
            keepPicture(context);
            session.shown = Optional.empty();
        }
        check();
    }

    /** What the page of a test that failed looked like. */
    private void keepPicture(ExtensionContext context) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/browser"));
        String name = context.getRequiredTestClass().getSimpleName() + "."
                + context.getRequiredTestMethod().getName();
        Files.write(folder.resolve(name + ".png"), chromium().getScreenshotAs(OutputType.BYTES));
    }

    /** Of the open page; one that is not only looked at is not looked at again. */
    private void check() {
        Optional<Page> page = session.page;
        if (session.shown.isEmpty()) {
            session.page = Optional.empty();
        }
        page.ifPresent(Page::check);
    }

    private Chromium chromium() {
        return session.chromium.orElseThrow();
    }

    /** A new empty folder. */
    Path folder() {
        return session.folder();
    }

    /** {@link SampleStudy#full()}. */
    Page open() {
        return open("");
    }

    /**
     * {@link SampleStudy#full()}.
     *
     * @param hash what stands after '#' in the address; empty for none
     */
    Page open(String hash) {
        return open(SampleStudy.full(), hash);
    }

    Page open(TrialStore study, String hash) {
        return open(study, SampleStudy.space(), hash);
    }

    Page open(TrialStore study, SearchSpace space, String hash) {
        return open(session.written(study, space), hash);
    }

    /** {@link SampleStudy#full()} while its search runs. */
    Page open(RunningSearch running, String hash) {
        Path html = folder().resolve("report.html");
        new ReportWriter().write(SampleStudy.full(), SampleStudy.space(), html, Optional.of(running));
        return open(html, hash);
    }

    Page open(Path html, String hash) {
        return open(html.toUri(), hash, WIDTH);
    }

    Page open(URI address, String hash) {
        return open(address, hash, WIDTH);
    }

    /** As {@link #open(TrialStore, String)}, in a window of that many pixels. */
    Page open(TrialStore study, String hash, int width) {
        return open(session.written(study, SampleStudy.space()).toUri(), hash, width);
    }

    /** Leaves the page that is open for another. */
    private Page open(URI address, String hash, int width) {
        session.shown = Optional.empty();
        check();
        Page fresh = Page.open(chromium(), URI.create(address + (hash.isEmpty() ? "" : "#" + hash)), width);
        session.page = Optional.of(fresh);
        return fresh;
    }

    /**
     * {@link SampleStudy#full()}, to be looked at only: the tests that do nothing to it but ask for another address share
     * the page, which need not be loaded for each.
     */
    Page show(String hash) {
        return show(session.written(SampleStudy.full(), SampleStudy.space()), hash);
    }

    /** As {@link #show(String)}, of any report. */
    Page show(Path html, String hash) {
        if (!session.shown.equals(Optional.of(html))) {
            open(html, "");
            session.shown = Optional.of(html);
        }
        Page page = session.page.orElseThrow();
        page.go(hash);
        return page;
    }
}
