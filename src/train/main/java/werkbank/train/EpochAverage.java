package werkbank.train;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.engine.dl4j.BatchNormStatistics;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.recipe.BatchSizes;
import werkbank.recipe.Training;

/**
 * Stochastic weight averaging: the plain mean of the parameters at the ends of the last epochs (Izmailov et al., 2018,
 * algorithm 1, one model an epoch), with batch normalisation's statistics computed anew for the mean.
 */
final class EpochAverage implements WeightAverage {
    private final int notCounted;
    private final BatchSizes batchSizes;
    private final Images images;
    private final INDArray average;

    /** @param training images that the statistics of batch normalisation come from, not augmented */
    EpochAverage(MultiLayerNetwork network, Training plan, LabelledImages training) {
        Training.Swa settings = plan.averaging().swa().orElseThrow();
        this.notCounted = (int) Math.floor(settings.start() * plan.epochs());
        this.batchSizes = plan.batchSizes();
        this.images = settings.images() == 0
                ? training.images()
                : training.images().range(0, Math.min(settings.images(), training.rows()));
        this.average = network.params().dup();
    }

    @Override
    public Weights kind() {
        return Weights.SWA;
    }

    @Override
    public void afterStep(MultiLayerNetwork network) {}

    @Override
    public boolean afterEpoch(MultiLayerNetwork network, int epoch) {
        int models = epoch - notCounted;
        if (models < 1) {
            return false;
        }
        mix(network, (models - 1.0) / models, 1.0 / models);
        inPlace(network, () -> {
            BatchNormStatistics.renew(network, images, batchSizes.of(epoch));
            average.assign(network.params());
        });
        return true;
    }

    @Override
    public INDArray parameters() {
        return average;
    }

    @Override
    public void close() {
        average.close();
    }
}
