package werkbank.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.InputException;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.Shape;

class PictureFramingTest {
    private static final ImageSpec SQUARE = ImageSpec.FROM_DATA.with(Shape.grey(2, 2));

    private static PlanarImage wide() {
        return new PlanarImage(new byte[] {9, 40, 80, 9, 9, 60, 100, 9}, 1, 2, 4);
    }

    @Test
    void theFramingOfGreyGoesBeforeTheSpecification() {
        byte[] whole = new PictureFraming(SQUARE, Optional.of(Framing.SCALE)).of(wide(), "wide");

        assertThat(whole).containsExactly(30, 50, 40, 40);
        assertThat(new PictureFraming(SQUARE, Optional.empty()).of(wide(), "wide"))
                .containsExactly(40, 80, 60, 100);
    }

    @Test
    void aPictureWithoutInkIsNamed() {
        PictureFraming framing = new PictureFraming(SQUARE, Optional.of(Framing.MNIST));

        assertThatThrownBy(() -> framing.of(new PlanarImage(new byte[8], 1, 2, 4), "page.png"))
                .isInstanceOf(InputException.class)
                .hasMessage("page.png: there is no ink on the image; give one with more contrast");
    }
}
