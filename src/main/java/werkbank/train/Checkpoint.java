package werkbank.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import werkbank.dataset.DurableFile;
import werkbank.dataset.IdxFile;
import werkbank.experiment.StoredFile;
import werkbank.experiment.TrialResult.Outcome;
import werkbank.experiment.TrialResult.Weights;
import werkbank.experiment.TrialSpec;
import werkbank.metric.Spread;

/** The best epoch of a trial so far, on disk: the networks and what they say of the validation images. */
final class Checkpoint {
    private static final String MODEL = "best%s.zip";
    private static final String PROBABILITIES = "validation-probabilities.idx";

    private final TrialSpec spec;
    private Outcome outcome;

    Checkpoint(TrialSpec spec) {
        this.spec = spec;
    }

    /** Replaces the former one; each file is whole or not there at any moment. */
    void save(List<MultiLayerNetwork> networks, int epoch, Weights weights, Answer answer) {
        String probabilitiesSha = IdxFile.writeFloats(file(PROBABILITIES), answer.probabilities());
        List<StoredFile> models = new ArrayList<>();
        for (MultiLayerNetwork network : networks) {
            String name = MODEL.formatted(networks.size() == 1 ? "" : "-fold-" + (models.size() + 1));
            String sha = DurableFile.write(file(name), out -> ModelSerializer.writeModel(network, out, false));
            models.add(stored(name, sha));
        }
        outcome = new Outcome(
                epoch,
                weights,
                answer.score().accuracy(),
                answer.score().logLoss(),
                Spread.ofAccuracies(answer.folds()),
                networks.get(0).numParams(),
                List.copyOf(models),
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
