package werkbank.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.InputException;
import werkbank.dataset.ClassNames;
import werkbank.dataset.Findings;
import werkbank.dataset.ImagePlaces;
import werkbank.dataset.ImageSet;
import werkbank.dataset.ImageSet.SourceFile;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.dataset.Split;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.Shape;
import werkbank.space.DataSpec;
import werkbank.space.DataSpecBuilder;

/** How many images are held out, where the space says a number, a share or nothing. */
class HeldOutImagesTest {
    private static final DataSpec UNSAID =
            DataSpecBuilder.in("d").asTheImagesDecide().build();

    private static ImageSet images(int rows, int heldOut) {
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = row % 2;
        }
        List<SourceFile> files = List.of(new SourceFile("f", "0", rows));
        return new ImageSet(
                new LabelledImages(new Images(new byte[rows][1], Shape.grey(1, 1)), labels, 2),
                ClassNames.numbers(2),
                files,
                heldOut,
                List.of(),
                ImagePlaces.ofFiles(files, rows),
                Findings.NONE,
                ImageSpec.FROM_DATA,
                Optional.empty(),
                Optional.empty());
    }

    private static DataSpec decided(DataSpec spec, String format, int rows, int heldOut) {
        return new HeldOutImages(spec, format, images(rows, heldOut)).decided();
    }

    @Test
    void aSpaceThatSaysNothingHoldsOutWhatIdxFilesAlwaysHad() {
        DataSpec mnist = decided(UNSAID, "idx", 10_000, 0);
        assertThat(mnist.validation()).isEqualTo(6000);
        assertThat(mnist.stratified()).isFalse();
        assertThat(mnist.isDecided()).isTrue();
        assertThat(decided(UNSAID, "idx", 6000, 0).validation()).isEqualTo(600);
    }

    @Test
    void orATenthOfEachClassOfOtherImages() {
        DataSpec decided = decided(UNSAID, "class-folders", 10_000, 0);
        assertThat(decided.validation()).isEqualTo(1000);
        assertThat(decided.stratified()).isTrue();
        DataSpec drawn =
                DataSpecBuilder.in("d").asTheImagesDecide().stratified(false).build();
        assertThat(decided(drawn, "npz", 25, 0).validation()).isEqualTo(3);
    }

    @Test
    void aShareOrANumberIsTaken() {
        DataSpec share = DataSpecBuilder.in("d").validationShare(0.25).build();
        assertThat(decided(share, "idx", 10_000, 0).validation()).isEqualTo(2500);
        assertThat(decided(share, "idx", 10_000, 0).validationShare()).isZero();
        DataSpec number = DataSpecBuilder.in("d").validation(7).build();
        assertThat(decided(number, "npz", 10, 0).validation()).isEqualTo(7);
        assertThatThrownBy(() -> decided(number, "npz", 7, 0))
                .isInstanceOf(InputException.class)
                .hasMessage("d has 7 training images; data.validation is 7 and must leave some to train on");
    }

    @Test
    void aValidationPartOfItsOwnIsTheSplit() {
        DataSpec decided = decided(UNSAID, "class-folders", 10, 4);
        assertThat(decided.validation()).isEqualTo(4);
        List<Split> splits = HeldOutImages.splits(decided, images(10, 4));
        assertThat(splits.get(0).training()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(splits.get(0).validation()).containsExactly(6, 7, 8, 9);
        assertThat(decided(decided, "class-folders", 10, 4)).as("in a worker").isEqualTo(decided);

        DataSpec limited = DataSpecBuilder.in("d").validation(4).trainLimit(4).build();
        Split fewer = HeldOutImages.splits(limited, images(10, 4)).get(0);
        assertThat(IntStream.of(fewer.training()).boxed()).hasSize(4).isSubsetOf(0, 1, 2, 3, 4, 5);
        assertThat(IntStream.of(fewer.training()).map(row -> row % 2).sum())
                .as("each class has its share")
                .isEqualTo(2);
        assertThat(fewer.validation()).containsExactly(6, 7, 8, 9);

        DataSpec other = DataSpecBuilder.in("d").validation(5).build();
        assertThatThrownBy(() -> decided(other, "class-folders", 10, 4))
                .isInstanceOf(InputException.class)
                .hasMessage("d has a validation part of its own, 4 images, so data.validation does nothing; delete it");
    }
}
