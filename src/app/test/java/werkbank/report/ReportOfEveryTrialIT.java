package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.file.Json;

/** The report that comes with Werkbank, and a fresh one, trial by trial, on a wide and on a narrow page. */
class ReportOfEveryTrialIT {
    private static final Path SHIPPED = Path.of("reports/mnist-best.html");

    /** Where a path leads out of its chart, a word that is no figure is shown, or something is wider or higher than fits. */
    private static final String FAULTS =
            """
            const faults = [];
            for (const node of document.querySelectorAll("svg path, svg g, svg text, svg polyline")) {
              for (const name of ["d", "transform", "points", "x", "y"]) {
                const text = node.getAttribute(name) || "";
                if (/Infinity|NaN|undefined/.test(text)) faults.push(`${name}: ${text.slice(0, 200)}`);
                if ((text.match(/-?[\\d.]+(e[+-]?\\d+)?/g) || []).some((number) => Math.abs(number) > 1e4)) faults.push(`far out: ${text.slice(0, 200)}`);
              }
            }
            const words = document.getElementById("main").innerText.replaceAll("the loss became NaN", "");
            for (const word of ["Infinity", "NaN", "undefined", "null"]) {
              if (new RegExp(`(^|\\\\W)${word}(\\\\W|$)`).test(words)) faults.push(`shows ${word}`);
            }
            document.querySelectorAll("svg text").forEach((node) => {
              if (/e-\\d|Infinity|NaN|undefined/.test(node.textContent)) faults.push(`label ${node.textContent}`);
            });
            document.querySelectorAll("#trial-view .chart").forEach((chart) => {
              const { width, height } = chart.querySelector("svg").getBoundingClientRect();
              if (width < 300 || height < 150 || height > 500) faults.push(`chart of ${width} by ${height}`);
            });
            document.querySelectorAll("#seed-table tbody tr, .influence tbody tr, #look-table tbody tr, #trial-view tbody tr, .forest tbody tr").forEach((row) => {
              if (row.getBoundingClientRect().height > 64) faults.push(`row of ${row.getBoundingClientRect().height}: ${row.innerText.slice(0, 60)}`);
            });
            if (document.documentElement.scrollWidth > window.innerWidth) faults.push(`as wide as ${document.documentElement.scrollWidth}`);
            return faults;
            """;

    @RegisterExtension
    final ReportBrowser browser = new ReportBrowser();

    @ParameterizedTest
    @ValueSource(ints = {400, 1_200})
    void everyTrialOfTheShippedReportIsDrawnWithoutAFault(int width) throws Exception {
        assertFaultless(browser.open(SHIPPED.toAbsolutePath(), ""), width, 33);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 1_200})
    void everyTrialOfAFreshReportIsDrawnWithoutAFault(int width) throws Exception {
        assertFaultless(browser.open(SampleStudy.repeated(), SampleStudy.halving(), ""), width, 45);
    }

    /** {@link Page#leave()} looks at the console too, where a chart complains. */
    private void assertFaultless(Page page, int width, int trials) {
        page.resize(width, 900);
        page.awaitDrawing();
        List<String> numbers = page.attributes("#trial-choice option", "value");
        assertThat(numbers).hasSize(trials);
        for (String number : numbers) {
            page.run(
                    "const select = document.getElementById('trial-choice'); select.value = arguments[0];"
                            + "select.dispatchEvent(new Event('change'))",
                    number);
            page.awaitDrawing();
            assertThat(page.texts("#trial h2")).containsExactly("Trial " + number);
            assertThat((List<?>) page.run(FAULTS)).as("trial %s", number).isEmpty();
            assertThat(page.console()).as("trial %s", number).isEmpty();
        }
    }

    /** A cosine schedule ends at next to nothing; seventeen of eighteen epochs are not to look flat by it. */
    @Test
    void aRateThatEndsAtNextToNothingLeavesTheOthersApart() {
        Page page = browser.open(SHIPPED.toAbsolutePath(), "trial=33");
        String path = page.attributes("#trial .chart.short svg path[stroke='#a0487c']", "d").stream()
                .filter(d -> d.length() > 60)
                .findFirst()
                .orElseThrow();
        assertThat(path.split("[A-Z]")).hasSizeGreaterThan(18);
        List<String> labels = page.texts("#trial .chart.short svg text").stream()
                .filter(label -> label.startsWith("0.0"))
                .toList();
        assertThat(labels).hasSizeGreaterThan(2).doesNotHaveDuplicates();
        assertThat(labels.stream().mapToDouble(Double::parseDouble).min().orElseThrow())
                .isGreaterThan(1e-6);
    }

    /** One trial, one without most parameters, one without epochs, none: axes are left with nothing on them. */
    @ParameterizedTest
    @ValueSource(
            strings = {"trial=1", "trial=6", "state=failed", "optimizer=adam", "epochs>1000", "pruned", "diverged"})
    void whateverTheFilterLeavesIsDrawnWithoutAFault(String filter) throws Exception {
        Page page = browser.open("filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
        assertThat(page.rows()).hasSizeLessThan(40);
        assertThat((List<?>) page.run(FAULTS)).isEmpty();
    }

    /** Neither has a logarithm. */
    @Test
    void ratesAndLossesOfNothingStandOnTheEdge() throws Exception {
        SampleStudy full = SampleStudy.full();
        SortedMap<Integer, List<EpochMetrics>> epochs = new TreeMap<>(full.epochs());
        epochs.replaceAll((number, of) ->
                of.stream().map(ReportOfEveryTrialIT::endingInNothing).toList());
        SampleStudy ending = new SampleStudy(
                full.study(), full.trials(), epochs, full.ensemble(), full.evaluation(), full.testOpenings());
        Page page = browser.open(ending, "metric=loss&compare=1,2&trial=1");
        assertThat((List<?>) page.run(FAULTS)).isEmpty();
        assertThat(page.texts("#trial .epochs tbody tr:last-child td")).contains("0.0000", "0");
    }

    private static EpochMetrics endingInNothing(EpochMetrics epoch) {
        return epoch.epoch() < 8
                ? epoch
                : new EpochMetrics(
                        epoch.epoch(),
                        0,
                        epoch.accuracy(),
                        epoch.epoch() % 2 == 0 ? 0 : epoch.validationLoss(),
                        epoch.validationAccuracy(),
                        epoch.validationF1(),
                        0,
                        epoch.seconds());
    }

    @Test
    void aTrialThatIsNotThereIsSaid() throws Exception {
        Page page = browser.open(SHIPPED.toAbsolutePath(), "trial=99");
        assertThat(page.find("#no-trial").getText())
                .isEqualTo(
                        "The address asks for trial 99, which this study does not have: its trials are 1 to 33. Trial 33 is shown.");
        assertThat(page.texts("#trial h2")).containsExactly("Trial 33");
        page = browser.open(SHIPPED.toAbsolutePath(), "trial=12");
        assertThat(page.visible("#no-trial")).isEmpty();
        page = browser.open(SHIPPED.toAbsolutePath(), "compare=3,99");
        assertThat(page.find("#no-compared").getText()).contains("asks for trial 99");
    }

    @Test
    void wordsStandApartFromTheirMarks() {
        Page page = browser.open(SHIPPED.toAbsolutePath(), "");
        assertThat(page.texts("#look-table tbody th"))
                .containsExactly("Once taken", "Moved by a pixel", "Draws of the augmentation");
    }

    /** Its study is not in the repository, so its figures are kept in step by {@link RenewedPage}. */
    @Test
    void theShippedReportHasTheFiguresThatTodaysCodeFinds() throws Exception {
        String html = Files.readString(SHIPPED);
        ReportData data = new RenewedPage(html).data();
        JsonNode shown = Json.mapper().readTree(RenewedPage.dataOf(html));
        assertThat(shown.get("mattered"))
                .as("renew it: see docs/report.md")
                .isEqualTo(Json.mapper().readTree(Json.write(data.mattered())));
        assertThat(data.mattered().epoch()).contains(2);
        assertThat(data.mattered().influences()).hasSize(10);
        assertThat(Files.size(SHIPPED)).isLessThan(2_000_000);
        assertThat(html).doesNotContainPattern("/(?:home|root|work|tmp)/");
    }
}
