package werkbank.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import werkbank.dataset.ClassNames;
import werkbank.experiment.Provenance.DataFile;
import werkbank.metric.FewImages;
import werkbank.metric.Majority;
import werkbank.space.DataSpec;
import werkbank.space.DataSpecBuilder;

class DataWarningsTest {
    private static final HoldingOut DRAWN =
            new HoldingOut(DataSpecBuilder.in("d").build(), false);

    private static List<String> of(int[] training, int[] heldOut, String file) {
        return of(training, heldOut, DRAWN, file);
    }

    private static List<String> of(int[] training, int[] heldOut, HoldingOut holding, String file) {
        return DataWarnings.of(
                training, heldOut, holding, ClassNames.numbers(training.length), List.of(new DataFile(file, "", 1)));
    }

    @Test
    void enoughOfEveryClassIsNoWarning() {
        assertThat(of(new int[] {500, 400}, new int[] {600, 300}, "train-images-idx3-ubyte"))
                .isEmpty();
    }

    @Test
    void lettersThatCountFromOneAreNoticed() {
        assertThat(of(
                        new int[] {0, 4000, 4000},
                        new int[] {0, 1000, 1000},
                        "emnist-letters-train-images-idx3-ubyte.gz"))
                .containsExactly(
                        "class 0 has no images to train on and will never be named; labels are counted from 0,"
                                + " so where they begin with 1, subtract 1 from each",
                        "EMNIST's images lie transposed in its files: rows are columns, and predict needs pictures that"
                                + " lie so too");
    }

    @Test
    void fewOrNoImagesOfAClass() {
        assertThat(of(new int[] {500, 9, 3, 400}, new int[] {500, 100, 0, 0}, "train-images-idx3-ubyte"))
                .containsExactly(
                        "classes 1, 2 have fewer than 10 images to train on",
                        "classes 2, 3 have no held-out images, so nothing is known of how well they are recognised;"
                                + " hold out more, or write stratified: true");
    }

    @Test
    void whatIsAdvisedCanBeFollowed() {
        String none = "class 1 has no held-out images, so nothing is known of how well they are recognised; ";
        DataSpec stratified = DataSpecBuilder.in("d").stratified(true).build();
        DataSpec last = DataSpecBuilder.in("d").heldOut(DataSpec.HeldOut.LAST).build();

        assertThat(withoutHeldOutOfOne(new HoldingOut(stratified, false))).containsExactly(none + "hold out more");
        assertThat(withoutHeldOutOfOne(new HoldingOut(last, false))).containsExactly(none + "hold out more");
        assertThat(withoutHeldOutOfOne(new HoldingOut(stratified, true)))
                .containsExactly(none + "put some into the validation part");
    }

    private static List<String> withoutHeldOutOfOne(HoldingOut holding) {
        return of(new int[] {800, 10}, new int[] {800, 0}, holding, "train-images-idx3-ubyte");
    }

    @Test
    void learningFromFewerThanAreHeldOutIsTold() {
        String words = "more images are held out, 6,000, than learned from, 1,000; data.validation says how many, for"
                + " instance 0.1 a tenth";
        int[] training = {600, 400};
        int[] heldOut = {3000, 3000};

        assertThat(of(training, heldOut, "train-images-idx3-ubyte")).containsExactly(words);
        assertThat(of(training, heldOut, new HoldingOut(DRAWN.spec(), true), ""))
                .as("somebody's own parts")
                .isEmpty();
        DataSpec limited = DataSpecBuilder.in("d").trainLimit(1000).build();
        assertThat(of(training, heldOut, new HoldingOut(limited, false), ""))
                .as("somebody wants that few")
                .isEmpty();
    }

    @Test
    void classesAreCalledByTheirNames() {
        ClassNames names = new ClassNames(List.of("Müll", "Glas"));
        assertThat(DataWarnings.of(new int[] {900, 0}, new int[] {900, 0}, DRAWN, names, List.of()))
                .containsExactly("class 'Glas' has no images to train on and will never be named");
    }

    @Test
    void theIntervalDecidesHowManyAreFew() {
        assertThat(of(new int[] {500, 500}, new int[] {20, 20}, "train-images-idx3-ubyte"))
                .containsExactly("only 40 held-out images: the 95 % interval of an accuracy of 90 % is 76.9 to 96.0 %,"
                        + " so smaller differences may be chance; more of them, or folds over all images, tell more");
        HoldingOut folds = new HoldingOut(DataSpecBuilder.in("d").folds(5).build(), false);
        assertThat(of(new int[] {16, 16}, new int[] {20, 20}, folds, "train-images-idx3-ubyte"))
                .as("folds can't be advised to who has them")
                .containsExactly("only 40 held-out images: the 95 % interval of an accuracy of 90 % is 76.9 to 96.0 %,"
                        + " so smaller differences may be chance; more images tell more");
        // Wilson's interval of 90 % is 5.0 points wide at 557 images.
        assertThat(FewImages.warning(540, "test")).isPresent();
        assertThat(FewImages.warning(570, "test")).isEmpty();
    }

    /** Five images can't have an accuracy of 90 %. */
    @Test
    void theIntervalIsOfNinetyPercentWhateverTheNumber() {
        assertThat(FewImages.warning(5, "test"))
                .contains("only 5 test images: the 95 % interval of an accuracy of 90 % is 46.3 to 98.9 %, so smaller"
                        + " differences may be chance");
    }

    @Test
    void theMostFrequentClassIsTheBaseline() {
        assertThat(Majority.of(new int[] {2, 5, 5, 0})).isEqualTo(new Majority(1, 5, 5 / 12.0));
    }
}
