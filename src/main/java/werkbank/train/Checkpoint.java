package werkbank.train;

import java.nio.file.Path;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import werkbank.dataset.DurableFile;
import werkbank.dataset.IdxFile;
import werkbank.experiment.StoredFile;
import werkbank.experiment.TrialResult.Outcome;
import werkbank.experiment.TrialResult.Weights;
import werkbank.experiment.TrialSpec;
import werkbank.metric.Score;

/** The best epoch of a trial so far, on disk: the network and what it says of the validation images. */
final class Checkpoint {
    private static final String MODEL = "best.zip";
    private static final String PROBABILITIES = "validation-probabilities.idx";

    private final TrialSpec spec;
    private Outcome outcome;

    Checkpoint(TrialSpec spec) {
        this.spec = spec;
    }

    /** Replaces the former one; each file is whole or not there at any moment. */
    void save(MultiLayerNetwork network, int epoch, Weights weights, float[][] probabilities, Score score) {
        String probabilitiesSha = IdxFile.writeFloats(file(PROBABILITIES), probabilities);
        String modelSha = DurableFile.write(file(MODEL), out -> ModelSerializer.writeModel(network, out, false));
        outcome = new Outcome(
                epoch,
                weights,
                score.accuracy(),
                score.logLoss(),
                network.numParams(),
                stored(MODEL, modelSha),
                stored(PROBABILITIES, probabilitiesSha));
    }

    /** Empty before the first {@link #save}. */
    Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    private StoredFile stored(String name, String sha256) {
        return new StoredFile(
                spec.folder() + "/" + name, sha256, file(name).toFile().length());
    }

    private Path file(String name) {
        return Path.of(spec.studyFolder(), spec.folder(), name);
    }
}
