package werkbank.engine.cpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import werkbank.dataset.Images;
import werkbank.engine.NetworkSpec;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.saved.SavedNetwork;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.BatchNorm;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.MaxPool;
import werkbank.space.Spaces;

/** Noise with a brighter quarter, whose place a small network learns. The same in each process. */
final class BrightQuarter {
    static final Shape GREY = Shape.grey(12, 12);
    static final int CLASSES = 4;
    static final int IMAGES = 128;

    private final SplittableRandom random;

    private BrightQuarter(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Trains the network, two convolutions with normalisations and a pooling between them, and writes its zip. */
    static void learn(Path zip) throws IOException {
        BrightQuarter noise = new BrightQuarter(5);
        Recipe any = Spaces.read("name: s\ntrials: 1\nnetwork: [dense: 2]\ntraining: {epochs: 1, optimizer: adam}\n")
                .recipe(Map.of());
        BatchNorm norm = new BatchNorm(0.9, 1e-3);
        Recipe recipe = new Recipe(
                List.of(conv(8), norm, new MaxPool(2, 2), conv(16), norm), any.training(), any.augmentation());
        try (TrainableNetwork learner = new CpuEngine().create(new NetworkSpec(recipe, GREY, CLASSES, List.of(), 3));
                var out = Files.newOutputStream(zip)) {
            for (int step = 0; step < 60; step++) {
                noise.step(learner);
            }
            SavedNetwork.of(
                            learner.graph(),
                            learner.configuration(),
                            learner.state().parameters())
                    .write(out);
        }
    }

    private static Convolution conv(int filters) {
        return new Convolution(filters, 3, 1, 1, Convolution.Padding.SAME, Activation.RELU, Initializer.HE_NORMAL);
    }

    private void step(TrainableNetwork learner) {
        int batch = 32;
        float[] features = new float[batch * GREY.values()];
        float[] labels = new float[batch * CLASSES];
        for (int i = 0; i < batch; i++) {
            byte[] image = image(i % CLASSES);
            for (int pixel = 0; pixel < image.length; pixel++) {
                features[i * image.length + pixel] = (image[pixel] & 0xFF) / 255f;
            }
            labels[i * CLASSES + i % CLASSES] = 1;
        }
        learner.step(features, labels, 0.003);
    }

    private byte[] image(int quarter) {
        byte[] pixels = new byte[GREY.values()];
        for (int i = 0; i < pixels.length; i++) {
            int of = i / 12 / 6 * 2 + i % 12 / 6;
            pixels[i] = (byte) random.nextInt(of == quarter ? 60 : 0, of == quarter ? 256 : 200);
        }
        return pixels;
    }

    /** Images that it hasn't learned from; the i-th has quarter i modulo 4. */
    static Images images() {
        BrightQuarter noise = new BrightQuarter(6);
        byte[][] rows = new byte[IMAGES][];
        for (int i = 0; i < IMAGES; i++) {
            rows[i] = noise.image(i % CLASSES);
        }
        return new Images(rows, GREY);
    }
}
