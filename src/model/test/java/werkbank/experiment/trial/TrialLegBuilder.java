package werkbank.experiment.trial;

import java.time.Instant;
import java.util.Optional;

/** Makes runs of trials for tests, which say what matters to them alone. */
public final class TrialLegBuilder {
    private final int trial;
    private final Instant started;
    private Optional<String> worker = Optional.empty();
    private Optional<Instant> ended = Optional.empty();
    private int firstEpoch = 1;
    private Optional<Integer> lastEpoch = Optional.empty();
    private Optional<TrialState> leftAs = Optional.empty();
    private Optional<Computation> computation = Optional.empty();

    private TrialLegBuilder(int trial, Instant started) {
        this.trial = trial;
        this.started = started;
    }

    /** A run from the first epoch on that no worker has taken. */
    public static TrialLegBuilder of(int trial, Instant started) {
        return new TrialLegBuilder(trial, started);
    }

    /** The same run. */
    public static TrialLegBuilder of(TrialLeg run) {
        TrialLegBuilder builder = of(run.trial(), run.started()).firstEpoch(run.firstEpoch());
        builder.worker = run.worker();
        builder.ended = run.ended();
        builder.lastEpoch = run.lastEpoch();
        builder.leftAs = run.leftAs();
        builder.computation = run.computation();
        return builder;
    }

    public TrialLegBuilder worker(String value) {
        worker = Optional.of(value);
        return this;
    }

    public TrialLegBuilder firstEpoch(int value) {
        firstEpoch = value;
        return this;
    }

    /** Ends it, and nobody knows in which state, as in studies of versions that did not record it. */
    public TrialLegBuilder ended(Instant value, int epoch) {
        ended = Optional.of(value);
        lastEpoch = Optional.of(epoch);
        return this;
    }

    /** Ends it in this state. */
    public TrialLegBuilder ended(Instant value, int epoch, TrialState state) {
        leftAs = Optional.of(state);
        return ended(value, epoch);
    }

    public TrialLegBuilder computation(Computation value) {
        computation = Optional.of(value);
        return this;
    }

    public TrialLeg build() {
        return new TrialLeg(trial, worker, started, ended, firstEpoch, lastEpoch, leftAs, computation);
    }
}
