package werkbank.augment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import werkbank.recipe.BatchMix;
import werkbank.recipe.Shape;

class MixedBatchTest {
    @Test
    void imagesAndLabelsAreAddedToThoseOfTheNext() {
        BatchMix mix = BatchMix.ofImages(0.25f);
        float[] images = {0.5f, 1, /**/ 0, 0.5f, /**/ 1, 0};
        MixedBatch.mixImages(mix, Shape.grey(1, 2), images);
        assertThat(images).containsExactly(0.375f, 0.875f, 0.25f, 0.375f, 0.875f, 0.25f);

        float[] labels = {1, 0, 0, /**/ 0, 1, 0, /**/ 0, 1, 0};
        MixedBatch.mixLabels(mix, 3, labels);
        assertThat(labels).containsExactly(0.75f, 0.25f, 0, 0, 1, 0, 0.25f, 0.75f, 0);
    }

    @Test
    void aRectangleComesFromTheNext() {
        BatchMix mix = new BatchMix(2 / 6f, 0, 1, 1, 2);
        float[] images = {1, 2, 3, 4, 5, 6, /**/ 11, 12, 13, 14, 15, 16};
        MixedBatch.mixImages(mix, Shape.grey(2, 3), images);
        assertThat(images).containsExactly(1, 12, 13, 4, 5, 6, /**/ 11, 2, 3, 14, 15, 16);

        float[] labels = {1, 0, /**/ 0, 1};
        MixedBatch.mixLabels(mix, 2, labels);
        assertThat(labels).containsExactly(1 - 2 / 6f, 2 / 6f, 2 / 6f, 1 - 2 / 6f);
    }

    @Test
    void allChannelsHaveTheSameRectangle() {
        float[] images = {1, 2, 3, 4, /**/ 5, 6, 7, 8};
        MixedBatch.mixImages(new BatchMix(0.5f, 0, 1, 1, 1), new Shape(2, 1, 2), images);
        assertThat(images).containsExactly(1, 6, 3, 8, /**/ 5, 2, 7, 4);
    }

    @Test
    void anImageAloneStaysAsItIs() {
        float[] image = {0.5f, 0.25f};
        MixedBatch.mixImages(BatchMix.ofImages(0.25f), Shape.grey(1, 2), image);
        MixedBatch.mixImages(new BatchMix(0.5f, 0, 0, 1, 1), Shape.grey(1, 2), image);
        MixedBatch.mixImages(BatchMix.NONE, Shape.grey(1, 2), image);
        assertThat(image).containsExactly(0.5f, 0.25f);
    }
}
