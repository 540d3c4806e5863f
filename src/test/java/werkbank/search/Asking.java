package werkbank.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import werkbank.experiment.TrialSeeds;
import werkbank.space.Parameter;
import werkbank.space.SamplerSpec;

/** A sampler asked as the search asks it, one trial after the other. */
final class Asking {
    final List<Observation> seen = new ArrayList<>();
    private final Sampler sampler;
    private final long seed;

    Asking(SamplerSpec spec, List<Parameter> parameters, long seed) {
        this.sampler = Samplers.of(spec, parameters, () -> seen, seed);
        this.seed = seed;
    }

    @SuppressWarnings("unchecked") // what Sampler promises
    SortedMap<String, Object> ask(int number) {
        sampler.number(number);
        sampler.setRngSeed(TrialSeeds.of(seed, number).proposal());
        return (SortedMap<String, Object>) sampler.getCandidate().getValue();
    }

    List<SortedMap<String, Object>> ask(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(this::ask).toList();
    }

    void tell(int number, SortedMap<String, Object> parameters, double loss) {
        seen.add(ended(number, parameters, loss));
    }

    /** Asks for and tells the trials 1 to {@code trials}, and returns the smallest loss. */
    double minimum(int trials, ToDoubleFunction<Map<String, Object>> loss) {
        for (int number = 1; number <= trials; number++) {
            SortedMap<String, Object> parameters = ask(number);
            tell(number, parameters, loss.applyAsDouble(parameters));
        }
        return seen.stream()
                .mapToDouble(trial -> trial.values().get(1).loss())
                .min()
                .orElseThrow();
    }

    static Observation ended(int number, Map<String, Object> parameters, double loss) {
        return new Observation(number, new TreeMap<>(parameters), new TreeMap<>(Map.of(1, new Value(loss, 0))), true);
    }

    static Observation without(int number, Map<String, Object> parameters, boolean ended) {
        return new Observation(number, new TreeMap<>(parameters), new TreeMap<>(), ended);
    }
}
