package werkbank.engine.keras;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import werkbank.recipe.Shape;

/**
 * Images and what Keras answers of them; {@code networks.py} beside the files has made them.
 *
 * @param images [images][channels][height][width] in one row
 * @param probabilities [images][classes]
 */
public record KerasSample(float[] images, float[][] probabilities) {
    /** The size of its images. */
    public static final Shape SHAPE = new Shape(3, 12, 10);

    /** Opens a file of the test's, which other modules' tests have in a jar. */
    public static InputStream open(String name) {
        return KerasSample.class.getResourceAsStream(name);
    }

    /** The place of a file of the test's. */
    static Path file(String name) {
        try {
            return Path.of(KerasSample.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static KerasSample read(String name) throws IOException {
        List<Float> numbers =
                Files.readAllLines(file(name)).stream().map(Float::valueOf).toList();
        int count = numbers.get(0).intValue();
        int classes = numbers.get(1).intValue();
        float[] images = new float[count * SHAPE.values()];
        for (int i = 0; i < images.length; i++) {
            images[i] = numbers.get(2 + i);
        }
        float[][] probabilities = new float[count][classes];
        for (int i = 0; i < count * classes; i++) {
            probabilities[i / classes][i % classes] = numbers.get(2 + images.length + i);
        }
        return new KerasSample(images, probabilities);
    }
}
