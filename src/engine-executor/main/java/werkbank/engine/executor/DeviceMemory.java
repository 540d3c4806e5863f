package werkbank.engine.executor;

import werkbank.engine.Workload;
import werkbank.engine.operation.Figures;
import werkbank.engine.operation.StepRow;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.recipe.Training;

/**
 * A forecast of what a worker needs of the device's memory, in bytes: arithmetic over the shapes, without building a
 * network. What the device's libraries take for themselves comes on top.
 *
 * @param images of all networks, with their labels and orders
 * @param weights parameters, gradients, what the optimizer and the averages keep
 * @param arrays of a step or of an answer, whichever needs more
 * @param tables of steps and their figures
 */
record DeviceMemory(long images, long weights, long arrays, long tables) {
    /** @throws werkbank.InputException when the network doesn't fit the images */
    static DeviceMemory of(Recipe recipe, Workload load, Precision precision) {
        Architecture architecture = Architecture.of(recipe.network(), load.shape(), load.classes());
        Training training = recipe.training();
        int width = precision == Precision.BF16 ? Short.BYTES : Float.BYTES;
        int batch = Math.min(training.batchSizes().largest(), load.training());
        long networks = load.networks();
        return new DeviceMemory(
                networks * ofImages(load, batch),
                networks * ofWeights(architecture, training, width),
                networks * ofArrays(architecture, batch, width),
                networks * ofTables());
    }

    /** Everything together, in bytes. */
    long bytes() {
        return images + weights + arrays + tables;
    }

    /** Everything but the images, which only a device with memory of its own keeps. */
    long bytesBesideImages() {
        return weights + arrays + tables;
    }

    private static long ofImages(Workload load, int batch) {
        long rows = load.training();
        return rows * load.shape().values() + Integer.BYTES * (rows + KeptImages.rowsAhead(batch));
    }

    private static long ofWeights(Architecture architecture, Training training, int width) {
        ParameterLayout layout = new ParameterLayout(architecture);
        long learned = layout.learned();
        long weights = layout.weights();
        long frozen = layout.end(Section.FROZEN_WEIGHTS) - layout.start(Section.FROZEN_WEIGHTS);
        long averages = 2L * Copies.averages(training);
        long floats = layout.length() * (1 + averages)
                + learned * (1 + Copies.states(training))
                + (learned - weights)
                + Learning.unlearned(layout)
                + Standards.numbers(architecture.hidden())
                + architecture.classes();
        long copies = width == Float.BYTES ? 0 : weights + frozen + layout.end(Section.FILTERS);
        return Float.BYTES * floats + width * copies;
    }

    private static long ofArrays(Architecture architecture, int batch, int width) {
        TrainingArrays step = new TrainingArrays(architecture);
        InferenceArrays answer = new InferenceArrays(architecture);
        int asked = ExecutedNetwork.most(answer);
        return StoredInput.bytes(architecture.images(), asked)
                + width * Math.max(step.values(batch), answer.values(asked))
                + Float.BYTES * Math.max(step.floats(batch), answer.floats(asked));
    }

    private static long ofTables() {
        return (long) StepTable.STEPS * (Integer.BYTES * StepRow.LENGTH + Float.BYTES * Figures.LENGTH)
                + Integer.BYTES * StepRow.LENGTH;
    }
}
