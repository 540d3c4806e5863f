package werkbank.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.picture.Framing;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.ImageSpec.Normalise;
import werkbank.recipe.Shape;

class ArrayFramingTest {
    private static final String FILE = "train-images-idx3-ubyte.gz";
    private static final String MNIST = "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db";

    private static Optional<Framing> beside(ImageSpec asked) {
        return ArrayFraming.of(1, asked, FILE, MNIST);
    }

    @ParameterizedTest
    @EnumSource
    void normalisationSaysNothingOfTheFraming(Normalise normalise) {
        assertThat(beside(ImageSpec.FROM_DATA.with(Optional.of(normalise)))).contains(Framing.MNIST);
    }

    @Test
    void norDoBits() {
        assertThat(beside(ImageSpec.FROM_DATA.withBits(Optional.of(12)))).contains(Framing.MNIST);
    }

    @Test
    void whatASpaceSaysOfTheFramingHolds() {
        assertThat(beside(ImageSpec.FROM_DATA.with(Shape.grey(28, 28)))).isEmpty();
    }

    @Test
    void onlyGreyArraysWereFramedByWhoeverMadeThem() {
        assertThat(ArrayFraming.of(1, ImageSpec.FROM_DATA, FILE, "ab")).contains(Framing.SCALE);
        assertThat(ArrayFraming.of(3, ImageSpec.FROM_DATA, FILE, "ab")).isEmpty();
        assertThat(ArrayFraming.of(1, ImageSpec.FROM_DATA, ImageSet.PICTURES, "ab"))
                .isEmpty();
    }
}
