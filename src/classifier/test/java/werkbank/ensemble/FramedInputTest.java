package werkbank.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import werkbank.picture.EncodedPicture;
import werkbank.picture.Framing;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.Shape;

class FramedInputTest {
    @Test
    void valuesOfTwelveBitsAreTheSameInMemoryAsInAFile() throws IOException {
        ImageSpec ofTraining = ImageSpec.FROM_DATA.withBits(Optional.of(12));
        FramedInput input = new FramedInput(
                EnsembleManifest.Input.of(Shape.grey(1, 3), Framing.SCALE, Optional.of(ofTraining)), Optional.empty());
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setPixels(0, 0, 3, 1, new int[] {0, 2048, 4095});
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(image, "png", file);

        assertThat(input.of(image, "image 0").values()).containsExactly(0, 128, 255);
        assertThat(input.of(new EncodedPicture(file.toByteArray(), "narrow.png"))
                        .values())
                .containsExactly(0, 128, 255);
    }
}
