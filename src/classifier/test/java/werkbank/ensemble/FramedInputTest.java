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
        BufferedImage image = wide(0, 2048, 4095);

        assertThat(input(12).of(image, "image 0").values()).containsExactly(0, 128, 255);
        assertThat(input(12).of(picture(image)).values()).containsExactly(0, 128, 255);
    }

    @Test
    void valuesBrighterThanTheTrainingPicturesBecomeWhiteAndAreTold() throws IOException {
        EncodedPicture picture = picture(wide(0, 2048, 4000));

        assertThat(input(11).of(picture).values()).containsExactly(0, 255, 255);
        assertThat(input(11).lost(picture))
                .contains("16-bit values up to 4,000: with 11 bits, as in training, those from 2,047 on are white");
        assertThat(input(12).lost(picture)).isEmpty();
        assertThat(input(8).lost(picture(new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY))))
                .as("of eight bits")
                .isEmpty();
    }

    /** Of arrays the manifest has no specification, but the bits that the space says. */
    @Test
    void bitsAreKnownBesideGreyArraysToo() throws IOException {
        EnsembleManifest.Input arrays = EnsembleManifest.Input.beside(Shape.grey(1, 3), Framing.SCALE, Optional.of(12));

        assertThat(new FramedInput(arrays, Optional.empty())
                        .of(picture(wide(0, 2048, 4095)))
                        .values())
                .containsExactly(0, 128, 255);
    }

    private static FramedInput input(int bits) {
        ImageSpec ofTraining = ImageSpec.FROM_DATA.withBits(Optional.of(bits));
        return new FramedInput(
                EnsembleManifest.Input.of(Shape.grey(1, 3), Framing.SCALE, Optional.of(ofTraining)), Optional.empty());
    }

    private static BufferedImage wide(int... values) {
        BufferedImage image = new BufferedImage(values.length, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setPixels(0, 0, values.length, 1, values);
        return image;
    }

    private static EncodedPicture picture(BufferedImage image) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(image, "png", file);
        return new EncodedPicture(file.toByteArray(), "it.png");
    }
}
