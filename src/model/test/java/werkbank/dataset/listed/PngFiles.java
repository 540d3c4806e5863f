package werkbank.dataset.listed;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import werkbank.recipe.Shape;

/** Writes images as PNG files, for tests. */
public final class PngFiles {
    private PngFiles() {}

    /** Writes a picture that has the same values all over. */
    public static void write(Path file, int height, int width, int red, int green, int blue) throws IOException {
        byte[] pixels = new byte[3 * height * width];
        for (int i = 0; i < height * width; i++) {
            pixels[i] = (byte) red;
            pixels[height * width + i] = (byte) green;
            pixels[2 * height * width + i] = (byte) blue;
        }
        write(file, pixels, new Shape(3, height, width));
    }

    /** Writes an image of three channels, creating its folder where there is none. */
    public static void write(Path file, byte[] pixels, Shape shape) throws IOException {
        BufferedImage picture = new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
        int plane = shape.height() * shape.width();
        for (int i = 0; i < plane; i++) {
            int rgb = (pixels[i] & 255) << 16 | (pixels[plane + i] & 255) << 8 | pixels[2 * plane + i] & 255;
            picture.setRGB(i % shape.width(), i / shape.width(), rgb);
        }
        Files.createDirectories(file.getParent());
        ImageIO.write(picture, "png", file.toFile());
    }
}
