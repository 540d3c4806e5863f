package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.trial.TrialState;
import werkbank.report.view.TrialRow;

/** The filter of the report that comes with Werkbank, by the names and units that it shows. */
class ReportFilterIT {
    private static final Path SHIPPED = Path.of("reports/mnist-best.html");

    @RegisterExtension
    final ReportBrowser browser = new ReportBrowser();

    private final List<TrialRow> trials;

    ReportFilterIT() throws IOException {
        trials = new RenewedPage(Files.readString(SHIPPED)).data().trials();
    }

    private Page open(String filter) {
        return browser.open(SHIPPED.toAbsolutePath(), "filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
    }

    private List<Integer> numbers(Predicate<TrialRow> kept) {
        return trials.stream().filter(kept).map(TrialRow::number).toList();
    }

    private static double value(TrialRow row, String parameter) {
        return ((Number) row.values().get(parameter)).doubleValue();
    }

    private static String rounded(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    @Test
    void namesAndUnitsAsTheyAreShownWork() {
        Map<String, Predicate<TrialRow>> filters = Map.ofEntries(
                Map.entry("log-loss<0.0095", row -> row.logLoss().orElse(1.0) < 0.0095),
                Map.entry("accuracy>99.7", row -> row.accuracy().orElse(0.0) > 0.997),
                Map.entry("Validation accuracy >= 99.7 %", row -> row.accuracy().orElse(0.0) >= 0.997),
                Map.entry("accuracy>0.997", row -> row.accuracy().orElse(0.0) > 0.997),
                Map.entry("accuracy=99.62", row -> rounded(100 * row.accuracy().orElse(0.0), 2)
                        .equals("99.62")),
                Map.entry("time>10", row -> row.seconds() > 10),
                Map.entry("time>10min", row -> row.seconds() > 600),
                Map.entry("time<=1h time >= 20 min", row -> row.seconds() <= 3_600 && row.seconds() >= 1_200),
                Map.entry("size<200000", row -> row.weights().orElse(0L) < 200_000),
                Map.entry("network size<200k", row -> row.weights().orElse(0L) < 200_000),
                Map.entry("size=257,034", row -> row.weights().orElse(0L) == 257_034),
                Map.entry("weights<0.2m", row -> row.weights().orElse(0L) < 200_000),
                Map.entry("weights=ema", row -> row.kept().orElse("").equals("ema")),
                Map.entry("weights!=ema", row -> row.kept().orElse("ema").equals("trained")),
                Map.entry("trial=33", row -> row.number() == 33),
                Map.entry("state=pruned", row -> row.state() == TrialState.PRUNED),
                Map.entry("pruned epochs=6", row -> row.state() == TrialState.PRUNED && row.epochs() == 6),
                Map.entry("best epoch>15", row -> row.bestEpoch().orElse(0) > 15),
                Map.entry("rotation>14", row -> value(row, "augmentation.rotation") > 14),
                Map.entry("augmentation.rotation>14", row -> value(row, "augmentation.rotation") > 14),
                Map.entry("alpha<1", row -> value(row, "augmentation.elastic.alpha") < 1),
                Map.entry("dropout=0.144", row -> rounded(value(row, "dropout"), 3)
                        .equals("0.144")),
                Map.entry("down=pool", row -> "pool".equals(row.values().get("down"))));
        Page page = open("");
        filters.forEach((filter, kept) -> {
            type(page, filter);
            page.soon(() ->
                    assertThat(page.rows()).as(filter).isNotEmpty().containsExactlyInAnyOrderElementsOf(numbers(kept)));
            assertThat(page.visible("#filter-said")).as(filter).isEmpty();
        });
    }

    private static void type(Page page, String filter) {
        page.run(
                "const field = document.querySelector('#trials input[type=search]'); field.value = arguments[0];"
                        + "field.dispatchEvent(new Event('input'))",
                filter);
    }

    @Test
    void anUnknownNameIsSaidAndTheRestFilters() {
        Page page = open("acuracy>99 state=complete");
        assertThat(page.rows()).containsExactlyInAnyOrderElementsOf(numbers(row -> row.state() == TrialState.COMPLETE));
        assertThat(page.find("#filter-said").getText())
                .startsWith("Nothing is called “acuracy”; the names are trial, state, validation-accuracy, log-loss, ")
                .contains("network-size", "rotation", "elastic.alpha");
        assertThat(page.find("#selection").getText()).contains("Nothing is called “acuracy”");
    }

    @Test
    void whatIsNoValueIsSaid() {
        assertSaid(
                "accuracy>high",
                "“high” is no value that accuracy can have; write for instance validation-accuracy>99.12%.");
        assertSaid("state=prund", "“prund” is no value that state can have; write for instance state=pruned.");
        assertSaid("state>pruned", "“pruned” is no value that state can have; write for instance state=pruned.");
        assertSaid("epochs>", "“epochs>” lacks a value, for instance epochs>2.");
        assertSaid("time<5parsecs", "“5parsecs” is no value that time can have; write for instance time<3min.");
    }

    private void assertSaid(String filter, String words) {
        Page page = open(filter);
        assertThat(page.rows()).as(filter).hasSize(33);
        assertThat(page.find("#filter-said").getText()).isEqualTo(words);
    }

    @Test
    void anEmptyTableSaysWhy() {
        Page page = open("epochs>100");
        assertThat(page.rows()).isEmpty();
        assertThat(page.find("#filter-said").getText()).isEqualTo("No trial is left by “epochs>100”.");
        assertThat(page.find("#selection").getText()).startsWith("0 of 33 trials shown: “epochs>100”.");
        page = open("state=failed");
        assertThat(page.find("#filter-said").getText()).isEqualTo("No trial is left by “state=failed”.");
    }

    @Test
    void theHelpTeachesByExamplesThatWork() {
        Page page = browser.open(SHIPPED.toAbsolutePath(), "");
        List<String> examples = page.texts(".filter-help code");
        assertThat(examples).hasSizeGreaterThan(4);
        assertThat(page.texts(".filter-help .note").get(0))
                .contains("trial, state, validation-accuracy, log-loss, epochs");
        page.click(".filter-help summary");
        assertThat(page.find(".filter-help dl").isDisplayed()).isTrue();
        for (String example : examples) {
            type(page, example);
            page.soon(() -> assertThat(page.rows()).as(example).hasSizeBetween(1, 32));
            assertThat(page.visible("#filter-said")).as(example).isEmpty();
        }
    }

    @Test
    void brushesHaveDigitsThatTellTheirEndsApart() {
        assertThat(brushed("objective:0.00885:0.0095"))
                .isEqualTo(shown(
                        row -> row.value().orElse(1.0) <= 0.0095 && row.state() == TrialState.COMPLETE,
                        "validation log-loss 0.00885 to 0.00950"));
        assertThat(brushed("dropout:0.1437:0.1443")).contains("dropout 0.1437 to 0.1443.");
        assertThat(brushed("training.learning-rate:0.0018:0.0019")).contains("learning-rate 0.0018 to 0.0019.");
        assertThat(brushed("no-parameter:1:2")).isEmpty();
    }

    private String shown(Predicate<TrialRow> kept, String words) {
        return String.format(
                Locale.ROOT, "%d of 33 trials shown: %s.", numbers(kept).size(), words);
    }

    private String brushed(String brush) {
        Page page = browser.open(SHIPPED.toAbsolutePath(), "brush=" + brush);
        return page.find("#selection span").getText();
    }

    @Test
    void axesGoWithoutWhatTheirNamesHaveInCommon() {
        Page page = browser.open(SHIPPED.toAbsolutePath(), "");
        assertThat(page.texts("#parameters svg text"))
                .contains("rotation", "shift", "shear", "zoom", "elastic.alpha", "learning-rate")
                .noneMatch(text -> text.contains("augmentation") || text.contains("…"));
        assertThat(page.texts("#trial-table thead button")).contains("rotation", "dropout");
        assertThat(page.texts("#trial-parameters dt")).contains("augmentation.rotation");
    }

    @Test
    void seedsOfNineteenDigitsStandOnlyBesideTheCommandAndInTheProvenance() {
        Page page = browser.open(SHIPPED.toAbsolutePath(), "trial=33&compare=33,13");
        assertThat(page.texts("#trial .facts dd, #compare-table td, .byline, #glance"))
                .noneMatch(text -> text.matches("(?s).*\\d{12,}.*"));
        assertThat(page.texts("#trial-view > .note")).contains("The seed of its training is -8857472159799003750.");
        assertThat(page.texts("#provenance dd")).contains("1");
    }

    @Test
    void aLongSeedOfAStudyKeepsItsDigits() throws Exception {
        SampleStudy full = SampleStudy.full();
        StudyRecord study = full.study();
        StudyRecord other = new StudyRecord(
                study.name(),
                study.space(),
                study.spaceFile(),
                4_611_686_018_427_387_905L,
                study.data(),
                study.created(),
                study.provenance());
        Page page = browser.open(
                new SampleStudy(
                        other, full.trials(), full.epochs(), full.ensemble(), full.evaluation(), full.testOpenings()),
                "");
        assertThat(page.texts("#provenance dd")).contains("4611686018427387905");
    }
}
