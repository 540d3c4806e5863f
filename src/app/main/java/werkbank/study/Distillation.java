package werkbank.study;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import werkbank.InputException;
import werkbank.WerkbankException;
import werkbank.experiment.TrialRunner;
import werkbank.experiment.TrialStore;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.Teacher;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSpec;
import werkbank.experiment.trial.TrialState;
import werkbank.space.SearchSpace;

/**
 * The training of one network on what an ensemble says (Hinton, Vinyals and Dean 2015). It is trained as a trial is, with a
 * trial's configuration and seed, so the teacher is all that is different.
 */
record Distillation(Trial trial, TrialSpec spec, boolean isDone) {
    /** Matches what a trial's folder keeps, and what a worker that crashed leaves there. */
    private static final String LIGHT = "{" + TrialFolders.NETWORK + ",crash.log}";

    /**
     * Prepares a distillation that begins, or goes on.
     *
     * @param wanted number of the trial whose configuration is taken; empty for the best member by the objective
     * @throws InputException when there is no such trial
     */
    static Distillation of(
            EnsembleResult ensemble, TrialStore store, SearchSpace space, Path folder, OptionalInt wanted) {
        Trial trial =
                requireTrial(store, wanted.orElse(ensemble.members().get(0).trial()));
        TrialSpec spec = TrialSpec.of(
                        trial.number(),
                        trial.seed(),
                        store.study().trained(space.recipe(trial.parameters())),
                        space.data(),
                        folder.toString())
                .startingFrom(KeptStart.of(space, folder))
                .with(Teacher.of(ensemble));
        boolean done = ensemble.distilled()
                .filter(learned -> learned.trial() == trial.number())
                .isPresent();
        return new Distillation(trial, spec, done);
    }

    private static Trial requireTrial(TrialStore store, int number) {
        return store.trial(number)
                .orElseThrow(() -> new InputException(String.format(
                        Locale.ROOT,
                        "study '%1$s' has no trial %2$d to take the configuration of; see its trials with: werkbank trials %1$s",
                        store.study().name(),
                        number)));
    }

    /**
     * Trains to the end, from where a former process was interrupted.
     *
     * @return empty when it was interrupted
     * @throws WerkbankException when it failed
     */
    Optional<TrialResult> train(TrialRunner runner, StudyListener listener) throws InterruptedException {
        listener.note("distilling the ensemble into one network with the configuration of trial " + trial.number());
        listener.on(new StudyEvent.SearchStarted(1, 0, 1));
        listener.on(new StudyEvent.TrialStarted(
                Proposal.of(trial), spec.recipe().training().epochs()));
        TrialResult result = runner.run(spec, event -> listener.on(new StudyEvent.InTrial(trial.number(), event)));
        listener.on(new StudyEvent.SearchEnded());
        if (result.state() == TrialState.INTERRUPTED) {
            return Optional.empty();
        }
        result.failure().ifPresent(failure -> {
            throw new WerkbankException(String.format(
                    Locale.ROOT,
                    "distilling with the configuration of trial %d ended as %s: %s",
                    trial.number(),
                    result.state(),
                    failure.cause()));
        });
        return Optional.of(result);
    }

    /** Deletes the files of the training, and its folder unless somebody has put something there. */
    void tidy() {
        Path own = Path.of(spec.studyFolder(), spec.folder());
        TrialFolders.delete(TrialFolders.HEAVY, own);
        TrialFolders.delete(LIGHT, own);
        try {
            Files.deleteIfExists(own);
        } catch (DirectoryNotEmptyException e) {
            // It is in nobody's way.
        } catch (IOException e) {
            throw new WerkbankException(String.format(Locale.ROOT, "can't tidy %s: %s", own, e.getMessage()), e);
        }
    }
}
