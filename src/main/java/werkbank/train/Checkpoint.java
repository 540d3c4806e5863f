package werkbank.train;

import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import werkbank.WerkbankException;
import werkbank.dataset.DurableFile;
import werkbank.dataset.IdxFile;
import werkbank.experiment.StoredFile;
import werkbank.experiment.TrialResult.Outcome;
import werkbank.experiment.TrialSpec;
import werkbank.metric.Score;

/** The best epoch of a trial so far, on disk: the network and what it says of the validation images. */
final class Checkpoint {
    private static final String MODEL = "best.zip";
    private static final String PROBABILITIES = "validation-probabilities.idx";

    private final TrialSpec spec;
    private int epoch;
    private Score score;

    Checkpoint(TrialSpec spec) {
        this.spec = spec;
    }

    /** Replaces the former one; each file is whole or not there at any moment. */
    void save(MultiLayerNetwork network, int epoch, float[][] probabilities, Score score) {
        IdxFile.writeFloats(file(PROBABILITIES), probabilities);
        DurableFile.write(file(MODEL), out -> ModelSerializer.writeModel(network, out, false));
        this.epoch = epoch;
        this.score = score;
    }

    boolean exists() {
        return epoch > 0;
    }

    /** @param parameters of the network, trainable or not */
    Outcome outcome(long parameters) {
        return new Outcome(epoch, score.accuracy(), score.logLoss(), parameters, stored(MODEL), stored(PROBABILITIES));
    }

    private StoredFile stored(String name) {
        Path file = file(name);
        try {
            return new StoredFile(spec.folder() + "/" + name, DurableFile.sha256(file), Files.size(file));
        } catch (java.io.IOException e) {
            throw new WerkbankException("can't read " + file + ": " + e.getMessage(), e);
        }
    }

    private Path file(String name) {
        return Path.of(spec.studyFolder(), spec.folder(), name);
    }
}
