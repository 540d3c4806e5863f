package werkbank.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import werkbank.dataset.ClassNames;
import werkbank.experiment.Provenance.DataFile;
import werkbank.metric.FewImages;
import werkbank.metric.Majority;

class DataWarningsTest {
    private static List<String> of(int[] training, int[] heldOut, String file) {
        return of(training, heldOut, false, file);
    }

    private static List<String> of(int[] training, int[] heldOut, boolean folded, String file) {
        return DataWarnings.of(
                training, heldOut, folded, ClassNames.numbers(training.length), List.of(new DataFile(file, "", 1)));
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
    void classesAreCalledByTheirNames() {
        ClassNames names = new ClassNames(List.of("Müll", "Glas"));
        assertThat(DataWarnings.of(new int[] {900, 0}, new int[] {900, 0}, false, names, List.of()))
                .containsExactly("class 'Glas' has no images to train on and will never be named");
    }

    @Test
    void theIntervalDecidesHowManyAreFew() {
        assertThat(of(new int[] {500, 500}, new int[] {20, 20}, "train-images-idx3-ubyte"))
                .containsExactly("only 40 held-out images: the 95 % interval of an accuracy of 90 % is 76.9 to 96.0 %,"
                        + " so smaller differences may be chance; more of them, or folds over all images, tell more");
        assertThat(of(new int[] {16, 16}, new int[] {20, 20}, true, "train-images-idx3-ubyte"))
                .as("folds can't be advised to who has them")
                .containsExactly("only 40 held-out images: the 95 % interval of an accuracy of 90 % is 76.9 to 96.0 %,"
                        + " so smaller differences may be chance; more images tell more");
        // Wilson's interval of 90 % is 5.0 points wide at 557 images.
        assertThat(FewImages.warning(540, "test")).isPresent();
        assertThat(FewImages.warning(570, "test")).isEmpty();
    }

    @Test
    void theMostFrequentClassIsTheBaseline() {
        assertThat(Majority.of(new int[] {2, 5, 5, 0})).isEqualTo(new Majority(1, 5, 5 / 12.0));
    }
}
