package werkbank.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import werkbank.file.Json;
import werkbank.report.page.HtmlPage;
import werkbank.space.SearchSpace;

/**
 * Opens reports in the one browser that all tests of the JVM share. Each page begins in an empty tab, but for those that
 * are only looked at, which have tabs of their own from test to test. After each test its page must have said nothing in
 * the console and asked for nothing from the network. Without a browser each test is skipped.
 */
final class ReportBrowser implements BeforeEachCallback, AfterEachCallback {
    private static final Namespace SHARED = Namespace.create(ReportBrowser.class);
    private static final int WIDTH = 1_280;

    private Session session;

    /** The browser, the reports that it shows and the files that it saves; they go when the last test has ended. */
    private static final class Session implements ExtensionContext.Store.CloseableResource {
        private final Optional<String> missing;
        private final Optional<Chromium> chromium;

        /** The tab of all other pages. */
        private final Optional<String> own;

        private final TemporaryFilesystem disk = TemporaryFilesystem.getDefaultTmpFS();
        private final Map<List<Object>, Path> written = new HashMap<>();

        /** Tabs of the reports that are only looked at. */
        private final Map<Path, String> tabs = new HashMap<>();

        /** Pages in those tabs. */
        private final Map<Path, Page> shown = new HashMap<>();

        /** The page that a test looks at. */
        private Optional<Page> page = Optional.empty();

        Session() {
            BrowserPrograms programs = BrowserPrograms.of(System.getenv());
            missing = programs.missing();
            missing.ifPresent(System.err::println);
            chromium = missing.isPresent() ? Optional.empty() : Optional.of(Chromium.start(programs));
            own = chromium.map(Chromium::getWindowHandle);
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
            ReportData data = ReportData.of(study, space);
            try {
                // Not ReportWriter, which waits until the disk has it.
                Files.writeString(html, HtmlPage.of(data.overview().study(), Json.write(data)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
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
            session.shown.values().remove(session.page.get());
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

    private void check() {
        Optional<Page> page = session.page;
        session.page = Optional.empty();
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
        check();
        chromium().goTo(session.own.orElseThrow());
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
        check();
        if (session.shown.containsKey(html)) {
            chromium().goTo(session.tabs.get(html));
        } else {
            session.tabs.put(html, chromium().newTab());
            session.shown.put(html, Page.open(chromium(), html.toUri(), WIDTH));
        }
        Page page = session.shown.get(html);
        session.page = Optional.of(page);
        page.go(hash);
        return page;
    }
}
