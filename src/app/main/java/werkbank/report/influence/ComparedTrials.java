package werkbank.report.influence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.space.Objective;

/**
 * The trials of a study by what they reached, all after the same training: at their end where enough are complete, else
 * after the highest epoch that enough have reached. A trial that repeats another's parameters with another seed doesn't
 * count, or the best, which are repeated, would count several times.
 *
 * @param epoch after which they are judged, by their best epoch up to it; empty for complete trials
 */
record ComparedTrials(List<ScoredTrial> trials, Optional<Integer> epoch) {
    /** Complete trials that are enough, whatever share of all they are. */
    static final int ENOUGH = 20;

    /** Trials without which nothing is said. */
    static final int FEWEST = 5;

    /** Share of complete trials that is enough; those that a scheduler let through are the better ones. */
    private static final double COMPLETE_SHARE = 0.5;

    private static final double REACHED_SHARE = 0.8;

    /** Rungs that are told apart; a scheduler that ends trials at any epoch has more. */
    private static final int MOST_RUNGS = 6;

    /**
     * The trials at each rung where enough came, the lowest first, and last the complete ones at their end. A rung is where
     * a trial was pruned or waits.
     *
     * @param epochs by trial number, in their order
     */
    static List<ComparedTrials> byRung(
            List<Trial> trials, Map<Integer, List<EpochMetrics>> epochs, Objective objective) {
        List<Trial> once = once(trials);
        Epochs reached = new Epochs(once, epochs, objective, images(trials));
        Stream<ComparedTrials> rungs =
                rungs(once).stream().map(rung -> new ComparedTrials(reached.by(rung), Optional.of(rung)));
        return Stream.concat(rungs, Stream.of(new ComparedTrials(complete(once, objective), Optional.empty())))
                .filter(compared -> compared.trials().size() >= FEWEST)
                .toList();
    }

    /** The epochs of the rungs; of many the first, and each that is at least twice the one before. */
    private static List<Integer> rungs(List<Trial> trials) {
        List<Integer> all = trials.stream()
                .filter(trial -> trial.state() == TrialState.PRUNED || trial.state() == TrialState.WAITING)
                .map(Trial::epochs)
                .filter(epochs -> epochs > 0)
                .distinct()
                .sorted()
                .toList();
        if (all.size() <= MOST_RUNGS) {
            return all;
        }
        List<Integer> some = new ArrayList<>();
        for (int rung : all) {
            if (some.isEmpty() || rung >= 2 * some.get(some.size() - 1)) {
                some.add(rung);
            }
        }
        return some;
    }

    private static List<Trial> once(List<Trial> trials) {
        return trials.stream().filter(trial -> !trial.isRepeat()).toList();
    }

    private static List<ScoredTrial> complete(List<Trial> trials, Objective objective) {
        return trials.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .map(trial -> ScoredTrial.of(trial, trial.loss(objective)))
                .filter(judged -> Double.isFinite(judged.loss()))
                .toList();
    }

    /** @param epochs by trial number, in their order */
    static ComparedTrials of(List<Trial> trials, Map<Integer, List<EpochMetrics>> epochs, Objective objective) {
        List<Trial> once = once(trials);
        List<ScoredTrial> complete = complete(once, objective);
        Epochs reached = new Epochs(once, epochs, objective, images(trials));
        int begun = reached.after(1).size();
        return complete.size() >= enough(begun, COMPLETE_SHARE)
                ? new ComparedTrials(complete, Optional.empty())
                : reached.highest(enough(begun, REACHED_SHARE))
                        .orElseGet(() -> new ComparedTrials(complete, Optional.empty()));
    }

    private static int enough(int begun, double share) {
        return Math.max(FEWEST, Math.min(ENOUGH, (int) Math.ceil(share * begun)));
    }

    /** Validation images; 0 where no trial has counted them. */
    private static int images(List<Trial> trials) {
        return trials.stream()
                .flatMap(trial -> trial.outcome().stream())
                .map(TrialResult.Outcome::confusion)
                .filter(confusion -> !confusion.isEmpty())
                .findFirst()
                .map(confusion -> confusion.stream()
                        .flatMap(List::stream)
                        .mapToInt(Integer::intValue)
                        .sum())
                .orElse(0);
    }

    /** Tells what the trials had reached after an epoch. */
    private record Epochs(
            List<Trial> trials, Map<Integer, List<EpochMetrics>> epochs, Objective objective, int images) {

        Optional<ComparedTrials> highest(int enough) {
            return Stream.iterate(last(), epoch -> epoch >= 1, epoch -> epoch - 1)
                    .map(epoch -> new ComparedTrials(after(epoch), Optional.of(epoch)))
                    .filter(judgement -> judgement.trials().size() >= enough)
                    .findFirst();
        }

        private int last() {
            return trials.stream()
                    .flatMap(trial -> of(trial).stream())
                    .mapToInt(EpochMetrics::epoch)
                    .max()
                    .orElse(0);
        }

        private List<EpochMetrics> of(Trial trial) {
            return epochs.getOrDefault(trial.number(), List.of());
        }

        /** The trials that came to a rung; one that was complete before needed no more epochs. */
        List<ScoredTrial> by(int rung) {
            return trials.stream()
                    .filter(trial -> trial.epochs() >= rung || trial.state() == TrialState.COMPLETE)
                    .flatMap(trial -> loss(trial, rung).map(loss -> ScoredTrial.of(trial, loss)).stream())
                    .toList();
        }

        private List<ScoredTrial> after(int epoch) {
            return trials.stream()
                    .filter(trial -> of(trial).stream().anyMatch(metrics -> metrics.epoch() == epoch))
                    .flatMap(trial -> loss(trial, epoch).map(loss -> ScoredTrial.of(trial, loss)).stream())
                    .toList();
        }

        private Optional<Double> loss(Trial trial, int epoch) {
            return of(trial).stream()
                    .filter(metrics -> metrics.epoch() <= epoch)
                    .map(metrics -> metrics.loss(objective))
                    .filter(Double::isFinite)
                    .min(Comparator.naturalOrder())
                    .flatMap(this::inUnit);
        }

        /** Epochs have no errors, only accuracies. */
        private Optional<Double> inUnit(double loss) {
            if (objective != Objective.VAL_ERRORS) {
                return Optional.of(loss);
            }
            return images == 0 ? Optional.empty() : Optional.of((double) Math.round((1 + loss) * images));
        }
    }
}
