package werkbank.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import werkbank.dataset.IdxFile;
import werkbank.experiment.trial.BestEstimate;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialCheckpoint;
import werkbank.file.DurableFile;
import werkbank.file.StoredFile;
import werkbank.file.VerifiedFiles;
import werkbank.metric.ChosenBest;
import werkbank.metric.ManyAnswers;
import werkbank.space.Objective;

/** Finds what the best trial of a study is worth on images that it wasn't chosen by. */
final class WorthElsewhere {
    private WorthElsewhere() {}

    /**
     * The estimate, by what the trials said of the validation images, as far as their files are there;
     * empty when there is no other trial, or too few images to leave some out.
     *
     * @param trials that keep the constraints
     * @param labels of the validation images, in the order of the stored probabilities
     * @param folder of the study's files
     * @throws werkbank.WerkbankException when a file has changed
     */
    static Optional<BestEstimate> of(List<Trial> trials, Objective objective, int[] labels, Path folder) {
        List<TrialCheckpoint> kept = TrialCheckpoint.bestFirst(trials, objective).stream()
                .filter(TrialCheckpoint::isBest)
                .filter(one -> Files.exists(
                        DurableFile.within(folder, probabilities(one).path())))
                .toList();
        if (kept.size() < 2 || labels.length < 2) {
            return Optional.empty();
        }
        ManyAnswers answers = ManyAnswers.of(
                labels, kept.stream().map(one -> IdxFile.readFloats(VerifiedFiles.file(probabilities(one), folder))));
        double loss = ChosenBest.loss(answers, figure(objective));
        return Optional.of(new BestEstimate(
                kept.get(0).trial(),
                kept.get(0).checkpoint().value(objective),
                value(objective, loss, labels.length),
                kept.size(),
                Trial.complete(trials)));
    }

    private static StoredFile probabilities(TrialCheckpoint one) {
        return one.checkpoint().probabilities().orElseThrow();
    }

    private static ChosenBest.Figure figure(Objective objective) {
        return switch (objective) {
            case VAL_ACCURACY, VAL_ERRORS -> (answers, one, counts) -> 1 - answers.accuracy(one, counts);
            case VAL_LOSS -> ManyAnswers::logLoss;
            case VAL_F1 -> (answers, one, counts) ->
                    1 - answers.macro(one, counts).f1();
            case VAL_BALANCED_ACCURACY -> (answers, one, counts) ->
                    1 - answers.macro(one, counts).recall();
        };
    }

    /** The objective's figure, in its own unit, of a mean loss. */
    private static double value(Objective objective, double loss, int images) {
        return switch (objective) {
            case VAL_ACCURACY, VAL_F1, VAL_BALANCED_ACCURACY -> 1 - loss;
            case VAL_LOSS -> loss;
            case VAL_ERRORS -> loss * images;
        };
    }
}
