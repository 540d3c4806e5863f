package werkbank.bench.gpu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.yaml.SpaceReader;

/**
 * A network of a ready search space, on made-up pictures of 32 × 32 in colour, so that none have to travel. Its words are
 * {@code @NAME}, or {@code @NAME:FILTERS}.
 *
 * @param name of the space's file, without its ending
 * @param filters how many a convolution has at most
 */
record ReadyNetwork(String name, int filters) {
    private static final String MARK = "@";
    private static final Shape SHAPE = new Shape(3, 32, 32);
    private static final int CLASSES = 10;
    private static final Pattern FILTERS = Pattern.compile("filters: (\\d+)");

    /** The spaces that are measured, and their batch sizes. */
    static Map<String, Integer> batches() {
        Map<String, Integer> batches = new LinkedHashMap<>();
        batches.put("resnet-20", 128);
        batches.put("fast-cifar", 512);
        return batches;
    }

    static boolean isMeant(String words) {
        return words.startsWith(MARK);
    }

    static ReadyNetwork of(String words) {
        String[] parts = words.substring(MARK.length()).split(":");
        return new ReadyNetwork(parts[0], parts.length > 1 ? Integer.parseInt(parts[1]) : Integer.MAX_VALUE);
    }

    /** Its words in a question. */
    static String words(String name) {
        return MARK + name;
    }

    /** The space's recipe, with its own training; without its augmentation unless that is asked for. */
    Recipe recipe(Path spaces, int batch, boolean augmented) {
        String space = FILTERS.matcher(text(spaces.resolve(name + ".yaml")))
                .replaceAll(found -> "filters: " + Math.min(filters, Integer.parseInt(found.group(1))))
                .replaceAll("batch-size: \\d+", "batch-size: " + batch);
        Recipe recipe =
                new SpaceReader(Path.of("")).read(space, name, Path.of("")).recipe(Map.of());
        return augmented ? recipe : new Recipe(recipe.network(), recipe.training(), Augmentation.NONE);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Pictures of noise. */
    static LabelledImages pictures(int count) {
        Random random = new Random(1);
        byte[][] pixels = new byte[count][SHAPE.values()];
        for (byte[] picture : pixels) {
            random.nextBytes(picture);
        }
        return new LabelledImages(
                new Images(pixels, SHAPE), random.ints(count, 0, CLASSES).toArray(), CLASSES);
    }
}
