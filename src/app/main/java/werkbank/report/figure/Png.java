package werkbank.report.figure;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures for the page. */
public final class Png {
    private Png() {}

    /**
     * A picture as a data URI.
     *
     * @param pixels [channels × height × width] values 0 to 255 as unsigned bytes: one channel for grey, three for red,
     *     green and blue
     * @throws IllegalArgumentException when they are as many as neither has
     */
    public static String dataUri(byte[] pixels, int height, int width) {
        int plane = height * width;
        if (pixels.length != plane && pixels.length != 3 * plane) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%d values for %d × %d pixels", pixels.length, height, width));
        }
        BufferedImage image = new BufferedImage(
                width, height, pixels.length == plane ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        for (int channel = 0; channel < pixels.length / plane; channel++) {
            for (int at = 0; at < plane; at++) {
                image.getRaster().setSample(at % width, at / width, channel, pixels[channel * plane + at] & 0xff);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // ImageIO's own stream would go through a temporary file.
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
