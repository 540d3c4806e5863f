package werkbank.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Shape;

/** A seed gives the images, to the bit, that it gave when studies with it were begun. */
class AugmenterGoldenTest {
    private static final int IMAGES = 300;

    @ParameterizedTest
    @CsvSource({
        "28, 28, 10, 0.1, 0.1, 0.1, b4c38c23f12e7da79f66742979bd5c4f46b7630a95cf8dd905200bd276e0ef9b",
        "28, 28, 180, 0, 0, 0, 5d424e039d56079c767ae43b6330d02b05f6552140ad3b95aef8b516395f8f77",
        "28, 28, 0, 1, 0, 0, e9f569a2976a3090a191aa7e37e4dcc2a67173e739907007b493571e0f302f4c",
        "28, 28, 0, 0, 89, 0, 41f0a09ebbbeba7d80afac1b3c6081c3db29f4577f1220b22348e86ade3cfec8",
        "28, 28, 0, 0, 0, 0.99, 8e7ef40233c4f2bc91fe94bb7f0c9696380b1bda94c234cf8d1246e7632955e8",
        "28, 28, 180, 1, 89, 0.99, fbf4833a26fc9fd2ee4c2f67eb08190de950dab3d5a099c151e0d489651b70a3",
        "17, 40, 20, 0.2, 15, 0.3, 3118bf45b0d3b64ad515bfaf756a81fdbba0ccd17ebe601ca048a754f2a995f3",
        "1, 1, 20, 0.2, 15, 0.3, c42e6aa2d4896a8c9cfada9ddb19502726298e09cb44c6f93f21b88f79196a95",
    })
    void imagesStayTheSame(
            int height, int width, double rotation, double shift, double shear, double zoom, String sha256)
            throws Exception {
        Augmenter augmenter =
                new Augmenter(Augmentation.affine(rotation, shift, shear, zoom), Shape.grey(height, width), 20240607);
        SplittableRandom random = new SplittableRandom(5);
        float[] out = new float[height * width + 3];
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int row = 0; row < IMAGES; row++) {
            byte[] image = new byte[height * width];
            random.nextBytes(image);
            augmenter.apply(image, row % 7 + 1, row, out, 3);
            ByteBuffer bytes = ByteBuffer.allocate(4 * out.length);
            bytes.asFloatBuffer().put(out);
            digest.update(bytes);
        }

        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(sha256);
    }
}
