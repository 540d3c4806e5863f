package werkbank.picture;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import werkbank.InputException;
import werkbank.file.DurableFile;

/** Pictures in memory as other programs have them, and as files that they read; {@link EncodedPicture} reads files. */
public final class PictureFile {
    private PictureFile() {}

    /**
     * Takes the values of an image in memory.
     *
     * @param channels 1 for grey, 3 for red, green and blue
     * @param ground what shows where the image is transparent, 0 to 255
     * @param bits of values that are stored in 16, 1 to 16; empty where nobody knows
     * @throws InputException when it has samples of 16 bits, nobody knows how many they use, and the brightest is below 4,096
     */
    public static PlanarImage planar(
            BufferedImage image, int channels, int ground, Optional<Integer> bits, String name) {
        return EightBits.of(SixteenBits.spread(image, OptionalInt.empty(), bits, name), channels, ground);
    }

    /**
     * Writes a PNG, in grey or in colour.
     *
     * @throws werkbank.StorageException when the file can't be written
     */
    public static void writePng(Path file, PlanarImage image) {
        int type = image.channels() == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
        BufferedImage written = new BufferedImage(image.width(), image.height(), type);
        for (int channel = 0; channel < image.channels(); channel++) {
            for (int i = 0; i < image.plane(); i++) {
                int value = Byte.toUnsignedInt(image.values()[channel * image.plane() + i]);
                written.getRaster().setSample(i % image.width(), i / image.width(), channel, value);
            }
        }
        DurableFile.write(file, out -> {
            try (var stream = new MemoryCacheImageOutputStream(out)) {
                ImageIO.write(written, "png", stream);
            }
        });
    }
}
