package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import werkbank.experiment.StudyRecord;

/** The filter of the report that comes with Werkbank; {@link ScriptFilterTest} has what it understands. */
class ReportFilterIT {
    private static final Path SHIPPED = Path.of("reports/mnist-best.html");

    @RegisterExtension
    final ReportBrowser browser = new ReportBrowser();

    private Page show(String filter) {
        return browser.show(
                SHIPPED.toAbsolutePath(),
                filter.isEmpty() ? "" : "filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
    }

    @Test
    void theTableHasTheTrialsThatTheFilterKeepsAndSaysWhatItCannotDo() {
        Page page = browser.open(SHIPPED.toAbsolutePath(), "filter=acuracy%3E99+state%3Dpruned");
        List<String> pruned = page.texts("#trial-table tbody .state");
        assertThat(pruned).isNotEmpty().containsOnly("pruned");
        assertThat(page.find("#filter-said").getText())
                .startsWith("Nothing is called “acuracy”; the names are trial, state, validation-accuracy, log-loss, ");
        assertThat(page.find("#selection").getText())
                .startsWith(pruned.size() + " of 33 trials shown: “acuracy>99 state=pruned”.")
                .contains("Nothing is called “acuracy”");
        type(page, "state=pruned");
        page.soon(() -> assertThat(page.visible("#filter-said")).isEmpty());
        assertThat(page.rows()).hasSameSizeAs(pruned);
    }

    private static void type(Page page, String filter) {
        page.run(
                "const field = document.querySelector('#trials input[type=search]'); field.value = arguments[0];"
                        + "field.dispatchEvent(new Event('input'))",
                filter);
    }

    @Test
    void anEmptyTableSaysWhy() {
        Page page = show("epochs>100");
        assertThat(page.rows()).isEmpty();
        assertThat(page.find("#filter-said").getText()).isEqualTo("No trial is left by “epochs>100”.");
        assertThat(page.find("#selection").getText()).startsWith("0 of 33 trials shown: “epochs>100”.");
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
    void whatUnfoldsAboveTheTableIsNoWiderThanThePage() {
        Page page = browser.open();
        page.run(
                """
                document.querySelectorAll(".controls details").forEach((one) => { one.open = true; });
                document.querySelectorAll(".column-choice label").forEach((one) => one.append("augmentation.elastic.a-name-that-goes-on"));
                """);
        for (int width : List.of(380, 700, 800, 900, 1_400)) {
            page.resize(width, 900);
            page.awaitDrawing();
            assertThat(
                            (List<?>)
                                    page.run(
                                            "return [...document.querySelectorAll('.column-choice > div')].map((box) => box.getBoundingClientRect()).flatMap(({ left, right }) => [left, document.documentElement.clientWidth - right])"))
                    .as("%d pixels", width)
                    .hasSize(4)
                    .allMatch(room -> ((Number) room).doubleValue() >= 0);
        }
    }

    @Test
    void theBarSaysWhatIsBrushed() {
        Page page = browser.show(SHIPPED.toAbsolutePath(), "brush=dropout:0.1437:0.1443");
        assertThat(page.find("#selection span").getText()).contains("dropout 0.1437 to 0.1443.");
        page.go("brush=no-parameter:1:2");
        assertThat(page.find("#selection span").getText()).isEmpty();
    }

    @Test
    void axesGoWithoutWhatTheirNamesHaveInCommon() {
        Page page = show("");
        assertThat(page.texts("#parameters svg text"))
                .contains("rotation", "shift", "shear", "zoom", "elastic.alpha", "learning-rate")
                .noneMatch(text -> text.contains("augmentation") || text.contains("…"));
        assertThat(page.texts("#trial-table thead button")).contains("rotation", "dropout");
        assertThat(page.texts("#trial-parameters dt")).contains("augmentation.rotation");
    }

    @Test
    void seedsOfNineteenDigitsStandOnlyBesideTheCommandAndInTheProvenance() {
        Page page = browser.show(SHIPPED.toAbsolutePath(), "trial=33&compare=33,13");
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
        assertThat(page.texts("#provenance dd"))
                .contains("4611686018427387905")
                .contains("weights of digits.h5, SHA-256 " + SampleStudy.HASH + ", kept as start.zip, "
                        + SampleStudy.HASH.substring(1) + "0");
    }
}
