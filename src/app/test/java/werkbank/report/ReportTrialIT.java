package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.WebElement;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialState;
import werkbank.space.Parameter;
import werkbank.space.SearchSpace;
import werkbank.space.yaml.SpaceReader;

/** One trial of a study, and several beside each other. */
class ReportTrialIT {
    @RegisterExtension
    final ReportBrowser browser = new ReportBrowser();

    private final SampleStudy full = SampleStudy.full();

    @Test
    void theAddressOpensATrial() throws Exception {
        Trial adam = full.trials().stream()
                .filter(t -> "adam".equals(t.parameters().get("optimizer")) && t.state() == TrialState.COMPLETE)
                .findFirst()
                .orElseThrow();
        Page page = browser.show("trial=" + adam.number());
        assertOpen(page, adam.number());
        assertThat(page.texts("#trial-parameters .inactive"))
                .containsExactly("inactive: has a value only when optimizer = nesterov");
        List<Integer> mistakes = ReportData.of(full, SampleStudy.space())
                .details()
                .trials()
                .get(adam.number())
                .mistakes()
                .orElseThrow();
        assertThat(page.all("#validation-matrix td.wrong")).hasSize(mistakes.size() / 3);
        assertThat(page.all("#validation-matrix td.right")).hasSize(10);
    }

    @Test
    void aClickOnARowOpensItsTrialAndBackLeadsToTheTable() throws Exception {
        Page page = browser.open();
        int best = page.rows().get(0);
        page.click("tr[data-trial='9'] td:last-child");
        assertOpen(page, 9);
        assertThat(page.focused().getAttribute("id")).isEqualTo("trial-choice");
        assertThat(page.find("#trial h2").getRect().y).isPositive();
        page.click("#trial .back");
        page.click("tr[data-trial='7'] td:last-child");
        assertOpen(page, 7);

        page.back();
        page.soon(() -> assertOpen(page, 9));
        page.back();
        page.soon(() -> assertOpen(page, best));
    }

    @Test
    void theBarOfTheSelectionDoesNotCoverTheTrialThatIsOpened() throws Exception {
        Page page = browser.open("filter=relu");
        page.click("tr[data-trial='8'] td:last-child");
        assertOpen(page, 8);
        assertThat(page.run("const { x, y } = document.querySelector('#trial').getBoundingClientRect();"
                        + "return document.elementFromPoint(x + 20, y + 2).closest('section')?.id"))
                .isEqualTo("trial");
    }

    @Test
    void aPointOfTheHistoryHasATipAndOpensItsTrial() throws Exception {
        Page page = browser.open();
        // Wherever it lies: at the window's edge only half of it could be pointed at.
        page.run("document.querySelector('#history').scrollIntoView(); return true;");
        WebElement point = page.find("#history path[fill='#0072b2'][fill-opacity='0.85'][transform]");
        page.hands().moveToElement(point).perform();
        page.soon(() -> assertThat(page.find("#history .tip").isDisplayed()).isTrue());
        String tip = page.find("#history .tip b").getText();
        assertThat(tip).matches("Trial \\d+, complete");
        page.hands().click().perform();
        assertOpen(page, Integer.parseInt(tip.replaceAll("\\D", "")));
    }

    @Test
    void aTrialThatFailedSaysWhyAndHasNoCurves() throws Exception {
        Page page = browser.show("trial=6");
        assertOpen(page, 6);
        assertThat(page.find("#trial-view").getText())
                .contains(
                        "No epoch of this trial ended, so it has no curves.",
                        "This trial has no checkpoint, so nothing was counted.");
        assertThat(page.find("#trial-view pre").getText()).startsWith("java.lang.OutOfMemoryError");
        assertThat(page.all("svg")).as("without the three of the trial").hasSize(16);
    }

    @Test
    void averagedWeightsHaveALineAndColumnsOfTheirOwn() throws Exception {
        Page page = browser.open("trial=3");
        assertThat(page.texts("#trial .chart text")).contains("averaged");
        assertThat(page.find("#trial-view").getText()).contains("Green: the average of the weights");
        page.click("#trial summary");
        assertThat(page.texts("#trial .epochs th"))
                .containsSubsequence("Val-accuracy", "Averaged loss", "Averaged accuracy", "Learning rate");
        assertThat(page.texts("#trial .epochs tbody tr:first-child td").subList(5, 7))
                .containsExactly("–", "–");
        assertThat(page.texts("#trial .epochs tbody tr:nth-child(2) td").get(5)).matches("0\\.\\d{4}");
        assertThat(page.find("#curves .lead").getText())
                .endsWith("the better of the trained and the averaged ones, as samplers and schedulers see it.");

        page.run("document.querySelector('#trial').scrollIntoView(); return true;");
        page.click("#trial .step");
        page.soon(() -> assertOpen(page, 2));
        assertThat(page.texts("#trial .chart text")).doesNotContain("averaged");
        assertThat(page.texts("#trial .epochs th")).doesNotContain("Averaged loss");
        assertThat(page.find("#trial-view").getText()).doesNotContain("Green:");
    }

    @Test
    void theSpaceOfATrialAloneTrainsThatTrial() throws Exception {
        SpaceReader reader = new SpaceReader(Path.of("data/mnist"));
        SearchSpace space = reader.read(Path.of("search-spaces/seed-space.yaml"));
        SortedMap<String, Object> values = new TreeMap<>(space.widest());
        values.put("training.learning-rate", 0.0012345678901234567);
        Page page = browser.open(full.searching(space.source(), values), space, "trial=1");

        SearchSpace alone = reader.read(page.texts("#alone-space").get(0), "alone.yaml", Path.of(""));
        assertThat(alone.trials()).isEqualTo(1);
        assertThat(alone.search().enqueue()).containsExactly(values);
        assertThat(alone.recipe(values)).isEqualTo(space.recipe(values));
        assertThat(page.find("#trial .command").getText())
                .startsWith("./werkbank run search-spaces/mnist-cnn-trial-1.yaml --study mnist-cnn-trial-1 --seed=7 ");
    }

    @Test
    void theAddressComparesTrialsAndMarksWhatDiffers() throws Exception {
        Page page = browser.show("compare=2,3");
        assertThat(page.texts(".compare-bar .main")).containsExactly("Compare 2 trials");
        assertThat(page.all("#compare-table .trace")).hasSize(2);
        assertDifferencesMarked(page, 2, 3);
        assertThat(page.all("#compare-table tr:not(.differs) > th[scope=row]"))
                .as("some rows are equal")
                .isNotEmpty();
    }

    @Test
    void tickedTrialsAreComparedAndOnlyWhatDiffersIsLeft() throws Exception {
        Page page = browser.open();
        tick(page, 2);
        assertThat(page.find(".compare-bar").getText()).startsWith("Trial 2 is chosen; choose another one");
        tick(page, 3);
        tick(page, 7);
        page.click(".compare-bar .main");
        assertThat(page.focused().getAttribute("id")).isEqualTo("compare-only");
        assertDifferencesMarked(page, 2, 3, 7);
        int differing = page.all("#compare-table tr.differs").size();

        page.click("#compare-only");
        assertThat(page.hash()).isEqualTo("compare=2,3,7&differences=only");
        assertThat(page.all("#compare-table tr.differs")).hasSize(differing);
        assertThat(page.all("#compare-table tr:not(.differs) > th[scope=row]")).isEmpty();
    }

    @Test
    void aFifthTrialIsRefusedInWords() throws Exception {
        Page page = browser.open();
        for (int number : List.of(1, 2, 3, 5, 8)) {
            tick(page, number);
        }
        assertThat(page.find(".compare-bar .main").getText()).isEqualTo("Compare 4 trials");
        assertThat(page.find(".compare-bar").getText())
                .contains("Four trials are compared at most. To add trial 8, take one out first.");
        assertThat(page.find("tr[data-trial='8'] .compare-box").isSelected()).isFalse();
        assertThat(page.all("#compare-table .trace")).hasSize(4);
    }

    private static void tick(Page page, int trial) {
        page.click(String.format(Locale.ROOT, "tr[data-trial='%d'] .compare-box", trial));
    }

    private static void assertOpen(Page page, int trial) {
        assertThat(page.texts("#trial h2")).containsExactly("Trial " + trial);
        assertThat(page.attributes("#trial-table tr[aria-current]", "data-trial"))
                .containsExactly(String.valueOf(trial));
    }

    /** Of the parameters; a value that is missing differs from any. */
    private void assertDifferencesMarked(Page page, Integer... numbers) {
        Map<String, Boolean> marked = page.texts("#compare-table tbody tr > th[scope=row]").stream()
                .collect(Collectors.toMap(text -> text.replaceAll("≠[\\s\\S]*", ""), text -> text.contains("≠")));
        assertThat(page.texts("#compare-table tr.differs > th[scope=row]"))
                .hasSize(Math.toIntExact(
                        marked.values().stream().filter(differs -> differs).count()))
                .allMatch(text -> text.contains("≠"));
        for (Parameter parameter : SampleStudy.PARAMETERS) {
            long values = Stream.of(numbers)
                    .map(number -> Optional.ofNullable(
                            full.trial(number).orElseThrow().parameters().get(parameter.name())))
                    .distinct()
                    .count();
            assertThat(marked).containsEntry(parameter.name(), values > 1);
        }
    }
}
