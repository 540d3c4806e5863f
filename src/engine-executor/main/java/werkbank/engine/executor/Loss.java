package werkbank.engine.executor;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.Operations;

/** The loss of a network: cross-entropy after a softmax, with the classes' weights. */
final class Loss implements AutoCloseable {
    private final Operations operations;
    private final double clip;
    private final Place output;
    private final List<Buffer> weights;

    /** @param weightsOfClasses empty when all count alike */
    Loss(Operations operations, double clip, Place output, List<Double> weightsOfClasses) {
        this.operations = operations;
        this.clip = clip;
        this.output = output;
        this.weights = factors(weightsOfClasses).stream()
                .map(values -> onDevice(operations, values))
                .toList();
    }

    /** The classes' weights; with a clip each has one, if of 1, since without weights targets are taken to sum to 1. */
    private Optional<List<Double>> factors(List<Double> given) {
        if (!given.isEmpty()) {
            return Optional.of(given);
        }
        return clip > 0 ? Optional.of(Collections.nCopies(output.outputChannels(), 1.0)) : Optional.empty();
    }

    private static Buffer onDevice(Operations operations, List<Double> values) {
        float[] narrowed = new float[values.size()];
        for (int i = 0; i < narrowed.length; i++) {
            narrowed[i] = values.get(i).floatValue();
        }
        Buffer buffer = operations.allocate(Kind.FLOAT, narrowed.length);
        operations.upload(narrowed, buffer);
        return buffer;
    }

    /** Writes the gradient of the logits, and the step's loss and hits. */
    void of(Batch batch, Buffer figures) {
        TrainingArrays.Parts arrays = batch.arrays();
        operations.loss(
                batch.images(),
                output.outputChannels(),
                clip,
                weights,
                arrays.logits(),
                arrays.targets(),
                batch.step(),
                arrays.gradient(output),
                figures);
    }

    @Override
    public void close() {
        weights.forEach(Buffer::close);
    }
}
