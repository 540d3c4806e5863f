package werkbank.search.scheduler;

import werkbank.Counted;
import werkbank.option.Domain;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.space.SchedulerSpec;

/**
 * The options of successive halving.
 *
 * @param minEpochs of the first rung, or the fewest that it may have; at least 1
 * @param reduction at least 2: one in so many trials goes on to the next rung, which has so many times the epochs
 */
record HalvingOptions(int minEpochs, int reduction) {
    static final Option MIN_EPOCHS = firstRung("How many epochs the first rung has.");
    static final Option AT_LEAST = firstRung("How many epochs the first rung has at least: those of a trial divided by"
            + " `reduction`, as often as that leaves so many.");
    static final Option REDUCTION = Option.of(
            "reduction",
            new Domain.Whole(2),
            SchedulerSpec.USUAL_REDUCTION,
            "One in so many trials goes on to the next rung, which has so many times the epochs.");

    private static Option firstRung(String documentation) {
        return Option.of("min-epochs", new Domain.Whole(1), 1, documentation);
    }

    static HalvingOptions of(Values options) {
        return new HalvingOptions(options.whole(MIN_EPOCHS.key()), options.whole(REDUCTION.key()));
    }

    /** The first rung's budget, or the least that it may be, for instance {@code 1 epoch}. */
    String firstBudget() {
        return Counted.of(minEpochs, "epoch");
    }
}
