package werkbank.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.experiment.result.Gallery;
import werkbank.recipe.Augmentation;
import werkbank.recipe.AugmentationBuilder;
import werkbank.recipe.Shape;

class TrainingGalleryTest {
    private static final int[] VALIDATION = {0, 0, 1};

    /** Images whose every value is their row; classes in turn. */
    private static LabelledImages images(int rows, int classes, Shape shape) {
        byte[][] pixels = new byte[rows][shape.values()];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            Arrays.fill(pixels[row], (byte) row);
            labels[row] = row % classes;
        }
        return new LabelledImages(new Images(pixels, shape), labels, classes);
    }

    @Test
    void eachClassHasItsCountsAndSomeOfItsOwnPictures() {
        LabelledImages images = images(100, 3, new Shape(3, 4, 4));
        Gallery gallery = new TrainingGallery(images, VALIDATION, 5).of(Optional.empty());
        assertThat(gallery.classes())
                .extracting(Gallery.ClassPictures::training)
                .containsExactly(34, 33, 33);
        assertThat(gallery.classes())
                .extracting(Gallery.ClassPictures::validation)
                .containsExactly(2, 1, 0);
        for (int label = 0; label < 3; label++) {
            int own = label;
            List<byte[]> pictures = gallery.classes().get(label).pictures();
            assertThat(pictures)
                    .hasSize(6)
                    .allSatisfy(pixels -> assertThat(pixels[0] % 3).isEqualTo(own))
                    .extracting(pixels -> pixels[0])
                    .doesNotHaveDuplicates();
        }
        assertThat(new TrainingGallery(images, VALIDATION, 5).of(Optional.empty()))
                .usingRecursiveComparison()
                .isEqualTo(gallery);
        assertThat(gallery.channels()).isEqualTo(3);
    }

    @Test
    void aPageStaysSmallWhateverTheClassesAndTheirSize() {
        LabelledImages images = images(1_200, 200, new Shape(3, 96, 64));
        Gallery gallery = new TrainingGallery(images, VALIDATION, 5).of(Optional.empty());
        assertThat(gallery.height()).isEqualTo(48);
        assertThat(gallery.width()).isEqualTo(32);
        int bytes = gallery.classes().stream()
                .flatMap(one -> one.pictures().stream())
                .mapToInt(pixels -> pixels.length)
                .sum();
        assertThat(bytes).isBetween(300_000, 330_000);
        assertThat(gallery.classes()).hasSize(200);
        assertThat(gallery.classes().get(199).pictures()).isEmpty();
        assertThat(gallery.classes().get(199).training()).isEqualTo(6);
    }

    @Test
    void augmentationIsShownWhereItDoesSomething() {
        TrainingGallery gallery = new TrainingGallery(images(60, 12, new Shape(1, 8, 8)), VALIDATION, 5);
        assertThat(gallery.augmented(7, Augmentation.NONE, 3)).isEmpty();
        Gallery.Augmented shown = gallery.augmented(
                        7, new AugmentationBuilder().brightness(0.5).build(), 3)
                .orElseThrow();
        assertThat(shown.trial()).isEqualTo(7);
        assertThat(shown.pictures()).hasSize(5).allSatisfy(row -> {
            assertThat(row.picture()[0] % 12).isEqualTo(row.label());
            assertThat(row.versions()).hasSize(6).anySatisfy(pixels -> assertThat(pixels)
                    .isNotEqualTo(row.picture()));
        });
        assertThat(shown.pictures()).extracting(Gallery.Versions::label).containsExactly(0, 2, 4, 7, 9);
    }
}
