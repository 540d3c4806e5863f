package werkbank.transfer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import werkbank.experiment.KnownResults;
import werkbank.experiment.KnownTrial;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialState;
import werkbank.space.FittedValues;
import werkbank.space.Objective;
import werkbank.space.SearchSpace;
import werkbank.space.TrialMapping;

/**
 * The trials of one study as another learns from them. Those count that tell something of a configuration: complete ones,
 * those that a scheduler ended, and those whose loss was no number. Repeats are left out, and so is a trial with a value
 * that our space doesn't have: moved to the end of a range it would be another configuration with another result.
 *
 * @param ours the space of the study that learns
 * @param now when it does
 */
public record StudyTransfer(SearchSpace ours, Instant now) {
    private static final Set<TrialState> TELLING =
            EnumSet.of(TrialState.COMPLETE, TrialState.PRUNED, TrialState.DIVERGED);

    /** @param name of the study that was before */
    public KnownResults of(String name, SearchSpace theirs, List<Trial> trials) {
        TrialMapping mapping = new TrialMapping(ours, theirs);
        Objective objective = theirs.search().objective();
        LeftOut leftOut = new LeftOut();
        List<KnownTrial> known = new ArrayList<>();
        trials.stream()
                .filter(trial -> !trial.isRepeat() && TELLING.contains(trial.state()))
                .forEach(trial -> {
                    FittedValues fitted = mapping.of(trial.parameters());
                    fitted.misfit()
                            .ifPresentOrElse(
                                    misfit -> leftOut.add(misfit, "trial " + trial.number()),
                                    () -> known.add(known(trial, fitted, objective)));
                });
        return new KnownResults(
                KnownResults.Origin.LEARNED,
                name,
                now,
                objective.label(),
                objective.higherIsBetter(),
                false,
                known,
                leftOut.words());
    }

    private static KnownTrial known(Trial trial, FittedValues fitted, Objective objective) {
        return new KnownTrial(
                fitted.values(),
                trial.best().map(best -> best.value(objective)),
                Optional.of(trial.epochs()),
                trial.state() == TrialState.COMPLETE);
    }
}
