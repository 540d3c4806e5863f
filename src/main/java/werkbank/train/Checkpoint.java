package werkbank.train;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import werkbank.WerkbankException;
import werkbank.dataset.DurableFile;
import werkbank.dataset.IdxFile;
import werkbank.experiment.StoredFile;
import werkbank.experiment.TrialResult.Outcome;
import werkbank.experiment.TrialResult.Weights;
import werkbank.experiment.TrialSpec;
import werkbank.metric.Score;

/**
 * The best epoch of a trial so far, on disk: the network and what it says of the validation images. Each epoch's files
 * have names of their own, so that the former ones are there until the trial's state names the new ones.
 */
final class Checkpoint {
    private static final String MODEL = "best-%04d.zip";
    private static final String PROBABILITIES = "validation-probabilities-%04d.idx";

    private final TrialSpec spec;
    private Outcome outcome;

    Checkpoint(TrialSpec spec) {
        this.spec = spec;
    }

    /** Each file is whole or not there at any moment. */
    void save(MultiLayerNetwork network, int epoch, Weights weights, float[][] probabilities, Score score) {
        String model = MODEL.formatted(epoch);
        String idx = PROBABILITIES.formatted(epoch);
        String probabilitiesSha = IdxFile.writeFloats(file(idx), probabilities);
        String modelSha = DurableFile.write(file(model), out -> ModelSerializer.writeModel(network, out, false));
        outcome = new Outcome(
                epoch,
                weights,
                score.accuracy(),
                score.logLoss(),
                network.numParams(),
                stored(model, modelSha),
                stored(idx, probabilitiesSha));
    }

    /** Empty before the first {@link #save}. */
    Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /**
     * Goes on from a checkpoint of a former process.
     *
     * @throws WerkbankException when its files are gone or changed
     */
    void resume(Outcome former) {
        requireUnchanged(former.model());
        requireUnchanged(former.probabilities());
        outcome = former;
    }

    private void requireUnchanged(StoredFile stored) {
        if (!DurableFile.sha256(Path.of(spec.studyFolder(), stored.path())).equals(stored.sha256())) {
            throw new WerkbankException(stored.path() + " was changed");
        }
    }

    /** Deletes the files of former checkpoints, which nothing names any more. */
    void tidy() {
        Path folder = Path.of(spec.studyFolder(), spec.folder());
        if (outcome == null) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "{best,validation-probabilities}-*")) {
            for (Path file : files) {
                String path = spec.folder() + "/" + file.getFileName();
                if (!path.equals(outcome.model().path())
                        && !path.equals(outcome.probabilities().path())) {
                    DurableFile.delete(file);
                }
            }
        } catch (IOException e) {
            throw new WerkbankException("can't list " + folder + ": " + e.getMessage(), e);
        }
    }

    private StoredFile stored(String name, String sha256) {
        return new StoredFile(
                spec.folder() + "/" + name, sha256, file(name).toFile().length());
    }

    private Path file(String name) {
        return Path.of(spec.studyFolder(), spec.folder(), name);
    }
}
