package werkbank.checkpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import werkbank.StorageException;
import werkbank.WerkbankException;
import werkbank.dataset.IdxFile;
import werkbank.engine.saved.SavedNetwork;
import werkbank.experiment.trial.Checkpoint;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.experiment.trial.TrialSpec;
import werkbank.file.DurableFile;
import werkbank.file.StoredFile;
import werkbank.metric.Spread;

/**
 * The best epochs of a trial so far, usually one, on disk: the networks and what they say of the validation images. Each
 * epoch's files have names of their own, so that the former ones are there until the trial's state names the new ones.
 */
final class CheckpointFiles {
    private static final String MODEL = "best-%04d%s.zip";
    /** Configuration as in the zip, where people and programs can read it without unpacking. */
    private static final String CONFIGURATION = "network.json";

    private static final String FINAL = "final%s.zip";
    private static final String PROBABILITIES = "validation-probabilities-%04d.idx";
    /** Names of files that a state may have named, or that were never whole. */
    private static final String FORMER = "{best-*,validation-probabilities-*," + DurableFile.UNFINISHED_NAMES + "}";

    private final TrialSpec spec;
    private Outcome outcome;

    CheckpointFiles(TrialSpec spec) {
        this.spec = spec;
    }

    /**
     * Each file is whole or not there at any moment.
     *
     * @param parameters [parameters] of each network
     */
    void save(BestModel.Better better, List<float[]> parameters) {
        Outcome saved = saved(better, parameters);
        List<Checkpoint> others =
                outcome().map(Outcome::others).map(ArrayList::new).orElseGet(ArrayList::new);
        if (better.isBest()) {
            byte[] configuration = better.configurations().get(0).getBytes(StandardCharsets.UTF_8);
            DurableFile.writeBeside(file(CONFIGURATION), out -> out.write(configuration));
            outcome().ifPresent(former -> others.add(0, former.best()));
            outcome = saved;
        } else {
            others.add(better.place() - 1, saved.best());
        }
        int most = spec.recipe().training().keepBest() - 1;
        outcome = outcome.with(others.subList(0, Math.min(others.size(), most)));
    }

    /** The outcome as if there were no others. */
    private Outcome saved(BestModel.Better better, List<float[]> parameters) {
        String idx = String.format(Locale.ROOT, PROBABILITIES, better.epoch());
        String probabilitiesSha = IdxFile.writeFloats(file(idx), better.answer().probabilities());
        Checkpoint best = new Checkpoint(
                better.epoch(),
                better.weights(),
                better.answer().score().accuracy(),
                better.answer().score().logLoss(),
                better.answer().macroF1(),
                better.answer().score().errors(),
                models(better, parameters),
                Optional.of(stored(idx, probabilitiesSha)),
                better.answer().balancedAccuracy());
        return new Outcome(
                best,
                better.answer().secondsPerImage(),
                Spread.ofAccuracies(better.answer().folds()),
                better.answer().confusion(),
                parameters.get(0).length,
                List.of(),
                List.of());
    }

    private List<StoredFile> models(BestModel.Better better, List<float[]> parameters) {
        List<StoredFile> models = new ArrayList<>();
        for (float[] numbers : parameters) {
            SavedNetwork network =
                    SavedNetwork.of(better.graph(), better.configurations().get(models.size()), numbers);
            String model = String.format(Locale.ROOT, MODEL, better.epoch(), fold(models.size(), parameters.size()));
            models.add(stored(model, DurableFile.writeBeside(file(model), network::write)));
        }
        return List.copyOf(models);
    }

    /** Puts the networks of the last epoch beside the best ones, if there are any. */
    void saveFinal(List<SavedNetwork> networks) {
        List<StoredFile> last = new ArrayList<>();
        for (SavedNetwork network : networks) {
            String model = String.format(Locale.ROOT, FINAL, fold(last.size(), networks.size()));
            last.add(stored(model, DurableFile.writeBeside(file(model), network::write)));
        }
        outcome = outcome().map(best -> best.withLast(last)).orElse(null);
    }

    /** The part of a file's name that says the fold; nothing where there is just one network. */
    private static String fold(int index, int networks) {
        return networks == 1 ? "" : "-fold-" + (index + 1);
    }

    /** The outcome so far; empty before the first {@link #save}. */
    Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /**
     * Goes on from a checkpoint of a former process.
     *
     * @throws WerkbankException when its files are gone or changed
     */
    void resume(Outcome former) {
        former.files().forEach(this::requireUnchanged);
        outcome = former;
    }

    private void requireUnchanged(StoredFile stored) {
        Path file = DurableFile.within(Path.of(spec.studyFolder()), stored.path());
        if (!DurableFile.isUnchanged(file, stored.bytes(), stored.sha256())) {
            throw new WerkbankException(stored.path() + " was changed");
        }
    }

    /**
     * Deletes the files of former checkpoints, which neither the best nor the others name any more.
     *
     * @throws StorageException when one can't be deleted
     */
    void tidy() {
        Path folder = Path.of(spec.studyFolder(), spec.folder());
        if (outcome == null) {
            return;
        }
        Set<String> named = outcome.files().map(StoredFile::path).collect(Collectors.toSet());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, FORMER)) {
            for (Path file : files) {
                if (!named.contains(spec.folder() + "/" + file.getFileName())) {
                    DurableFile.delete(file);
                }
            }
        } catch (IOException e) {
            throw new StorageException("can't list " + folder + ": " + e.getMessage(), e);
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
