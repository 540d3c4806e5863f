package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialState;
import werkbank.report.view.TrialRow;
import werkbank.space.Objective;

/** Which trials the page shows, and in which order: by address, text field, headers and dragged ranges. */
class ReportSelectionIT {
    @RegisterExtension
    final ReportBrowser browser = new ReportBrowser();

    @Test
    void columnsCanBeLeftOut() throws Exception {
        Page page = browser.open("hide=seconds,p.dropout&sort=seconds:asc");
        assertThat(page.texts("#trial-table thead th"))
                .contains("Trial", "State", "learning-rate")
                .doesNotContain("Time", "dropout");
        int shown = page.all("#trial-table thead th").size();
        assertThat(page.all("#trial-table tbody tr:first-child td")).hasSize(shown);
        assertThat(page.rows()).hasSize(40);

        page.click(".column-choice summary");
        assertThat(page.find(".column-choice summary").getText()).isEqualTo("Columns (2 hidden)");
        page.find(".column-choice label:nth-of-type(2) input").click();
        assertThat(page.all("#trial-table thead th")).hasSize(shown - 1);
        assertThat(page.all("#trial-table tbody tr:last-child td")).hasSize(shown - 1);
        assertThat(page.hash()).contains("hide=seconds,p.dropout,");
        page.click(".column-choice button");
        assertThat(page.all("#trial-table thead th")).hasSize(shown + 2);
        assertThat(page.hash()).doesNotContain("hide=");
    }

    @Test
    void bestTrialComesFirst() throws Exception {
        Page page = browser.show("");
        int best = ReportData.of(SampleStudy.full(), SampleStudy.space())
                .overview()
                .best()
                .orElseThrow();
        assertThat(page.rows().get(0)).isEqualTo(best);
        assertThat(page.attributes("[aria-sort]", "aria-sort")).containsExactly("descending");
    }

    @Test
    void addressSortsFiltersAndChooses() throws Exception {
        Page page = browser.show("sort=number:asc&filter=complete+activation%3Drelu&trial=7&pair=4-9");
        assertThat(page.attributes("[aria-sort]", "aria-sort")).containsExactly("ascending");
        assertThat(page.rows()).isSorted().containsExactlyElementsOf(numbers(completeRelu()));
        assertThat(page.texts("#trials .count")).containsExactly(page.rows().size() + " of 40 trials");
        assertThat(page.texts("#trial h2")).containsExactly("Trial 7");
        assertThat(page.attributes("#trial [role=img]", "aria-label"))
                .anyMatch(label -> label.startsWith("Trial 7, training against validation"));
        assertThat(page.attributes("li[data-pair]:not([hidden])", "data-pair"))
                .isNotEmpty()
                .containsOnly("4-9");
    }

    @Test
    void theWayToAPartOfThePageKeepsTheChoices() throws Exception {
        Page page = browser.open("sort=number:asc&filter=relu");
        List<Integer> relu = page.rows();
        for (String link : List.of("#nav a[href='#curves']", ".skip")) {
            page.run("document.querySelector(arguments[0]).click()", link);
            page.soon(() -> assertThat(page.hash()).as(link).isEqualTo("sort=number:asc&filter=relu"));
        }
        page.reload();
        assertThat(page.rows()).isSorted().isEqualTo(relu).hasSizeLessThan(40);
    }

    @Test
    void backLeadsToAPartOfThePageAsItWas() throws Exception {
        Page page = browser.open("");
        page.click("#nav a[href='#trials']");
        page.soon(() -> assertThat(page.hash()).isEqualTo("trials"));
        page.run("document.getElementById('open-7').click()");
        page.soon(() -> assertThat(page.hash()).isEqualTo("trial=7"));
        page.back();
        page.soon(() -> assertThat(page.hash()).isEqualTo("trials"));
        int best = ReportData.of(SampleStudy.full(), SampleStudy.space())
                .overview()
                .best()
                .orElseThrow();
        page.soon(() -> assertThat(page.texts("#trial h2")).containsExactly("Trial " + best));
    }

    @Test
    void missingValuesComeLast() throws Exception {
        for (String way : List.of("asc", "desc")) {
            List<Integer> numbers = browser.show("sort=p.momentum:" + way).rows();
            int last = numbers.get(numbers.size() - 1);
            assertThat(SampleStudy.full().trial(last).orElseThrow().parameters())
                    .doesNotContainKey("momentum");
        }
    }

    @Test
    void brushedAxesAndComparisonsFilterThePage() throws Exception {
        Page page = browser.show("brush=filters:32:48;activation:0:0&filter=learning-rate%3C0.01+complete");
        List<Integer> expected = numbers(completeRelu()
                .and(t -> List.of(32, 48).contains(t.parameters().get("filters")))
                .and(t -> (Double) t.parameters().get("learning-rate") < 0.01));
        assertThat(expected).hasSizeBetween(1, 20);
        assertThat(page.rows()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(page.texts("#selection span"))
                .containsExactly(String.format(
                        Locale.ROOT,
                        "%d of 40 trials shown: “learning-rate<0.01 complete”, filters 32 to 48, activation relu.",
                        expected.size()));
        assertThat(page.texts("svg text"))
                .as("its bar in the timeline, or its tick")
                .contains(expected.get(0).toString());
    }

    @Test
    void theBestByTheObjectiveCanBeBrushed() throws Exception {
        ReportData data = ReportData.of(SampleStudy.full(), SampleStudy.space(Objective.VAL_LOSS));
        double limit = data.reaches().orElseThrow().low() * 1.5;
        Page page = browser.open(
                SampleStudy.full(),
                SampleStudy.space(Objective.VAL_LOSS),
                String.format(Locale.ROOT, "brush=objective:0:%.6f", limit));
        assertThat(page.rows())
                .containsExactlyInAnyOrderElementsOf(data.trials().stream()
                        .filter(t -> t.value().filter(v -> v <= limit).isPresent())
                        .map(TrialRow::number)
                        .toList())
                .startsWith(data.overview().best().orElseThrow());
        assertThat(page.shown()).contains("Best validation log-loss").doesNotContain(">undefined", ">NaN");
        assertThat(page.texts("[aria-sort=ascending]")).containsExactly("Log-loss");
    }

    @Test
    void aRangeDraggedOnAnAxisKeepsItsTrialsOnTheWholePage() throws Exception {
        Page page = browser.open();
        int all = points(page);
        drag(page, "dropout", 0.2, 0.6);
        List<Double> range = brushed(page, "dropout");
        assertThat(range.get(0)).isBetween(0.2 * 0.6 - 0.01, 0.2 * 0.6 + 0.01);
        assertThat(range.get(1)).isBetween(0.6 * 0.6 - 0.01, 0.6 * 0.6 + 0.01);
        List<Integer> kept = numbers(between("dropout", range));
        assertThat(kept).hasSizeBetween(5, 35);
        assertThat(page.rows()).containsExactlyInAnyOrderElementsOf(kept);
        assertThat(page.texts("#trials .count")).containsExactly(kept.size() + " of 40 trials");
        assertThat(page.find("#selection").getText()).startsWith(kept.size() + " of 40 trials shown: dropout ");
        assertThat(points(page)).isBetween(1, all - 1);

        drag(page, "learning-rate", 0.3, 0.9);
        List<Integer> fewer =
                numbers(between("dropout", range).and(between("learning-rate", brushed(page, "learning-rate"))));
        assertThat(fewer).hasSizeBetween(1, kept.size() - 1);
        assertThat(page.rows()).containsExactlyInAnyOrderElementsOf(fewer);

        page.click("#selection button");
        assertThat(page.rows()).hasSize(40);
        assertThat(page.find("#selection").isDisplayed()).isFalse();
        assertThat(points(page)).isEqualTo(all);
        assertThat(page.hash()).doesNotContain("brush");
    }

    @Test
    void whatIsTypedFiltersAndEmptyingTheFieldBringsAllBack() throws Exception {
        Page page = browser.open();
        int all = points(page);
        page.click("#trials input[type=search]");
        page.press("complete activation=relu");
        page.soon(() -> assertThat(page.rows()).containsExactlyInAnyOrderElementsOf(numbers(completeRelu())));
        assertThat(page.hash()).isEqualTo("filter=complete+activation%3Drelu");
        assertThat(points(page)).isLessThan(all);

        page.hands()
                .keyDown(Keys.CONTROL)
                .sendKeys("a")
                .keyUp(Keys.CONTROL)
                .sendKeys(Keys.BACK_SPACE)
                .perform();
        page.soon(() -> assertThat(page.rows()).hasSize(40));
        assertThat(page.find("#selection").isDisplayed()).isFalse();
    }

    @Test
    void aHeaderSortsAndSortsTheOtherWayWhenClickedAgain() throws Exception {
        Page page = browser.open();
        header(page, "dropout").click();
        assertThat(valuesOf(page, "dropout")).isSorted();
        assertThat(page.hash()).isEqualTo("sort=p.dropout:asc");
        header(page, "dropout").click();
        assertThat(valuesOf(page, "dropout")).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(page.texts("[aria-sort=descending]")).containsExactly("dropout");
    }

    private static WebElement header(Page page, String label) {
        return page.saying("#trial-table thead button", label);
    }

    private static List<Double> valuesOf(Page page, String parameter) {
        return page.rows().stream()
                .map(number -> (Double) SampleStudy.full()
                        .trial(number)
                        .orElseThrow()
                        .parameters()
                        .get(parameter))
                .toList();
    }

    /** Complete trials that the chart of the history shows; the legend has a point of the same look. */
    private static int points(Page page) {
        page.awaitDrawing();
        return page.all("#history .chart:not(.short) path[fill='#0072b2'][fill-opacity='0.85']")
                        .size()
                - 1;
    }

    /** Drags the mouse along a parameter's axis, whose lower end is 0 and upper end is 1. */
    private static void drag(Page page, String parameter, double from, double to) {
        WebElement chart = page.find("#parameters .chart");
        WebElement name = page.saying("#parameters svg text", parameter);
        page.run("arguments[0].scrollIntoView({ block: 'center' })", chart);
        int x = name.getRect().x + name.getRect().width / 2;
        page.hands()
                .moveToElement(chart, x - middleX(chart), above(chart, from))
                .clickAndHold()
                .moveToElement(chart, x - middleX(chart), above(chart, (from + to) / 2))
                .moveToElement(chart, x - middleX(chart), above(chart, to))
                .release()
                .perform();
    }

    private static int middleX(WebElement chart) {
        return chart.getRect().x + chart.getRect().width / 2;
    }

    /** Pixels from the chart's middle down to a place on its axes, which parallelPlace() puts between 54 and 30 pixels. */
    private static int above(WebElement chart, double share) {
        int height = chart.getRect().height;
        return (int) Math.round(54 + (1 - share) * (height - 54 - 30) - height / 2.0);
    }

    /** Ends of the range that the address has for a parameter. */
    private static List<Double> brushed(Page page, String parameter) {
        Matcher range = Pattern.compile(parameter + ":([\\d.e-]+):([\\d.e-]+)").matcher(page.hash());
        assertThat(range.find()).as(page.hash()).isTrue();
        return List.of(Double.valueOf(range.group(1)), Double.valueOf(range.group(2)));
    }

    private static Predicate<Trial> completeRelu() {
        return t ->
                t.state() == TrialState.COMPLETE && "relu".equals(t.parameters().get("activation"));
    }

    private static Predicate<Trial> between(String parameter, List<Double> range) {
        return trial -> trial.parameters().get(parameter) instanceof Double value
                && range.get(0) <= value
                && value <= range.get(1);
    }

    private static List<Integer> numbers(Predicate<Trial> kept) {
        return SampleStudy.full().trials().stream()
                .filter(kept)
                .map(Trial::number)
                .toList();
    }
}
