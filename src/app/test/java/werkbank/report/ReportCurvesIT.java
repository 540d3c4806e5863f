package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.file.Json;
import werkbank.report.page.HtmlPage;

/** What a reader of learning curves, algorithms, commands and long texts gets to see of them. */
class ReportCurvesIT {
    /** An option of a command on two lines, as Chromium breaks it after its dashes. */
    private static final String BROKEN_WORDS =
            """
            return [...document.querySelectorAll(".command span")]
              .filter((word) => word.checkVisibility() && word.textContent.startsWith("--") && word.offsetHeight > 24)
              .map((word) => word.textContent);
            """;

    @RegisterExtension
    final ReportBrowser browser = new ReportBrowser();

    @Test
    void epochsBelowTheAxisAreSaidAndShownWhenAskedFor() {
        Page page = browser.open(lowFirst(), "trial=2");
        assertThat(page.texts("#curves-below span"))
                .containsExactly("The axis begins at 95.01 %: 2 epochs of 2 trials lie below it, trial 2 altogether.");
        assertThat(page.texts("#curves svg text")).contains("96.0 %").doesNotContain("40 %");
        page.click("#curves-below button");
        assertThat(page.hash()).isEqualTo("trial=2&epochs=all");
        assertThat(page.texts("#curves-below span")).containsExactly("Every epoch is shown.");
        assertThat(page.texts("#curves svg text")).contains("40 %");
        assertThat(page.attributes("#curves svg path", "fill"))
                .as("the chosen trial of one epoch is an orange point")
                .contains("#d17f00");
        page.click("#curves-below button");
        assertThat(page.texts("#curves-below button")).containsExactly("Show every epoch");
        page.go("metric=loss");
        assertThat(page.visible("#curves-below"))
                .as("an axis of losses has them all")
                .isEmpty();
        page.go("compare=1,2");
        assertThat(page.texts("#compare .note").toString()).doesNotContain("edge");
    }

    @Test
    void theSwitchGoesBackWithTheAddress() throws Exception {
        Page page = browser.open("metric=loss");
        String pressed = "#curves .switch button[aria-pressed=true]";
        assertThat(page.texts(pressed)).containsExactly("Loss");
        page.run("document.getElementById('open-7').click()");
        page.click("#curves .switch button:first-child");
        assertThat(page.texts(pressed)).containsExactly("Accuracy");
        page.back();
        page.soon(() -> assertThat(page.texts(pressed)).containsExactly("Loss"));
        assertThat(page.hash()).isEqualTo("metric=loss");
    }

    @Test
    void whereNoEpochLiesFarBelowNothingIsLeftOut() {
        Page page = browser.show("");
        assertThat(page.visible("#curves-below")).isEmpty();
    }

    /** A trial whose first epoch lies far below its others, and one that has no more than such a one. */
    private static SampleStudy lowFirst() {
        SampleStudy study = SampleStudy.of("low-first", 2, 14);
        Map<Integer, List<EpochMetrics>> epochs = Map.of(
                1,
                epochs(DoubleStream.concat(
                                DoubleStream.of(0.2), IntStream.range(0, 13).mapToDouble(i -> 0.952 + 0.002 * i))
                        .toArray()),
                2,
                epochs(0.3));
        return new SampleStudy(
                study.study(), study.trials(), epochs, study.ensemble(), study.evaluation(), study.testOpenings());
    }

    private static List<EpochMetrics> epochs(double... accuracies) {
        return IntStream.range(0, accuracies.length)
                .mapToObj(i -> new EpochMetrics(
                        i + 1,
                        1 - accuracies[i],
                        accuracies[i],
                        1 - accuracies[i],
                        accuracies[i],
                        accuracies[i],
                        0.01,
                        1))
                .toList();
    }

    @Test
    void algorithmsOfManyLayersUnfold() throws IOException {
        String json = Json.write(ReportData.of(SampleStudy.of("layers", 2, 3), SampleStudy.space()));
        String several = "512 images: forward a, data b; 512 images: forward c, data b; 99 images: forward a, data d";
        Path html = browser.folder().resolve("report.html");
        Files.writeString(
                html, HtmlPage.of("layers", json.replace("\"algorithms\":\"\"", "\"algorithms\":\"" + several + "\"")));
        Page page = browser.open(html, "trial=1&compare=1,2");
        assertThat(page.texts("#trial-view .listed summary")).containsExactly("3 combinations");
        assertThat(page.visible("#trial-view .listed div")).isEmpty();
        page.run("document.querySelector('#trial-view .listed summary').click();");
        assertThat(page.texts("#trial-view .listed div")).containsExactly(several.split("; "));
        assertThat(page.visible("#trial-view .listed div")).hasSize(3);
        assertThat(page.texts("#compare-table .listed summary")).containsExactly("3 combinations", "3 combinations");
    }

    @Test
    void anInterruptedTrialSaysWhatGoesOnWithIt() {
        assertThat(browser.show("trial=17").texts("#trial .verdict"))
                .containsExactly("interrupted; the command that began the study goes on with it");
        assertThat(browser.show("trial=1").texts("#trial .verdict")).containsExactly("complete");
    }

    @Test
    void commandsBreakBetweenWordsAlsoOnANarrowPage() {
        Page page = browser.open(SampleStudy.of("narrow", 2, 3), "", 400);
        assertThat(page.texts("#provenance .command").get(0)).matches("\\./werkbank run .* --workers \\d+");
        assertThat((List<?>) page.run(BROKEN_WORDS)).isEmpty();
    }

    @Test
    void aTextThatIsLongerThanItsBoxFadesWhereItGoesOn() {
        Page page = browser.open(SampleStudy.of("narrow", 2, 3), "");
        String text = "#provenance pre[aria-label^=Search]";
        assertThat(page.attributes(text, "class")).containsExactly("text");
        page.run("document.querySelector(arguments[0]).style.maxHeight = '60px';", text);
        page.soon(() -> assertThat(page.attributes(text, "class")).containsExactly("text more-below"));
        assertThat((String) page.run("return getComputedStyle(document.querySelector(arguments[0])).maskImage", text))
                .contains("to top");
        page.run("const box = document.querySelector(arguments[0]); box.scrollTop = box.scrollHeight;", text);
        page.soon(() -> assertThat(page.attributes(text, "class")).containsExactly("text"));
    }
}
