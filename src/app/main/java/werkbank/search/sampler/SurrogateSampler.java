package werkbank.search.sampler;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import werkbank.option.Domain;
import werkbank.option.Option;
import werkbank.option.Values;

/**
 * A sampler that proposes what a surrogate of the loss promises most of, once there are enough trials to learn from.
 *
 * @param <S> what has learnt from some trials
 */
public abstract class SurrogateSampler<S> extends FlatSampler {
    private static final String UNIFORM = "uniform";

    private final StartupTrials startup;
    private final double uniform;
    private final Supplier<List<Observation>> visible;
    private final UnitCube cube;
    private Results known = Results.of(List.of());
    private final Tried<Place> tried = new Tried<>(trial -> new Place(filled(trial)));
    private S surrogate;

    /**
     * @param options with {@link StartupTrials#option} and {@link #uniformShare} among them
     * @param afterOthers as {@link StartupTrials} has it
     * @param visible the trials that the next proposal may know of
     */
    protected SurrogateSampler(
            ConfigurationSpace space, Values options, boolean afterOthers, Supplier<List<Observation>> visible) {
        super(space);
        this.startup = StartupTrials.of(options, afterOthers);
        this.uniform = options.real(UNIFORM);
        this.visible = visible;
        this.cube = new UnitCube(space);
    }

    /**
     * The option that says which share of later proposals is drawn uniformly.
     *
     * @param documentation one sentence
     */
    public static Option uniformShare(String documentation) {
        return Option.of(UNIFORM, Domain.Real.atLeast(0).atMost(1), 0.2, documentation);
    }

    protected final UnitCube cube() {
        return cube;
    }

    /**
     * Learns from trials.
     *
     * @param results of trials in the order of their numbers
     */
    protected abstract S learnt(Results results);

    /** The point that promises most of those that {@link #mayBe}. */
    protected abstract double[] mostPromising(S surrogate);

    /**
     * The point of one of the first trials.
     *
     * @param drawn uniformly
     */
    protected double[] first(double[] drawn) {
        return drawn;
    }

    /** Whether some of the proposals after these results are drawn uniformly. */
    protected boolean explores(Results results) {
        return true;
    }

    @Override
    protected final double[] point() {
        double[] drawn = uniform();
        boolean isUniform = rng.nextDouble() < uniform;
        List<Observation> trials = visible.get().stream()
                .sorted(Comparator.comparingInt(Observation::number))
                .toList();
        Stream<Observation> enough =
                trials.stream().filter(Observation::hasValue).limit(startup.count());
        if (startup.include(number(), enough.count())) {
            return first(drawn);
        }
        Results results = known.then(trials);
        return drawn.length == 0 || isUniform && explores(results) ? drawn : mostPromising(surrogate(results));
    }

    /** Learns anew only when something else is known: what was proposed before is drawn again. */
    private S surrogate(Results results) {
        if (surrogate == null || !results.trials().equals(known.trials())) {
            tried.see(results.trials());
            surrogate = learnt(results);
        }
        known = results;
        return surrogate;
    }

    /**
     * Whether a point may be proposed: no trial has had it, and its configuration is allowed.
     *
     * @param point of a configuration, whatever is inactive in the middle
     */
    protected final boolean mayBe(double[] point) {
        return !tried.contain(new Place(point)) && space().allows(space().getValue(point));
    }

    /** The point of a configuration, to be found among many. */
    private record Place(double[] point) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Place place && Arrays.equals(point, place.point);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(point);
        }
    }
}
