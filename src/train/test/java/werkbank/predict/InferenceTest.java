package werkbank.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.dataset.Images;
import werkbank.experiment.Predictor;
import werkbank.recipe.Shape;
import werkbank.recipe.Views;

class InferenceTest {
    /** 67,108,864 numbers at most, and a power of two where it is fewer than otherwise. */
    @ParameterizedTest
    @CsvSource({
        "1, 28, 256, 256",
        "3, 147, 1024, 1024",
        "3, 148, 1024, 512",
        "3, 512, 256, 64",
        "3, 2048, 1024, 4",
        "3, 4096, 1024, 1",
        "3, 6000, 1024, 1",
        "1, 28, 7, 7"
    })
    void largeImagesAreTakenFewAtATime(int channels, int side, int most, int expected) {
        assertThat(Inference.imagesAtOnce(new Shape(channels, side, side), most))
                .isEqualTo(expected);
    }

    @Test
    void aQueueHasBatchesOfFewLargeImages() {
        Shape shape = new Shape(3, 2048, 2048);
        byte[][] pixels = new byte[300][];
        Arrays.fill(pixels, new byte[shape.values()]);
        List<Predictor.Network> networks = List.of(new Predictor.Network(Path.of("one.zip"), Views.ONCE));
        assertThat(new BatchQueue(networks, new Images(pixels, shape), 256).size())
                .isEqualTo(75);
    }
}
