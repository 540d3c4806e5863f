package werkbank.train;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.WerkbankException;
import werkbank.dataset.DurableFile;
import werkbank.dataset.IdxFile;
import werkbank.experiment.StoredFile;
import werkbank.experiment.TrialResult.Outcome;
import werkbank.experiment.TrialSpec;

/**
 * The best epoch of a trial so far, on disk: the network and what it says of the validation images. Each epoch's files
 * have names of their own, so that the former ones are there until the trial's state names the new ones.
 */
final class Checkpoint {
    private static final String MODEL = "best-%04d.zip";
    /** The same as in the zip, where people and programs can read it without unpacking. */
    private static final String CONFIGURATION = "network.json";

    private static final String FINAL = "final.zip";
    private static final String PROBABILITIES = "validation-probabilities-%04d.idx";

    private final TrialSpec spec;
    private Outcome outcome;

    Checkpoint(TrialSpec spec) {
        this.spec = spec;
    }

    /**
     * Each file is whole or not there at any moment.
     *
     * @param parameters [parameters] of the model
     */
    void save(BestModel.Better better, INDArray parameters) {
        String model = MODEL.formatted(better.epoch());
        String idx = PROBABILITIES.formatted(better.epoch());
        String probabilitiesSha = IdxFile.writeFloats(file(idx), better.answer().probabilities());
        String modelSha = DurableFile.write(file(model), out -> write(better.configuration(), parameters, out));
        byte[] configuration = better.configuration().getBytes(StandardCharsets.UTF_8);
        DurableFile.write(file(CONFIGURATION), out -> out.write(configuration));
        outcome = new Outcome(
                better.epoch(),
                better.weights(),
                better.answer().score().accuracy(),
                better.answer().score().logLoss(),
                parameters.length(),
                stored(model, modelSha),
                stored(idx, probabilitiesSha));
    }

    /** As DL4J's {@link ModelSerializer} does, which would need a network. */
    private static void write(String configuration, INDArray parameters, OutputStream out) throws IOException {
        ByteArrayOutputStream coefficients = new ByteArrayOutputStream();
        Nd4j.write(parameters, new DataOutputStream(coefficients));
        StoredZip zip = new StoredZip(out);
        zip.add(ModelSerializer.CONFIGURATION_JSON, configuration.getBytes(StandardCharsets.UTF_8));
        zip.add(ModelSerializer.COEFFICIENTS_BIN, coefficients.toByteArray());
        zip.finish();
    }

    /**
     * Puts the network of the last epoch beside the best one.
     *
     * @param configuration DL4J's JSON
     * @param parameters [parameters]
     */
    void saveFinal(String configuration, INDArray parameters) {
        DurableFile.write(file(FINAL), out -> write(configuration, parameters, out));
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
