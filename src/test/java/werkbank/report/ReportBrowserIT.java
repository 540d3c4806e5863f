package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.experiment.ParetoFront;
import werkbank.experiment.RunningSearch;
import werkbank.experiment.Trial;
import werkbank.experiment.TrialState;
import werkbank.experiment.TrialStore;
import werkbank.metric.ConfusedPair;
import werkbank.space.Cost;
import werkbank.space.Objective;
import werkbank.space.Parameter;
import werkbank.space.SearchSpace;
import werkbank.space.SpaceReader;

/** The page in a real browser. */
class ReportBrowserIT {
    private static final String MISSING =
            "SKIPPED: no Chromium found, so the report was not tried in a browser. Install chromium or google-chrome, or name one in WERKBANK_CHROMIUM.";

    private static Optional<Browser> browser = Optional.empty();
    private static Browser.Page plain;
    private static Browser.Page plainSingle;

    @TempDir
    Path folder;

    @BeforeAll
    static void findBrowser() {
        browser = Browser.find();
        if (browser.isEmpty()) {
            System.err.println(MISSING);
        }
    }

    /** Before each, so that every test counts as skipped. */
    @BeforeEach
    void needsBrowser() {
        assumeTrue(browser.isPresent(), MISSING);
    }

    @Test
    void drawsEverythingWithoutAComplaint() throws Exception {
        Browser.Page page = plain();
        assertThat(page.console()).isEmpty();
        assertThat(sections(page)).hasSize(14);
        assertThat(rows(page)).hasSize(40);
        assertThat(matches(page, "<svg[^>]*>")).hasSize(15);
        assertThat(matches(page, "<li data-pair=")).hasSize(34);
        assertThat(matches(page, "<td class=\"wrong\"")).isNotEmpty();
        assertThat(page.dom()).contains("(McNemar, p = 0.14)", "visually-hidden\">inactive", "code 134: out of memory");
    }

    @Test
    void bestTrialComesFirst() throws Exception {
        Browser.Page page = plain();
        int best = ReportData.of(SampleStudy.full(), SampleStudy.space())
                .overview()
                .best()
                .orElseThrow();
        assertThat(rows(page).get(0)).isEqualTo(best);
        assertThat(matches(page, "aria-sort=\"descending\"")).hasSize(1);
    }

    @Test
    void addressSortsFiltersAndChooses() throws Exception {
        Browser.Page page =
                open(SampleStudy.full(), "sort=number:asc&filter=complete+activation%3Drelu&trial=7&pair=4-9");
        assertThat(rows(page)).isSorted().hasSize(40);
        assertThat(matches(page, "aria-sort=\"ascending\"")).hasSize(1);
        long expected = SampleStudy.full().trials().stream()
                .filter(t -> t.state() == TrialState.COMPLETE
                        && "relu".equals(t.parameters().get("activation")))
                .count();
        assertThat(visible(page)).hasSize((int) expected);
        assertThat(page.dom()).contains(expected + " of 40 trials", "Trial 7, training against validation");
        assertThat(matches(page, "<li data-pair=\"4-9\">")).isNotEmpty();
        assertThat(matches(page, "<li data-pair=\"(?!4-9)[^\"]*\">")).isEmpty();
    }

    @Test
    void aSearchWithRungsRepeatsAndTwoObjectivesShowsThem() throws Exception {
        Browser.Page page = open(SampleStudy.repeated(), SampleStudy.halving(), "");
        assertThat(page.console()).isEmpty();
        assertThat(sections(page))
                .contains("<section id=\"timeline\"", "<section id=\"front\"")
                .hasSize(15);
        assertThat(matches(page, "<svg[^>]*>")).hasSize(16);
        for (String lane : List.of("worker 1", "worker 4", "unknown")) {
            assertThat(matches(page, "<text[^>]*>" + lane + "</text>")).as(lane).hasSize(1);
        }
        assertThat(matches(page, "<text[^>]*>(paused|interrupted|on the front)</text>"))
                .hasSize(3);
        int front = ParetoFront.of(SampleStudy.repeated().trials(), Objective.VAL_ACCURACY, Cost.PARAMETERS)
                .size();
        assertThat(matches(page, "<td class=\"\">front</td>")).hasSize(front);
        assertThat(matches(page, "<span class=\"cause\">repeats \\d+</span>")).hasSize(5);
        assertThat(matches(page, "<tr data-trial=\"\\d+\" class=\"early\">")).hasSize(5);
        assertThat(page.dom())
                .contains("id=\"seed-table\"", "asha compares a trial with those", "2 bars with a dashed edge were");
    }

    @Test
    void whatMatteredHasSharesAndAHeatMapOfAnyTwoParameters() throws Exception {
        Browser.Page page = open(SampleStudy.full(), "x=filters&y=learning-rate");
        assertThat(page.console()).isEmpty();
        WhatMattered mattered =
                ReportData.of(SampleStudy.full(), SampleStudy.space()).mattered();
        Influence first = mattered.influences().get(0);
        assertThat(matches(page, "(?s)<table class=\"influence\">.*?</table>"))
                .singleElement()
                .asString()
                .contains(
                        "<td class=\"number strong\">%.0f %%</td>".formatted(100 * first.alone()),
                        "<td class=\"number\">%.0f %%</td>".formatted(100 * first.ranks()),
                        mattered.interactions().get(0).first().replace("-", "-<wbr>") + " × ");
        assertThat(matches(page, "aria-label=\"Heat map of validation accuracy over filters and learning-rate.\""))
                .hasSize(1);
        String map = matches(page, "(?s)<div class=\"chart contour\".*?</svg>").get(0);
        for (String label : List.of("16", "48", "0.0001", "0.1")) {
            assertThat(map).containsPattern("<text[^>]*>" + label + "</text>");
        }
        int complete = Math.toIntExact(SampleStudy.full().trials().stream()
                .filter(t -> t.state() == TrialState.COMPLETE)
                .count());
        assertThat(map.split("<path ", -1)).hasSizeGreaterThan(4 * 24 + complete);
    }

    @Test
    void brushedAxesAndComparisonsFilterThePage() throws Exception {
        Browser.Page page =
                open(SampleStudy.full(), "brush=filters:32:48;activation:0:0&filter=learning-rate%3C0.01+complete");
        List<Integer> expected = SampleStudy.full().trials().stream()
                .filter(t -> t.state() == TrialState.COMPLETE)
                .filter(t -> List.of(32, 48).contains(t.parameters().get("filters")))
                .filter(t -> "relu".equals(t.parameters().get("activation")))
                .filter(t -> (Double) t.parameters().get("learning-rate") < 0.01)
                .map(Trial::number)
                .toList();
        assertThat(expected).hasSizeBetween(1, 20);
        assertThat(visible(page)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(page.dom())
                .contains("%d of 40 trials shown: “learning-rate&lt;0.01 complete”, filters 32 to 48, activation relu."
                        .formatted(expected.size()));
        assertThat(matches(page, "<text[^>]*>" + expected.get(0) + "</text>"))
                .as("its bar in the timeline, or its tick")
                .isNotEmpty();
        assertThat(matches(plain(), "id=\"selection\" hidden")).hasSize(1);
    }

    @Test
    void theBestByTheObjectiveCanBeBrushed() throws Exception {
        ReportData data = ReportData.of(SampleStudy.full(), SampleStudy.space(Objective.VAL_LOSS));
        double limit = data.reaches().orElseThrow().low() * 1.5;
        Browser.Page page = open(
                SampleStudy.full(), SampleStudy.space(Objective.VAL_LOSS), "brush=objective:0:%.6f".formatted(limit));
        assertThat(page.console()).isEmpty();
        assertThat(visible(page))
                .containsExactlyInAnyOrderElementsOf(data.trials().stream()
                        .filter(t -> t.value().filter(v -> v <= limit).isPresent())
                        .map(TrialRow::number)
                        .toList())
                .startsWith(data.overview().best().orElseThrow());
        assertThat(page.dom()).contains("Best validation log-loss").doesNotContain(">undefined", ">NaN");
        assertThat(matches(page, "aria-sort=\"ascending\"><button[^>]*>Log-<wbr>loss"))
                .hasSize(1);
    }

    @Test
    void averagedWeightsAreShown() throws Exception {
        Browser.Page page = plain();
        assertThat(matches(page, "<option value=\"\\d*3\">[^<]*\\(swa\\)</option>"))
                .isNotEmpty();
        assertThat(matches(page, "<option value=\"\\d*2\">[^<]*\\(")).isEmpty();
        assertThat(matches(page, "<td[^>]*>swa</td>")).isNotEmpty();
    }

    @Test
    void aStudyOfOneTrialIsAboutItsNetwork() throws Exception {
        Browser.Page page = plainSingle();
        assertThat(page.console()).isEmpty();
        assertThat(sections(page))
                .containsExactly(
                        "<section id=\"glance\"",
                        "<section id=\"curves\"",
                        "<section id=\"confusion\"",
                        "<section id=\"mistakes\"",
                        "<section id=\"provenance\"");
        assertThat(matches(page, "<svg[^>]*>")).hasSize(3);
        int best = single().trials().get(0).outcome().orElseThrow().bestEpoch();
        assertThat(matches(page, ">best: epoch " + best + "<"))
                .as("on both plots")
                .hasSize(2);
        assertThat(matches(page, ">rate [\\d.e-]+<"))
                .as("reductions on both plots")
                .hasSize(4);
        assertThat(matches(page, "learning rate reduced to ")).hasSize(2);
        assertThat(matches(page, "Test accuracy|Test loss|Most frequent mistake: "))
                .hasSize(3);
        String shown = page.dom().replaceAll("(?s)<(script|style|pre)[^>]*>.*?</\\1>", "");
        assertThat(shown).doesNotContainIgnoringCase("ensemble", "member", ">votes", "McNemar");
    }

    @Test
    void aStudyOfOneTrialThatFailedSaysWhy() throws Exception {
        Browser.Page page = open(SampleStudy.onlyFailed().first(1), "");
        assertThat(page.console()).isEmpty();
        assertThat(matches(page, "the worker ended with code 134: out of memory"))
                .isNotEmpty();
        assertThat(matches(page, "at Some.where")).hasSize(1);
        assertThat(matches(page, "epoch null|>undefined|NaN")).isEmpty();
    }

    @Test
    void theGalleryBeginsWithTheMostFrequentPairAndShowsAnyOther() throws Exception {
        TestView test = ReportData.of(single(), SampleStudy.space()).test().orElseThrow();
        ConfusedPair worst = test.pairs().get(0);

        assertThat(matches(plainSingle(), "<li data-pair=\"[^\"]*\">"))
                .hasSize(worst.images())
                .containsOnly("<li data-pair=\"%d-%d\">".formatted(worst.truth(), worst.predicted()));
        assertThat(matches(open(single(), "pair=all"), "<li data-pair=\"[^\"]*\">"))
                .hasSize(34);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thePageIsNoWiderThanItsWindow(boolean single) throws Exception {
        Path html = Files.createTempDirectory(folder, "wide").resolve("report.html");
        new ReportWriter().write(single ? single() : SampleStudy.full(), SampleStudy.space(), html);
        String measured = Files.readString(html)
                        .replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "")
                        .replaceFirst("(?s)</body>\\s*</html>\\s*$", "")
                + "<script>document.title = document.documentElement.scrollWidth;</script></body></html>";
        Files.writeString(html, measured);

        Browser.Page page = browser.orElseThrow().open(html, "", html.getParent());
        assertThat(page.dom()).containsPattern("<title>\\d+</title>");
        assertThat(Integer.parseInt(page.dom().replaceAll("(?s).*<title>(\\d+)</title>.*", "$1")))
                .isLessThanOrEqualTo(1280);
    }

    private static SampleStudy single() {
        return SampleStudy.of("seed", 1, 16);
    }

    @Test
    void missingValuesComeLast() throws Exception {
        for (String way : List.of("asc", "desc")) {
            List<Integer> numbers = rows(open(SampleStudy.full(), "sort=p.momentum:" + way));
            int last = numbers.get(numbers.size() - 1);
            assertThat(SampleStudy.full().trial(last).orElseThrow().parameters())
                    .doesNotContainKey("momentum");
        }
    }

    @Test
    void hostileTextStaysInert() throws Exception {
        Browser.Page page = open(SampleStudy.hostile(), "filter=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E");
        assertThat(page.console()).isEmpty();
        assertThat(page.dom()).doesNotContain("<title>owned");
        String shown = page.dom().replaceAll("(?s)<script.*?</script>", "");
        assertThat(shown).doesNotContain("<img src=\"x\"", "id=\"injected\"");
        assertThat(matches(page, "<script")).hasSize(3);
        assertThat(rows(page)).hasSize(13);
    }

    @Test
    void theAddressOpensATrial() throws Exception {
        SampleStudy full = SampleStudy.full();
        Trial adam = full.trials().stream()
                .filter(t -> "adam".equals(t.parameters().get("optimizer")) && t.state() == TrialState.COMPLETE)
                .findFirst()
                .orElseThrow();
        Browser.Page page = open(full, "trial=" + adam.number());
        assertThat(page.console()).isEmpty();
        assertThat(page.dom()).contains("<h2 id=\"trial-title\">Trial %d</h2>".formatted(adam.number()));
        assertThat(matches(page, "<tr data-trial=\"\\d+\"[^>]* aria-current=\"true\""))
                .singleElement()
                .asString()
                .contains("\"" + adam.number() + "\"");
        assertThat(matches(page, "<dd class=\"inactive\">[^<]*"))
                .containsExactly("<dd class=\"inactive\">inactive: has a value only when optimizer = nesterov");
        List<Integer> mistakes = ReportData.of(full, SampleStudy.space())
                .details()
                .trials()
                .get(adam.number())
                .mistakes()
                .orElseThrow();
        assertThat(matches(table(page, "validation-matrix"), "<td class=\"wrong\""))
                .hasSize(mistakes.size() / 3);
        assertThat(matches(table(page, "validation-matrix"), "<td class=\"right\""))
                .hasSize(10);
    }

    /** One of the page's tables as a page of its own. */
    private static Browser.Page table(Browser.Page page, String id) {
        String table =
                matches(page, "(?s)<table [^>]*id=\"" + id + "\".*?</table>").get(0);
        return new Browser.Page(table, page.console());
    }

    @Test
    void aTrialThatFailedSaysWhyAndHasNoCurves() throws Exception {
        Browser.Page page = open(SampleStudy.full(), "trial=6");
        assertThat(page.console()).isEmpty();
        assertThat(page.dom())
                .contains(
                        "<h2 id=\"trial-title\">Trial 6</h2>",
                        "No epoch of this trial ended, so it has no curves.",
                        "This trial has no checkpoint, so nothing was counted.");
        assertThat(matches(page, "(?s)id=\"trial-view\".*?<pre class=\"text\"[^>]*>java.lang.OutOfMemoryError"))
                .hasSize(1);
        assertThat(matches(page, "<svg[^>]*>"))
                .as("without the three of the trial")
                .hasSize(12);
    }

    @Test
    void theSpaceOfATrialAloneTrainsThatTrial() throws Exception {
        Path file = Path.of("search-spaces/seed-space.yaml");
        SearchSpace space = new SpaceReader(Path.of("data/mnist")).read(file);
        SortedMap<String, Object> values = new TreeMap<>(space.widest());
        values.put("training.learning-rate", 0.0012345678901234567);
        Browser.Page page = open(SampleStudy.full().searching(space.source(), values), space, "trial=1");

        assertThat(page.console()).isEmpty();
        String yaml = matches(page, "(?s)<pre class=\"text\" id=\"alone-space\"[^>]*>.*?</pre>")
                .get(0)
                .replaceAll("<[^>]*>", "")
                .replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&amp;", "&");
        SearchSpace alone = new SpaceReader(Path.of("data/mnist")).read(yaml, "alone.yaml", Path.of(""));
        assertThat(alone.trials()).isEqualTo(1);
        assertThat(alone.search().enqueue()).containsExactly(values);
        assertThat(alone.recipe(values)).isEqualTo(space.recipe(values));
        assertThat(page.dom())
                .contains("./werkbank run search-spaces/mnist-cnn-trial-1.yaml --study mnist-cnn-trial-1 --seed=7 ");
    }

    @Test
    void theAddressComparesTrialsAndMarksWhatDiffers() throws Exception {
        SampleStudy full = SampleStudy.full();
        List<Trial> two = List.of(full.trial(2).orElseThrow(), full.trial(3).orElseThrow());
        Browser.Page whole = open(full, "compare=2,3");
        assertThat(whole.console()).isEmpty();
        assertThat(matches(whole, ">Compare 2 trials<")).hasSize(1);
        Browser.Page page = table(whole, "compare-table");
        assertThat(matches(page, "class=\"trace trace-\\d\"")).hasSize(2);
        for (Parameter parameter : SampleStudy.PARAMETERS) {
            String name = parameter.name();
            boolean differs = !Optional.ofNullable(two.get(0).parameters().get(name))
                    .equals(Optional.ofNullable(two.get(1).parameters().get(name)));
            assertThat(comparedRow(page, name)).as(name).contains(differs ? "class=\"differs\"" : "class=\"\"");
        }
        assertThat(matches(page, "<tr class=\"\"><th scope=\"row\">"))
                .as("some rows are equal")
                .isNotEmpty();

        Browser.Page only = table(open(full, "compare=2,3&differences=only"), "compare-table");
        assertThat(matches(only, "<tr class=\"\"><th scope=\"row\">")).isEmpty();
        assertThat(matches(only, "<tr class=\"differs\">")).hasSameSizeAs(matches(page, "<tr class=\"differs\">"));
    }

    private static String comparedRow(Browser.Page page, String parameter) {
        return matches(page, "<tr class=\"[^\"]*\"><th scope=\"row\">.*?</th>").stream()
                .filter(row -> row.replaceFirst("<span.*", "")
                        .replaceAll("<[^>]*>", "")
                        .equals(parameter))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFifthTrialIsRefusedInWords() throws Exception {
        Browser.Page page = afterwards(
                SampleStudy.full(),
                "for (const n of [1, 2, 3, 5, 8])"
                        + " document.querySelector(`tr[data-trial=\"${n}\"] .compare-box`).click();");
        assertThat(matches(page, ">Compare 4 trials<")).hasSize(1);
        assertThat(page.dom()).contains("Four trials are compared at most. To add trial 8, take one out first.");
        assertThat(matches(page, "class=\"trace trace-\\d\"")).hasSize(4);
    }

    @Test
    void aRowOpensItsTrial() throws Exception {
        Browser.Page page =
                afterwards(SampleStudy.full(), "document.querySelector('tr[data-trial=\"9\"] td:last-child').click();");
        assertThat(page.dom()).contains("<h2 id=\"trial-title\">Trial 9</h2>");
    }

    /** The page once a script has used it, which its policy would not let run. */
    private Browser.Page afterwards(TrialStore study, String script) throws Exception {
        Path own = Files.createTempDirectory(folder, "used");
        Path html = own.resolve("report.html");
        new ReportWriter().write(study, SampleStudy.space(), html);
        String used = Files.readString(html)
                        .replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "")
                        .replaceFirst("(?s)</body>\\s*</html>\\s*$", "")
                + "<script>" + script + "</script></body></html>";
        Files.writeString(html, used);
        return browser.orElseThrow().open(html, "", own);
    }

    @Test
    void hostileTextStaysInertInATrialAndAComparison() throws Exception {
        Browser.Page page = open(SampleStudy.hostile(), "trial=13&compare=1,13");
        assertThat(page.console()).isEmpty();
        assertThat(page.dom()).doesNotContain("<title>owned");
        String shown = page.dom().replaceAll("(?s)<script.*?</script>", "");
        assertThat(shown).doesNotContain("<img src=\"x\"", "id=\"injected\"").contains("id=\"compare-table\"");
        assertThat(matches(page, "<script")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no trials", "only failed", "no ensemble", "not evaluated", "no pixels", "one trial", "one epoch"
            })
    void emptyStatesAreDrawnToo(String state) throws Exception {
        Browser.Page page = open(study(state), "");
        assertThat(page.console()).isEmpty();
        int expected =
                switch (state) {
                    case "one trial" -> 5;
                    case "no trials" -> 10;
                    case "only failed" -> 13;
                    default -> 14;
                };
        assertThat(sections(page)).hasSize(expected);
        assertThat(page.dom()).contains("class=\"empty\"").doesNotContain(">undefined", ">NaN", ">null<");
    }

    @Test
    void moreThanAThousandTrialsAreDrawnAndCurvesWithoutRoomCounted() throws Exception {
        Browser.Page page = open(SampleStudy.of("large", 1_200, 20), "");
        assertThat(page.console()).isEmpty();
        assertThat(rows(page)).hasSize(1_200);
        assertThat(matches(page, "<svg[^>]*>")).hasSize(15);
        assertThat(matches(page, "Curves of 1,000 of 1,\\d+ trials: ")).hasSize(1);
        assertThat(matches(plain(), "Curves of \\d+ of ")).isEmpty();
    }

    @Test
    void whileASearchRunsThePageSaysSoAndCanBePaused() throws Exception {
        Instant now = Instant.now();
        Browser.Page page = openLive(new RunningSearch(60, now, 5, now.plusSeconds(600)), "live=off&filter=relu");
        assertThat(page.console()).isEmpty();
        assertThat(matches(page, "<p class=\"live\"[^>]*data-state=\"running\""))
                .hasSize(1);
        assertThat(page.dom()).contains("38 of 60 trials finished", "Renewing is paused.", ">Renew</button>");
        assertThat(matches(plain(), "<p class=\"live\"")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"60, late, may have been killed", "180000, left, 'written, 2.1 days ago'"})
    void aPageThatNobodyRenewsSaysSo(int secondsAgo, String state, String words) throws Exception {
        Instant then = Instant.now().minusSeconds(secondsAgo);
        Browser.Page page = openLive(new RunningSearch(60, then, 5, then.plusSeconds(10)), "");
        assertThat(page.console()).isEmpty();
        assertThat(matches(page, "data-state=\"" + state + "\"")).hasSize(1);
        assertThat(page.dom()).contains(words);
    }

    /** The first request is answered with the page of a search that runs, others with that of the finished study. */
    @Test
    void anOpenPageRenewsItselfAndKeepsItsChoices() throws Exception {
        Instant now = Instant.now();
        byte[] running = page(new RunningSearch(60, now, 5, now.plusSeconds(600)));
        byte[] finished = page(null);
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = requests.getAndIncrement() == 0 ? running : finished;
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            URI address = URI.create(
                    "http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
            Browser.Page page = browser.orElseThrow().open(address, "filter=relu&sort=number:asc", folder, 10);
            assertThat(page.console()).isEmpty();
            assertThat(requests).hasValue(2);
            assertThat(matches(page, "<p class=\"live\"")).isEmpty();
            assertThat(rows(page)).isSorted();
            assertThat(page.dom()).containsPattern("\\d+ of 40 trials<");
        } finally {
            server.stop(0);
        }
    }

    /** @param running null for a finished study */
    private byte[] page(RunningSearch running) throws IOException {
        Path html = Files.createTempFile(folder, "page", ".html");
        new ReportWriter().write(SampleStudy.full(), SampleStudy.space(), html, Optional.ofNullable(running));
        return Files.readAllBytes(html);
    }

    private Browser.Page openLive(RunningSearch running, String hash) throws Exception {
        Path own = Files.createTempDirectory(folder, "live");
        Path html = own.resolve("report.html");
        new ReportWriter().write(SampleStudy.full(), SampleStudy.space(), html, Optional.of(running));
        return browser.orElseThrow().open(html, hash, own);
    }

    private static SampleStudy study(String state) {
        SampleStudy full = SampleStudy.full();
        return switch (state) {
            case "no trials" -> SampleStudy.withoutTrials();
            case "only failed" -> SampleStudy.onlyFailed();
            case "no ensemble" -> full.withoutEnsemble();
            case "not evaluated" -> full.withoutEvaluation();
            case "no pixels" -> full.with(
                    SampleEnsemble.withoutPixels(full.evaluation().orElseThrow()));
            case "one epoch" -> SampleStudy.of("short", 20, 1).withoutEvaluation();
            default -> full.first(1);
        };
    }

    /** Of {@link SampleStudy#full()}, opened once for all tests: starting a browser takes longer than the page. */
    private Browser.Page plain() throws Exception {
        if (plain == null) {
            plain = open(SampleStudy.full(), "");
        }
        return plain;
    }

    private Browser.Page plainSingle() throws Exception {
        if (plainSingle == null) {
            plainSingle = open(single(), "");
        }
        return plainSingle;
    }

    private Browser.Page open(TrialStore study, String hash) throws Exception {
        return open(study, SampleStudy.space(), hash);
    }

    private Browser.Page open(TrialStore study, SearchSpace space, String hash) throws Exception {
        Path own = Files.createTempDirectory(folder, "page");
        Path html = own.resolve("report.html");
        new ReportWriter().write(study, space, html);
        return browser.orElseThrow().open(html, hash, own);
    }

    private static List<String> sections(Browser.Page page) {
        return matches(page, "<section id=\"\\w+\"");
    }

    /** Trial numbers in the table's order. */
    private static List<Integer> rows(Browser.Page page) {
        return Pattern.compile("<tr data-trial=\"(\\d+)\"")
                .matcher(page.dom())
                .results()
                .map(row -> Integer.valueOf(row.group(1)))
                .toList();
    }

    private static List<Integer> visible(Browser.Page page) {
        return Pattern.compile("<tr data-trial=\"(\\d+)\"(?![^>]* hidden)")
                .matcher(page.dom())
                .results()
                .map(row -> Integer.valueOf(row.group(1)))
                .toList();
    }

    private static List<String> matches(Browser.Page page, String pattern) {
        String shown = page.dom().replaceAll("(?s)<(script|style)[^>]*>.*?</\\1>", "<$1></$1>");
        return Pattern.compile(pattern)
                .matcher(shown)
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
