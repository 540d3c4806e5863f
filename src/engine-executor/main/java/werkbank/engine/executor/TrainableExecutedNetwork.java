package werkbank.engine.executor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import werkbank.WerkbankException;
import werkbank.dataset.LabelledImages;
import werkbank.engine.Average;
import werkbank.engine.Draws;
import werkbank.engine.FirstWeights;
import werkbank.engine.NetworkSpec;
import werkbank.engine.NetworkState;
import werkbank.engine.Step;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.TrainingImages;
import werkbank.engine.operation.Operations;
import werkbank.engine.operation.StepRow;
import werkbank.engine.saved.NetworkJson;
import werkbank.recipe.Augmentation;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.Training;

/** A network computed with {@link Operations} that trains. */
final class TrainableExecutedNetwork extends ExecutedNetwork implements TrainableNetwork {
    /** Sizes of batches whose plans and recordings are kept: those of a schedule, and its last batches. */
    private static final int SIZES = 8;

    private final NetworkSpec spec;
    private final Learning learning;
    private final Loss loss;
    private final StepTable table;
    private final TrainingArrays arrays;
    private final BySize<TrainingBatch> batches;
    private final StepInput host;
    /** Words of algorithms, those of batches that are no longer kept too: they only become more. */
    private final Set<String> seen = new TreeSet<>();

    private final StepCount count = new StepCount();
    /** The learning rate of the last step. */
    private double rate;

    private long seed;
    private int sinceSeed;

    /** Makes a network before its first step. */
    TrainableExecutedNetwork(Operations operations, Architecture architecture, NetworkSpec spec) {
        super(operations, architecture, FirstWeights.of(spec));
        Training training = spec.recipe().training();
        this.spec = spec;
        this.rate = training.optimizer().learningRate();
        this.learning = new Learning(operations, architecture, layout, parameters, spec);
        this.loss = new Loss(operations, training.lossClip(), architecture.output(), spec.classWeights());
        this.table = new StepTable(operations);
        this.arrays = new TrainingArrays(architecture);
        this.batches = new BySize<>(SIZES, this::made, this::drop);
        this.host = new HostImages(spec.shape());
        arena.usedBy(batches::clear);
    }

    private TrainingBatch made(int images) {
        Batch batch =
                new Batch(operations, images, arrays.parts(arena, images), parameters, learning, table.step(), count);
        return new TrainingBatch(batch, architecture, loss, table);
    }

    private void drop(TrainingBatch batch) {
        seen.addAll(batch.algorithms());
        batch.close();
    }

    /** The network on batches of one size, with all that it needs. */
    TrainingBatch training(int images) {
        makeRoom(images);
        return batches.get(images);
    }

    private void makeRoom(int images) {
        long numbers = Math.max(arrays.values(images), arrays.floats(images));
        if (numbers > operations.longest()) {
            throw new WerkbankException(String.format(
                    Locale.ROOT,
                    "a step on %,d images of %s has %,d numbers in its arrays, more than the %,d that this engine keeps"
                            + " of one step; lower batch-size",
                    images,
                    spec.shape(),
                    numbers,
                    operations.longest()));
        }
        arena.fit(arrays.values(images), arrays.floats(images));
    }

    @Override
    public Step step(float[] features, float[] targets, double learningRate) {
        int images = targets.length / architecture.classes();
        TrainingBatch batch = training(images);
        operations.upload(features, batch.features());
        operations.upload(targets, batch.targets());
        table.begin(List.of(row(0, 0, 1, learningRate)));
        batch.step(host);
        taken(learningRate);
        return StepFigures.step(table.figures(1), 0, images);
    }

    /**
     * The numbers of a step to come.
     *
     * @param ahead steps that are taken before it
     */
    StepRow row(int ahead, int first, int pass, double learningRate) {
        return learning.rule()
                .row(first, pass, Draws.ofStep(seed, sinceSeed + ahead), learningRate, count.next() + ahead);
    }

    /** Counts a step. */
    void taken(double learningRate) {
        rate = learningRate;
        count.add();
        sinceSeed++;
    }

    StepTable table() {
        return table;
    }

    /** Forgets how steps from there are taken. */
    void forget(StepInput input) {
        batches.forEach(batch -> batch.forget(input));
    }

    /**
     * Sets running statistics of batch normalisation to the mean over batches, with the parameters as they are. Where
     * nothing has such statistics that change, no batch is asked for.
     *
     * @param images [images][channels][height][width] in one row, of each batch
     */
    void renewStatistics(Iterable<float[]> images) {
        if (parameters.statistics().length() == 0) {
            return;
        }
        operations.zero(parameters.statistics());
        long total = 0;
        for (float[] features : images) {
            int count = features.length / spec.shape().values();
            total += count;
            TrainingBatch batch = training(count);
            operations.upload(features, batch.features());
            batch.renew(host, 1 - (double) count / total);
        }
    }

    @Override
    public void seed(long seedOfDraws) {
        seed = seedOfDraws;
        sinceSeed = 0;
    }

    @Override
    public boolean isFinite() {
        return parameters.isFinite();
    }

    @Override
    public NetworkState state() {
        return new NetworkState(count.taken(), rate, parameters.values(), learning.states());
    }

    @Override
    public void restore(NetworkState state) {
        learning.requireStates(state.updater());
        parameters.assign(state.parameters());
        learning.assignStates(state.updater());
        count.restore(state.steps());
        rate = state.rate();
    }

    @Override
    public Average average() {
        return new ExecutedAverage(this);
    }

    @Override
    public Optional<TrainingImages> keep(
            LabelledImages images, Augmentation ranges, long seedOfChanges, double smoothing) {
        if (!operations.isApart()) {
            return Optional.empty();
        }
        int largest =
                Math.min(images.rows(), spec.recipe().training().batchSizes().largest());
        // Now, so that what was set up for the steps isn't dropped when the first answer needs more room.
        makeRoom(largest);
        reserveAnswers();
        return Optional.of(new KeptImages(this, images, ranges, seedOfChanges, smoothing, largest));
    }

    /** The algorithms of convolutions for the sizes of batches that the network has seen. */
    @Override
    public List<String> algorithms() {
        batches.forEach(batch -> seen.addAll(batch.algorithms()));
        return List.copyOf(seen);
    }

    @Override
    public NetworkGraph graph() {
        return spec.graph();
    }

    @Override
    public String configuration() {
        return NetworkJson.of(spec, count.taken(), rate);
    }

    @Override
    public void close() {
        batches.clear();
        table.close();
        loss.close();
        learning.close();
        super.close();
    }
}
