package werkbank.engine.cuda;

import static werkbank.engine.cuda.KernelSource.LOSS;

import java.util.List;
import werkbank.engine.operation.Buffer;

/** Softmax and cross-entropy. */
final class LossKernels {
    /** The least probability in a loss that has no clip, as ND4J has it. */
    private static final double LEAST = 1e-10;
    /** Threads that share a row, at most. */
    private static final int LANES = 32;

    private final Launches launches;

    LossKernels(Launches launches) {
        this.launches = launches;
    }

    void softmax(int rows, int classes, Buffer logits, Buffer probabilities) {
        launches.launch(
                KernelCall.of(LOSS, "softmax", grid(rows, classes), List.of(rows, classes, logits, probabilities)));
    }

    void loss(
            int images,
            int classes,
            double clip,
            List<Buffer> weights,
            Buffer logits,
            Buffer targets,
            Buffer step,
            Buffer dlogits,
            Buffer figures) {
        double least = clip > 0 ? clip : LEAST;
        Object weighted = weights.isEmpty() ? KernelCall.NONE : weights.get(0);
        launches.launch(KernelCall.of(
                LOSS,
                "loss",
                grid(images, classes),
                List.of(
                        images,
                        classes,
                        (float) least,
                        (float) (1 - least),
                        clip > 0 ? 1 : 0,
                        weighted,
                        logits,
                        targets,
                        step,
                        dlogits,
                        figures,
                        launches.memory().between(2L * images),
                        launches.memory().tickets(1))));
    }

    private static int grid(int rows, int classes) {
        int lanes = Math.min(LANES, Integer.highestOneBit(Math.max(1, 2 * classes - 1)));
        int each = KernelCall.BLOCK / lanes;
        return Math.min(TileGrid.MOST_BLOCKS, (rows - 1) / each + 1);
    }
}
