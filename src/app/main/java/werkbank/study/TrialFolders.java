package werkbank.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import werkbank.StorageException;
import werkbank.WerkbankException;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSpec;
import werkbank.experiment.trial.TrialState;
import werkbank.file.DurableFile;
import werkbank.space.SearchPlan;

/**
 * Bounds what a study's trials take on the disk: the networks of the best complete trials stay, and those of trials that
 * may still go on. Repeats that race stay beside them, since it is decided by what they say. A row no longer names a file
 * when that is deleted. Safe for several threads.
 */
final class TrialFolders {
    /** {@link #NETWORK} stays: it is small, and says what the trial was. */
    static final String HEAVY =
            "{best-*,final*,validation-probabilities-*,state.zip*,worker.lock," + DurableFile.UNFINISHED_NAMES + "}";

    /** The network's configuration. */
    static final String NETWORK = "network.json";

    /** Matches files that a trial that has ended well doesn't need any more. */
    private static final String NEEDLESS = "{" + TrialSpec.STATE + "*," + DurableFile.UNFINISHED_NAMES + "}";

    private final TrialStore store;
    private final Path folder;
    private final int keep;
    private final boolean races;
    private final TreeSet<Trial> kept;

    /** Files of kept trials that were there when this process last looked. */
    private final Set<Path> present = new TreeSet<>();

    TrialFolders(TrialStore store, Path folder, SearchPlan plan) {
        this.store = store;
        this.folder = folder;
        this.keep = plan.keep();
        this.races = plan.repeats().race().isPresent();
        this.kept = new TreeSet<>(Trial.bestFirst(plan));
        store.trials().stream().filter(trial -> trial.state().isFinished()).forEach(this::settle);
    }

    /**
     * Deletes what only an unfinished trial needs, and what makes room for a better one.
     *
     * @throws StorageException when files of finished trials have gone since this process began
     */
    synchronized void finished(int number) {
        settle(store.trial(number).orElseThrow());
        present.stream().filter(Files::notExists).findFirst().ifPresent(file -> {
            throw new StorageException(String.format(
                    Locale.ROOT,
                    "%s is gone: trials' files were deleted or moved while the study was searched; put them back, then run the same command again",
                    file));
        });
    }

    private Stream<Path> files(Trial trial) {
        return trial.outcome().stream().flatMap(TrialResult.Outcome::files).map(file -> folder.resolve(file.path()));
    }

    private void settle(Trial trial) {
        if (trial.state() == TrialState.COMPLETE
                && trial.best().stream().anyMatch(best -> !best.models().isEmpty())) {
            delete(NEEDLESS, trial);
            if (!races || !trial.isRepeat()) {
                kept.add(trial);
            }
            files(trial).filter(Files::exists).forEach(present::add);
            if (kept.size() > keep) {
                empty(kept.pollLast());
            }
        } else {
            empty(trial);
        }
    }

    private void empty(Trial trial) {
        files(trial).forEach(present::remove);
        if (trial.outcome().stream()
                .anyMatch(outcome -> outcome.files().findAny().isPresent())) {
            store.forgetFiles(trial.number());
        }
        delete(HEAVY, trial);
    }

    private void delete(String names, Trial trial) {
        delete(names, folder.resolve(TrialSpec.folder(trial.number())));
    }

    /**
     * Deletes files of a trial's own folder, if it is there.
     *
     * @param names matches them, but no folder
     */
    static void delete(String names, Path own) {
        if (!Files.isDirectory(own)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(own, names)) {
            files.forEach(DurableFile::delete);
        } catch (IOException | UncheckedIOException e) {
            throw new WerkbankException(String.format(Locale.ROOT, "can't tidy %s: %s", own, e.getMessage()), e);
        }
    }
}
