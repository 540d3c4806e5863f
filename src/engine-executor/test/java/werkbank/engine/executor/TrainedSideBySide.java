package werkbank.engine.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import werkbank.engine.Step;
import werkbank.engine.TrainableNetwork;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.Spaces;

/** Two networks that take the same steps on the same random images. */
final class TrainedSideBySide {
    private final Shape shape;
    private final int classes;
    private final Random random = new Random(7);

    TrainedSideBySide(Shape shape, int classes) {
        this.shape = shape;
        this.classes = classes;
    }

    /** A recipe of a network and a training as a space has them. */
    static Recipe recipe(String network, String training) {
        return Spaces.read("name: s\ntrials: 1\nnetwork: " + network + "\ntraining: {epochs: 1, " + training + "}\n")
                .recipe(Map.of());
    }

    float[] features(int images) {
        float[] values = new float[images * shape.values()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }

    /** Probabilities that are no one-hot ones. */
    float[] targets(int images, double smoothing) {
        float[] values = new float[images * classes];
        for (int image = 0; image < images; image++) {
            int label = random.nextInt(classes);
            for (int c = 0; c < classes; c++) {
                values[image * classes + c] = (float) (smoothing / classes + (c == label ? 1 - smoothing : 0));
            }
        }
        return values;
    }

    /** Takes a step with both and compares what they say of it. */
    void step(TrainableNetwork expected, TrainableNetwork found, int images, double rate, double tolerance) {
        float[] features = features(images);
        float[] targets = targets(images, images % 2 == 0 ? 0 : 0.2);
        Step theirs = expected.step(features, targets, rate);
        Step ours = found.step(features, targets, rate);
        assertThat(ours.loss()).isEqualTo(theirs.loss(), within(tolerance * Math.max(1, theirs.loss())));
        assertThat(ours.right()).isEqualTo(theirs.right());
    }

    /** Compares states and probabilities. */
    void assertSame(TrainableNetwork expected, TrainableNetwork found, double tolerance) {
        assertThat(found.state().steps()).isEqualTo(expected.state().steps());
        assertClose("parameters", expected.state().parameters(), found.state().parameters(), tolerance);
        assertClose("updater", expected.state().updater(), found.state().updater(), tolerance);
        float[] features = features(5);
        float[][] theirs = expected.probabilities(features);
        float[][] ours = found.probabilities(features);
        for (int row = 0; row < 5; row++) {
            assertClose("probabilities", theirs[row], ours[row], tolerance);
        }
    }

    static void assertClose(String what, float[] expected, float[] found, double tolerance) {
        assertThat(found).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            double allowed = tolerance * Math.max(1, Math.abs(expected[i]));
            assertThat((double) found[i])
                    .as("%s %d of %d", what, i, found.length)
                    .isEqualTo(expected[i], within(allowed));
        }
    }
}
