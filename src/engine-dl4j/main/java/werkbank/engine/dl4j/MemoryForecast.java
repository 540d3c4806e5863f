package werkbank.engine.dl4j;

import java.util.List;
import werkbank.engine.Workload;
import werkbank.recipe.LayerShape;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.NetworkShapes;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.Training;
import werkbank.recipe.layer.Extent;

/**
 * A forecast of what a worker process on the CPU needs at most, in bytes: arithmetic over the shapes, without building
 * a network. {@code docs/performance.md} has it beside what was measured.
 *
 * @param images of the training files, held out or not
 * @param weights parameters, gradients, what the optimizer and the averages keep, and copies of them
 * @param activations what a step keeps for backpropagation
 * @param passing gradients of a step and activations of validation
 * @param heap what of all this is in Java's heap, and the batches that are on their way from there
 */
record MemoryForecast(long images, long weights, long activations, long passing, long heap) {
    /** A worker that has trained a tiny network: the JVM, its young generation, ND4J, oneDNN and their code. */
    static final long BASE = 320L << 20;

    /** An epoch's state while it is written; when a trial goes on, that state and the bytes that it is read from. */
    private static final int STATES = 2;

    /**
     * The copies of the weights in passing, measured, not told apart: oneDNN's own order of a dense layer's weights,
     * the first weights while they are drawn, bytes on their way to the disk.
     */
    private static final int COPIES_IN_PASSING = 6;

    /** The gradients of a layer's input and output, each in the layouts of both its layers, and what it reorders. */
    private static final int PASSING_IN_A_STEP = 3;

    /** Batches of images in Java's heap: the one that a step has taken, and those that are made meanwhile. */
    private static final int BATCHES = 3;

    /** Images that {@code predict.Inference} takes at a time. */
    private static final int VALIDATION_BATCH = 256;

    /** @throws werkbank.InputException when the network doesn't fit the images */
    static MemoryForecast of(Recipe recipe, Workload load) {
        NetworkGraph graph = NetworkGraph.of(recipe.network(), load.shape(), load.classes());
        List<LayerShape> rows = NetworkShapes.infer(recipe.network(), load.shape(), load.classes());
        StepArrays arrays = new StepArrays(graph.nodes(), rows, image(load.shape()));
        int networks = load.networks();
        long batch = Math.min(recipe.training().batchSizes().largest(), load.training());
        long validationBatch = Math.min(VALIDATION_BATCH, load.heldOut());
        long parameters = NetworkShapes.parameters(rows);
        long states = (long) STATES * networks * stepped(recipe.training());
        return new MemoryForecast(
                load.imageBytes(),
                floats((networks * copies(recipe.training()) + COPIES_IN_PASSING) * parameters),
                floats(batch * (arrays.kept() + (networks - 1) * arrays.masks())),
                floats(passing(batch, validationBatch) * arrays.largestPair()),
                load.imageBytes()
                        + floats((states + COPIES_IN_PASSING) * parameters
                                + (BATCHES * batch + validationBatch)
                                        * load.shape().values()));
    }

    private static Extent image(Shape shape) {
        return Extent.image(shape.height(), shape.width(), shape.channels());
    }

    /** Everything together, in bytes. */
    long bytes() {
        return BASE + images + weights + activations + passing;
    }

    /**
     * How many of the largest input and output of a layer for one image; validation uses the step's and needs more where
     * its batch is larger.
     */
    private static long passing(long batch, long validationBatch) {
        return PASSING_IN_A_STEP * batch + Math.max(0, validationBatch - batch);
    }

    /** Arrays as long as the parameters that one network has. */
    private static long copies(Training training) {
        int stepped = stepped(training);
        int gradient = training.optimizer().method() == Training.Method.NADAM ? 2 : 1; // whose step is made beside it
        int setAside = training.averaging().count() > 0 ? 1 : 0; // the trained ones, while an average is tried
        return stepped + gradient + setAside + (long) STATES * stepped;
    }

    /** Arrays of that length that an epoch's state has: parameters, the optimizer's moments, averages. */
    private static int stepped(Training training) {
        return 1 + training.optimizer().method().states() + training.averaging().count();
    }

    private static long floats(long count) {
        return count * Float.BYTES;
    }
}
