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
            const faults = (drawings, parts) => {
              const found = [];
              for (const node of drawings.flatMap((svg) => [...svg.querySelectorAll("path, g, text, polyline")])) {
                for (const name of ["d", "transform", "points", "x", "y"]) {
                  const text = node.getAttribute(name) || "";
                  if (/Infinity|NaN|undefined/.test(text)) found.push(`${name}: ${text.slice(0, 200)}`);
                  if ((text.match(/-?[\\d.]+(e[+-]?\\d+)?/g) || []).some((number) => Math.abs(number) > 1e4)) found.push(`far out: ${text.slice(0, 200)}`);
                }
                if (node.tagName === "text" && /e-\\d|Infinity|NaN|undefined/.test(node.textContent)) found.push(`label ${node.textContent}`);
              }
              const words = parts.map((part) => part.innerText).join("\\n").replaceAll("the loss became NaN", "");
              for (const word of ["Infinity", "NaN", "undefined", "null"]) {
                if (new RegExp(`(^|\\\\W)${word}(\\\\W|$)`).test(words)) found.push(`shows ${word}`);
              }
              document.querySelectorAll("#trial-view .chart").forEach((chart) => {
                const { width, height } = chart.querySelector("svg").getBoundingClientRect();
                if (width < 300 || height < 150 || height > 500) found.push(`chart of ${width} by ${height}`);
              });
              document.querySelectorAll("#seed-table tbody tr, .influence tbody tr, #look-table tbody tr, #trial-view tbody tr, .forest tbody tr").forEach((row) => {
                if (row.getBoundingClientRect().height > 64) found.push(`row of ${row.getBoundingClientRect().height}: ${row.innerText.slice(0, 60)}`);
              });
              if (document.documentElement.scrollWidth > window.innerWidth) found.push(`as wide as ${document.documentElement.scrollWidth}`);
              return found;
            };
            const drawings = () => [...document.querySelectorAll("svg")];
            const parts = () => [...document.querySelectorAll("section")];
            """;

    /** Heading and faults of each trial; what a choice of another trial leaves as it is is looked at once. */
    private static final String FAULTS_BY_TRIAL = FAULTS
            + """
                    const changed = new Set([...drawings(), ...parts()]);
                    const observer = new MutationObserver(() => {});
                    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
                    const lookAt = ({ target, addedNodes }) => {
                      const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
                      ["svg", "section"].forEach((kind) => changed.add(element?.closest(kind)));
                      addedNodes.forEach((node) => node.querySelectorAll?.("svg").forEach((svg) => changed.add(svg)));
                      element?.querySelectorAll(":scope > svg").forEach((svg) => changed.add(svg));
                    };
                    const select = document.getElementById("trial-choice");
                    const settled = (done) => (document.body.dataset.drawing ? setTimeout(settled, 5, done) : done());
                    const shown = [];
                    for (const { value } of [...select.options]) {
                      select.value = value;
                      select.dispatchEvent(new Event("change"));
                      await new Promise(settled);
                      observer.takeRecords().forEach(lookAt);
                      const shownNow = [...changed].filter((node) => node?.isConnected);
                      const found = faults(shownNow.filter((node) => node.matches("svg")), shownNow.filter((node) => node.matches("section")));
                      changed.clear();
                      const [heading] = document.querySelectorAll("#trial h2");
                      shown.push([value, heading.textContent, ...found]);
                    }
                    observer.disconnect();
                    return shown;
                    """;

    @RegisterExtension
    final ReportBrowser browser = new ReportBrowser();

    @Test
    void everyTrialOfTheShippedReportIsDrawnWithoutAFault() {
        assertFaultless(browser.open(SHIPPED.toAbsolutePath(), ""), 33);
    }

    @Test
    void everyTrialOfAFreshReportIsDrawnWithoutAFault() {
        assertFaultless(browser.open(SampleStudy.repeated(), SampleStudy.halving(), ""), 45);
    }

    /** {@link Page#check()} looks at the console too, where a chart complains. */
    private void assertFaultless(Page page, int trials) {
        for (int width : List.of(1_200, 400)) {
            page.resize(width, 900);
            page.awaitDrawing();
            List<?> shown = (List<?>) page.run("return (async () => {" + FAULTS_BY_TRIAL + "})();");
            assertThat(shown).hasSize(trials).allSatisfy(trial -> assertThat((List<?>) trial)
                    .as("%d pixels wide", width)
                    .hasSize(2)
                    .element(1)
                    .isEqualTo("Trial " + ((List<?>) trial).get(0)));
            assertThat(page.console()).as("%d pixels wide", width).isEmpty();
        }
    }

    private static List<?> faults(Page page) {
        return (List<?>) page.run(FAULTS + "return faults(drawings(), parts());");
    }

    /** As the other tests look for them. */
    @Test
    void faultsAreFound() {
        Page page = show("");
        assertThat(faults(page)).isEmpty();
        page.run(
                """
                const part = document.querySelector("#history");
                const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
                path.setAttribute("d", "M0 20000");
                part.querySelector("svg").append(path);
                const words = document.createElement("p");
                words.textContent = "is undefined.";
                part.append(words);
                window.wrong = [path, words];
                """);
        assertThat(faults(page).toString()).isEqualTo("[far out: M0 20000, shows undefined]");
        page.run("window.wrong.forEach((node) => node.remove()); delete window.wrong;");
        assertThat(faults(page)).isEmpty();
    }

    /** A cosine schedule ends at next to nothing; seventeen of eighteen epochs are not to look flat by it. */
    @Test
    void aRateThatEndsAtNextToNothingLeavesTheOthersApart() {
        Page page = show("trial=33");
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
        Page page = browser.show("filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
        assertThat(page.rows()).hasSizeLessThan(40);
        assertThat(faults(page)).isEmpty();
    }

    private Page show(String hash) {
        return browser.show(SHIPPED.toAbsolutePath(), hash);
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
        assertThat(faults(page)).isEmpty();
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
        page = show("trial=12");
        assertThat(page.visible("#no-trial")).isEmpty();
        page = show("compare=3,99");
        assertThat(page.find("#no-compared").getText()).contains("asks for trial 99");
    }

    @Test
    void wordsStandApartFromTheirMarks() {
        Page page = show("");
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
