package werkbank.train;

import java.util.function.DoubleConsumer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import werkbank.dataset.Fold;
import werkbank.dataset.LabelledImages;
import werkbank.space.Recipe;
import werkbank.space.Training;
import werkbank.train.TrialTrainer.DivergedException;
import werkbank.train.layer.FastLayers;
import werkbank.train.layer.StepTally;

/** One network and its steps: a trial's only one, or that of one fold. */
final class FoldTraining implements AutoCloseable {
    private final Recipe recipe;
    private final Training plan;
    private final Fold images;
    private final long seed;
    private final StepRates rates;
    private final MultiLayerNetwork network;
    private final StepTally tally;
    private final WeightAverages averages;

    /** @param seed of the weights, the order of the images and their augmentation */
    FoldTraining(Recipe recipe, Fold images, long seed) {
        this.recipe = recipe;
        this.plan = recipe.training();
        this.images = images;
        this.seed = seed;
        this.rates = new StepRates(plan, images.training().rows());
        this.network = NetworkBuilder.build(recipe, images.training(), seed);
        FastLayers.install(network);
        this.tally = FastLayers.tally(network);
        if (!plan.clipping().isNone()) {
            ClippingUpdater.install(network, plan.clipping());
        }
        this.averages = new WeightAverages(network, plan, images.training());
    }

    /**
     * Takes the epoch's steps.
     *
     * @param progress hears the share of them that is done, 0 to 1, after each
     * @return mean loss of the epoch's images
     * @throws DivergedException when a step's loss is not a finite number
     */
    double steps(int epoch, DoubleConsumer progress) {
        Batches batches = new Batches(images.training(), recipe, seed, epoch);
        tally.reset();
        double loss = 0;
        for (int batch = 0; batch < batches.count(); batch++) {
            rates.apply(network);
            try (INDArray features = batches.features(batch);
                    INDArray labels = batches.labels(batch)) {
                LabelSmoothing.apply(labels, plan.labelSmoothing());
                network.fit(features, labels);
            }
            if (!Double.isFinite(network.score())) {
                throw new DivergedException(
                        "the loss became %s in epoch %d, step %d".formatted(network.score(), epoch, batch + 1));
            }
            loss += network.score() * batches.size(batch);
            averages.afterStep();
            progress.accept((batch + 1.0) / batches.count());
        }
        return loss / images.training().rows();
    }

    /** On the training images of the epoch so far, 0 to 1. */
    double accuracy() {
        return tally.accuracy();
    }

    StepRates rates() {
        return rates;
    }

    MultiLayerNetwork network() {
        return network;
    }

    WeightAverages averages() {
        return averages;
    }

    LabelledImages validation() {
        return images.validation();
    }

    @Override
    public void close() {
        averages.close();
        network.close();
    }
}
