package werkbank.study;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import werkbank.Counted;
import werkbank.WerkbankException;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialState;
import werkbank.space.ResultLimit;
import werkbank.space.SearchPlan;

/**
 * The reasons for which a study has nothing to combine, or less than is asked for, with what helps.
 *
 * @param study its name
 * @param trials all that it has
 * @param plan by which it searches
 */
record Shortage(String study, List<Trial> trials, SearchPlan plan) {
    private static final String OR_WITHOUT_SCHEDULER =
            "or begin a new study with scheduler: none, which trains each to its end";

    /**
     * The line for people that says why an ensemble gets fewer members than are asked for.
     *
     * @param members that are asked for; empty where the number is left open
     * @param checkpoints that there are to choose from
     * @return empty when these are enough
     */
    Optional<String> ofMembers(OptionalInt members, int checkpoints) {
        return checkpoints >= members.orElse(0)
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "the ensemble can't have %d members: there are no more checkpoints to choose from than %d; %s",
                        members.getAsInt(),
                        checkpoints,
                        whatGivesMore()));
    }

    private String whatGivesMore() {
        return unfinished()
                .or(() -> endedEarly()
                        .map(words -> words + ": more trials (--trials) give more, " + OR_WITHOUT_SCHEDULER))
                .orElse("more trials (--trials) give more");
    }

    /** Says how many trials go on when the search does; empty for none. */
    private Optional<String> unfinished() {
        long waiting =
                trials.stream().filter(trial -> !trial.state().isFinished()).count();
        return waiting == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%d of %s haven't ended, and give more when the search goes on",
                        waiting,
                        Counted.of(trials.size(), "trial")));
    }

    /** Says how many trials a scheduler has ended; empty for none. */
    private Optional<String> endedEarly() {
        long ended = trials.stream()
                .filter(trial -> trial.state() == TrialState.PRUNED)
                .count();
        return ended == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s has ended %d of %s early",
                        plan.scheduler().name(),
                        ended,
                        Counted.of(trials.size(), "trial")));
    }

    /** @throws WerkbankException when no trial came to a result; the message says why */
    void requireOneComplete() {
        if (trials.stream().noneMatch(trial -> trial.state() == TrialState.COMPLETE)) {
            throw new WerkbankException(String.format(
                    Locale.ROOT,
                    "study '%s' has no complete trial (%s)",
                    study,
                    firstFailure().orElseGet(this::whyNoneIsComplete)));
        }
    }

    private Optional<String> firstFailure() {
        return trials.stream()
                .flatMap(trial -> trial.failure().stream().map(f -> "trial " + trial.number() + ": " + f.cause()))
                .findFirst();
    }

    private String whyNoneIsComplete() {
        return endedEarly()
                .filter(words -> trials.stream().allMatch(trial -> trial.state().isFinished()))
                .map(words -> words + "; search longer (--trials), " + OR_WITHOUT_SCHEDULER)
                .orElse("none was trained to its end; run the same command again to go on");
    }

    /** @throws WerkbankException when there are complete trials, and all of them break a constraint */
    void requireOneWithin() {
        Trial.bestComplete(trials, plan).ifPresent(this::requireWithin);
    }

    private void requireWithin(Trial nearest) {
        nearest.broken(plan.constraints()).stream().findFirst().ifPresent(limit -> {
            throw new WerkbankException(String.format(
                    Locale.ROOT,
                    "no complete trial of study '%s' keeps the constraint %s: trial %d comes nearest with %s; loosen it"
                            + " in a new study, or search longer (--trials)",
                    study,
                    limit.text(),
                    nearest.number(),
                    ResultLimit.shown(nearest.outcome().orElseThrow().value(limit.figure(), nearest.seconds()))));
        });
    }
}
