package werkbank.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.recipe.Augmentations;
import werkbank.recipe.Shape;

/** A seed gives the same images, to the bit, in every build, so that trials that go on are what they would have been. */
class AugmenterGoldenTest {
    private static final int IMAGES = 300;

    @ParameterizedTest
    @CsvSource({
        "28, 28, 10, 0.1, 0.1, 0.1, 036f6612f41f15e2dbe5ba669a19ebaf97015df30c5e2323956d5abb78a262a5",
        "28, 28, 180, 0, 0, 0, cc0d68175d7e97ef3027de20358d1d5b0305369e314861310b8c95d6618016f8",
        "28, 28, 0, 1, 0, 0, 0ab5e1dab87defc7240e0ae287889fc95e9f25f4d4a20f062c319ef3bd143f5a",
        "28, 28, 0, 0, 89, 0, e48d8e58e1514c4abd78230eae955dd1fc34b2f8a28c195fdb6628d6af5158f8",
        "28, 28, 0, 0, 0, 0.99, e7c65849f6fe3af9253227863515c1bb6d6468fa4539554ff0073ee756edc3bd",
        "28, 28, 180, 1, 89, 0.99, d58ce8ed9ebe79a0df07e43861f9682ce3b7cbffd5b850275a3e5d24a2c11458",
        "17, 40, 20, 0.2, 15, 0.3, 793b902f9123de0e7deb173a923c4ca628cc788974407b6684529a2cb45db085",
        "1, 1, 20, 0.2, 15, 0.3, c42e6aa2d4896a8c9cfada9ddb19502726298e09cb44c6f93f21b88f79196a95",
    })
    void imagesStayTheSame(
            int height, int width, double rotation, double shift, double shear, double zoom, String sha256)
            throws Exception {
        Augmenter augmenter =
                new Augmenter(Augmentations.affine(rotation, shift, shear, zoom), Shape.grey(height, width), 20240607);
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
