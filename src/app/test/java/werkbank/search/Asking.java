package werkbank.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import werkbank.experiment.trial.TrialSeeds;
import werkbank.search.ledger.BudgetedLoss;
import werkbank.search.sampler.ConfigurationSpace;
import werkbank.search.sampler.Observation;
import werkbank.search.sampler.PastStudy;
import werkbank.search.sampler.Sampler;
import werkbank.search.sampler.Samplers;
import werkbank.space.Parameter;
import werkbank.space.SamplerSpec;

/** A sampler asked as the search asks it, one trial after the other. */
public final class Asking {
    public final List<Observation> seen = new ArrayList<>();
    private final Sampler sampler;
    private final long seed;

    public Asking(SamplerSpec spec, List<Parameter> parameters, long seed) {
        this(spec, parameters, List.of(), seed);
    }

    /** @param past the studies of before, none of which is empty */
    public Asking(SamplerSpec spec, List<Parameter> parameters, List<PastStudy> past, long seed) {
        this.sampler = Samplers.kinds()
                .named(spec.name())
                .create(new ConfigurationSpace(parameters), spec.options(), () -> seen, past, seed);
        this.seed = seed;
    }

    @SuppressWarnings("unchecked") // what Sampler promises
    public SortedMap<String, Object> ask(int number) {
        sampler.number(number);
        sampler.setRngSeed(TrialSeeds.of(seed, number).proposal());
        return (SortedMap<String, Object>) sampler.getCandidate().getValue();
    }

    /** All trials from now on start at this rung. */
    public void startAt(int rung, int reduction) {
        sampler.startsAt(rung, reduction);
    }

    public List<SortedMap<String, Object>> ask(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(this::ask).toList();
    }

    public void tell(int number, SortedMap<String, Object> parameters, double loss) {
        seen.add(ended(number, parameters, loss));
    }

    /** Asks for and tells the trials 1 to {@code trials}, and returns the smallest loss. */
    public double minimum(int trials, ToDoubleFunction<Map<String, Object>> loss) {
        for (int number = 1; number <= trials; number++) {
            SortedMap<String, Object> parameters = ask(number);
            tell(number, parameters, loss.applyAsDouble(parameters));
        }
        return seen.stream()
                .mapToDouble(trial -> trial.values().get(1).loss())
                .min()
                .orElseThrow();
    }

    public static Observation ended(int number, Map<String, Object> parameters, double loss) {
        return new Observation(
                number, new TreeMap<>(parameters), new TreeMap<>(Map.of(1, new BudgetedLoss(loss, 0))), true);
    }

    public static Observation without(int number, Map<String, Object> parameters, boolean ended) {
        return new Observation(number, new TreeMap<>(parameters), new TreeMap<>(), ended);
    }
}
