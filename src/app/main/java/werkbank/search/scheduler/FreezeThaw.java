package werkbank.search.scheduler;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.IntSupplier;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.MessageText;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.search.ledger.Ledger;
import werkbank.space.SchedulerSpec;

/**
 * Trains a few epochs at a time, and decides after each such step which trial gets the next. A share of these steps
 * begins new trials, fewer where the order of trials changes from a step to the next; each other one goes to the trial
 * that is most likely, by the forecast of its curve, to come below a wanted loss within a horizon. Both are drawn anew
 * for each decision, from the next step to the end of the training and from a little below the best so far to far below
 * it, so that neither quick gains nor late ones are always preferred. Now and then it goes to the best one that isn't
 * complete instead: where many are about equal, forecasts alone would bring none to its end.
 *
 * <p>Swersky, Snoek and Adams (2014), Freeze-thaw Bayesian optimization; Rakotoarison, Adriaensen, Mallik, Garibov, Bergman
 * and Hutter (2024), In-context freeze-thaw Bayesian optimization for hyperparameter optimization, ICML, whose MFPI-random
 * has the random horizon and threshold. There a network that was trained before forecasts the curves, and judges new
 * configurations beside the trials that wait; here {@link CurveForecast} does the first, and the share stands for the
 * second.
 */
public final class FreezeThaw implements SchedulerProvider {
    /** A trial is asked at most about so many times, unless the space says otherwise. */
    private static final int DECISIONS = 50;

    private static final Option STEP = Option.optional(
            "step",
            new Domain.Whole(1),
            "a fiftieth of a trial's epochs, at least 1",
            "How many epochs a trial gets from one decision to the next.");
    private static final Option NEW = Option.optional(
            "new",
            Domain.Real.above(0).atMost(1),
            "learned, 0.25 to 0.5",
            "The share of steps that begin new trials, as long as there are any to begin. It is learned from how far the"
                    + " order of trials after a step is still theirs after the next.");
    static final Option FINALISTS = Option.of(
            "finalists", new Domain.Whole(1), 1, "How many trials train to the end at least, once all have begun.");

    @Override
    public Block declaration() {
        return Block.of(
                "freeze-thaw",
                "A few epochs (`step`) at a time: a share of them begins new trials, the others go where the learning"
                        + " curves so far promise most. A trial waits while others promise more, and may go on at any"
                        + " time. Once all have begun, those go on that are forecast to become the best.",
                STEP,
                NEW,
                FINALISTS);
    }

    @Override
    public String takeItWhen() {
        return "epochs are long beside saving and loading a trial, and the best is wanted within few whole trainings";
    }

    @Override
    public int rank() {
        return 6;
    }

    @Override
    public String words(Values options) {
        int finalists = options.whole(FINALISTS.key());
        return String.format(
                Locale.ROOT,
                "freeze-thaw, a share of %s for new trials, the rest where curves promise most%s",
                share(options).stream().mapToObj(MessageText::shown).findFirst().orElse("0.25 to 0.5, as it learns,"),
                finalists == 1 ? "" : ", " + finalists + " to the end");
    }

    @Override
    public boolean hasRungs() {
        return true;
    }

    @Override
    public SchedulerSpec.Order order() {
        return SchedulerSpec.Order.ARRIVAL;
    }

    /** The epochs until the last trial begins, one training to the end, and half of one for each further finalist. */
    @Override
    public long epochs(Values options, int trials, int most) {
        double begun = trials * step(options, most) / share(options).orElse(NewShare.MIDDLE);
        double ended = most * (options.whole(FINALISTS.key()) + 1) / 2.0;
        return Math.min((long) trials * most, Math.round(begun + ended));
    }

    /** The share of new trials that a space says; empty where it is to be learned. */
    private static OptionalDouble share(Values options) {
        double said = options.real(NEW.key(), Double.NaN);
        return Double.isNaN(said) ? OptionalDouble.empty() : OptionalDouble.of(said);
    }

    private static int step(Values options, int most) {
        return options.whole(STEP.key(), Math.max(1, most / DECISIONS));
    }

    @Override
    public Scheduler create(Values options, Ledger ledger, int trials, IntSupplier most) {
        int epochs = most.getAsInt();
        return new Steps(ledger, trials, epochs, step(options, epochs), share(options), options.whole(FINALISTS.key()));
    }
}
