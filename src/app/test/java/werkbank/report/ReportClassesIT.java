package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import werkbank.dataset.ClassNames;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.metric.ConfusedPair;

/** What a study of pictures whose classes have names looks like. */
class ReportClassesIT {
    private static final ClassNames ORDINARY = new ClassNames(
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"));

    /** Of 40 letters, without a place to break them. */
    private static final ClassNames LONG = new ClassNames(IntStream.range(0, 10)
            .mapToObj(i -> Character.toString('a' + i).repeat(40))
            .toList());

    /** Names in tables that stand on several lines. */
    private static final String BROKEN =
            """
            return [...document.querySelectorAll("#class-table th, #gallery-table tbody th, .augmented th, .matrix th[scope=row], .pairs td:not(.number)")]
              .filter((cell) => {
                const range = document.createRange();
                range.selectNodeContents(cell);
                return new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size > 1;
              })
              .map((cell) => cell.textContent);
            """;

    /** Boxes with names of classes, which have room enough on a wide page. */
    private static final String OF_CLASSES =
            "(Confusion matrix|Confusion matrix on validation|Pairs on validation|Classes|Pictures of each class|Augmented images):.*";

    /** Boxes that show less than they have, and whether they say so. */
    private static final String CUT_OFF =
            """
            return [...document.querySelectorAll(".bare, .scroll")]
              .filter((box) => box.checkVisibility() && box.scrollWidth > box.clientWidth + 1)
              .map((box) => `${box.getAttribute("aria-label")}: ${getComputedStyle(box).maskImage !== "none"}`);
            """;

    /** Words of marks in the charts that lie over other words. */
    private static final String OVERLAPS =
            """
            const words = [...document.querySelectorAll("#curves svg text")];
            const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
            const marks = words.filter((word) => word.textContent.startsWith("rate "));
            if (marks.length !== 2) return [`${marks.length} marks`];
            return marks.flatMap((mark) =>
              words
                .filter((word) => word !== mark && meet(mark.getBoundingClientRect(), word.getBoundingClientRect()))
                .map((word) => `${mark.textContent} over ${word.textContent}`));
            """;

    @RegisterExtension
    final ReportBrowser browser = new ReportBrowser();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ordinaryNamesAreWholeAndNoColumnIsCutOff(boolean single) {
        Page page = browser.open(study(single).calling(ORDINARY), "");
        assertThat(page.texts("#class-table tbody th")).containsExactlyElementsOf(ORDINARY.names());
        assertThat((List<?>) page.run(BROKEN)).isEmpty();
        assertThat(cutOff(page)).noneMatch(box -> box.matches(OF_CLASSES));
        narrow(page);
        assertThat((List<?>) page.run(BROKEN)).isEmpty();
        assertThat(cutOff(page)).noneMatch(box -> box.startsWith("Pairs on validation:"));
    }

    @Test
    void longNamesWidenNoPageAndWhatIsCutOffFades() {
        Page page = browser.open(SampleStudy.full().calling(LONG), "");
        assertThat((Long) page.run("return document.scrollingElement.scrollWidth"))
                .isLessThanOrEqualTo(1280);
        assertThat(cutOff(page)).noneMatch(box -> box.matches(OF_CLASSES));
        narrow(page);
        assertThat((Long) page.run("return document.scrollingElement.scrollWidth"))
                .isLessThanOrEqualTo(400);
    }

    /** Makes the page as wide as a telephone. Whatever is cut off then, and was before, says so. */
    private static void narrow(Page page) {
        assertThat(cutOff(page)).allMatch(box -> box.endsWith(": true"));
        page.resize(400, 900);
        page.awaitDrawing();
        page.soon(() -> assertThat(cutOff(page)).isNotEmpty().allMatch(box -> box.endsWith(": true")));
    }

    @Test
    void aBoxThatIsScrolledToItsEndFadesNoMore() {
        Page page = browser.open(study(true), "", 400);
        String epochs = "#curves .scroll";
        assertThat(page.attributes(epochs, "class").toString()).contains("more-right");
        page.run("const box = document.querySelector(arguments[0]); box.scrollLeft = box.scrollWidth;", epochs);
        page.soon(() -> assertThat(page.attributes(epochs, "class").toString()).doesNotContain("more-right"));
    }

    private static List<String> cutOff(Page page) {
        return ((List<?>) page.run(CUT_OFF)).stream().map(String.class::cast).toList();
    }

    @Test
    void theKeyboardShowsMorePicturesWhereThereAreMany() {
        Page page = browser.open(study(true).calling(ORDINARY), "pair=all");
        assertThat(page.visible("li[data-pair]")).hasSize(32);
        assertThat(page.texts("#mistakes .count")).containsExactly("32 of 34 pictures");
        assertThat(page.texts("#mistakes .show-more button")).containsExactly("Show 2 more", "Show all");
        page.run("document.querySelector('#mistakes .show-more button').focus();");
        page.press(Keys.ENTER);
        assertThat(page.visible("li[data-pair]")).hasSize(34);
        assertThat(page.texts("#mistakes .count")).containsExactly("34 pictures");
        assertThat(page.visible("#mistakes .show-more")).isEmpty();
        page.press(Keys.TAB);
        assertThat((Boolean) page.run("return document.activeElement.closest('#top, #nav') === null"))
                .as("the next stop is further down")
                .isTrue();
    }

    @Test
    void anotherPairBeginsWithItsFirstPictures() {
        Page page = browser.open(study(true), "pair=all");
        page.click("#mistakes .show-more button");
        page.go("pair=none");
        assertThat(page.texts("#mistakes .warning:not([hidden])")).satisfiesExactly(words -> assertThat(words)
                .startsWith("The address asks for mistakes that this evaluation does not have. ")
                .endsWith(" is shown."));
        assertThat(page.visible("li[data-pair]")).hasSizeLessThan(32);
        page.go("pair=all");
        assertThat(page.texts("#mistakes .warning:not([hidden])")).isEmpty();
        assertThat(page.visible("li[data-pair]")).hasSize(32);
    }

    @Test
    void mistakesWithoutAPictureAreCountedForTheirPair() {
        Evaluation full = study(true).evaluation().orElseThrow();
        ConfusedPair worst = ConfusedPair.of(full.confusion()).get(0);
        Page page = browser.open(
                study(true)
                        .with(SampleEnsemble.picturing(
                                full,
                                mistake ->
                                        mistake.truth() != worst.truth() || mistake.predicted() != worst.predicted())),
                "");
        assertThat(page.texts("#mistakes .count")).containsExactly("no picture of this pair");
        assertThat(page.texts("#mistakes .note:not(.show-more)"))
                .containsExactly(String.format(
                        Locale.ROOT,
                        "%d more mistakes of this pair have no stored picture; the matrix above counts them.",
                        worst.images()));
        page.go("pair=all");
        assertThat(page.texts("#mistakes .note:not(.show-more)"))
                .containsExactly(String.format(
                        Locale.ROOT,
                        "%d more mistakes have no stored picture; the matrix above counts them.",
                        worst.images()));
    }

    @Test
    void aMistakeIsCalledByItsFileWhereItHasOne() {
        Evaluation full = study(true).evaluation().orElseThrow();
        List<String> files = IntStream.range(0, full.testImages())
                .mapToObj(i -> String.format(Locale.ROOT, "test/airplane/%05d.jpg", i))
                .toList();
        Page page = browser.open(study(true).with(full.naming(row -> row, files)), "pair=all");
        List<String> wrong = full.mistakes().stream()
                .map(mistake -> files.get(mistake.index()))
                .toList();
        assertThat(page.texts("li[data-pair] .more:last-child")).containsExactlyInAnyOrderElementsOf(wrong);
        assertThat(page.attributes("li[data-pair] img", "alt"))
                .allMatch(alt -> alt.matches("Test image test/airplane/\\d{5}\\.jpg: a \\d that was taken for a \\d"));
        assertThat(browser.open(study(true), "").texts("li[data-pair] .more:last-child"))
                .hasSize(34)
                .allMatch(words -> words.matches("image \\d+"));
    }

    /** The only points stand between the axes, and no line through them is told. */
    @Test
    void aTrainingOfOneEpochHasPointsAndNoMarks() {
        Page page = browser.open(SampleStudy.of("short", 1, 1), "");
        assertThat(page.texts("#curves svg text"))
                .contains("epoch")
                .doesNotContain("best: epoch 1", "0", "2")
                .filteredOn("1"::equals)
                .hasSize(3);
        assertThat(page.find("#curves > .note").getText())
                .endsWith("One epoch makes points, not curves.")
                .doesNotContain("Dashed");
        assertThat(page.texts("#curves .epochs td:last-child")).containsExactly("best, kept");
    }

    /** Words of a mark at the first epoch, which is the axis, stand to its right. */
    @Test
    void theMarkOfTheFirstEpochLiesOverNoNumberOfTheAxis() {
        SampleStudy study = study(true);
        SortedMap<Integer, List<EpochMetrics>> epochs = new TreeMap<>(study.epochs());
        epochs.replaceAll((number, of) ->
                of.stream().map(ReportClassesIT::reducedAfterTheFirst).toList());
        Page page = browser.open(
                new SampleStudy(
                        study.study(),
                        study.trials(),
                        epochs,
                        study.ensemble(),
                        study.evaluation(),
                        study.testOpenings()),
                "");
        assertThat(page.texts("#curves svg text"))
                .filteredOn("rate 0.01"::equals)
                .hasSize(2);
        assertThat((List<?>) page.run(OVERLAPS)).isEmpty();
    }

    private static EpochMetrics reducedAfterTheFirst(EpochMetrics epoch) {
        return new EpochMetrics(
                epoch.epoch(),
                epoch.loss(),
                epoch.accuracy(),
                epoch.validationLoss(),
                epoch.validationAccuracy(),
                epoch.validationF1(),
                epoch.epoch() == 1 ? 0.1 : 0.01,
                epoch.seconds());
    }

    @Test
    void theLibraryIsCalledByItsName() {
        assertThat(provenance(browser.show(""), "Deeplearning4j")).isEqualTo("1.0.0-M2.1");
        Page other = browser.open(study(true).computedBy("cpu", "oneDNN", "2.5.2-1.5.7"), "");
        assertThat(provenance(other, "JavaCPP")).isEqualTo("presets 2.5.2-1.5.7 of oneDNN");
        assertThat(other.texts("#provenance dt")).doesNotContain("Deeplearning4j");
    }

    /** What the provenance has under a name. */
    private static String provenance(Page page, String name) {
        return (String) page.run(
                "return [...document.querySelectorAll('#provenance dt')].find((dt) => dt.textContent === arguments[0]).nextSibling.textContent",
                name);
    }

    private static SampleStudy study(boolean single) {
        return single ? SampleStudy.of("seed", 1, 16) : SampleStudy.full();
    }
}
