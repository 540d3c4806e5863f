package werkbank.report.view;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import werkbank.experiment.Provenance;
import werkbank.experiment.trial.Computation;
import werkbank.experiment.trial.Trial;
import werkbank.recipe.Algorithms;
import werkbank.recipe.Precision;

/**
 * The ways in which trials were computed.
 *
 * @param ways each once, the most frequent first; none where the study didn't record any
 * @param summary the ways in words, algorithms aside, with how many trials had each where there are several
 * @param trials places in {@code ways} of each trial's epochs, in order, by trial number; without the trials whose epochs
 *     were all computed the first way
 * @param note sentences on precisions other than f32, and on algorithms that may give other bits each time; empty where
 *     there are none
 */
public record ComputedView(
        List<Way> ways, List<String> summary, SortedMap<Integer, List<Integer>> trials, Optional<String> note) {
    /** The most ways in the page; beyond it they are told apart without their algorithms. */
    static final int MOST_WAYS = 300;

    private static final Map<Precision, String> MEANINGS = Map.of(
            Precision.TF32,
            "tf32: convolutions and dense layers multiply 10 bits of each factor's 23 and add with 32.",
            Precision.BF16,
            "bf16: activations and their gradients keep 7 of the 23 fraction bits of f32; parameters, statistics and"
                    + " sums are 32-bit floats.");

    /**
     * A way to compute.
     *
     * @param precision {@code f32}, {@code tf32} or {@code bf16}
     * @param device name of a processor or card
     * @param algorithms in the engine's own words, joined by semicolons; empty where it has no choice
     */
    public record Way(String engine, String precision, String device, String algorithms) {
        private static Way of(Computation computation) {
            return new Way(
                    computation.engine(),
                    computation.precision().label(),
                    computation.device(),
                    String.join("; ", computation.algorithms()));
        }
    }

    /**
     * Sums up what the trials of a space were computed with.
     *
     * @param wanted kinds of algorithms
     * @param computations of each trial's epochs, in order, by trial number
     */
    public static ComputedView of(
            List<Trial> trials, Set<Algorithms> wanted, Map<Integer, List<Computation>> computations) {
        ComputedView view = of(trials, computations, MOST_WAYS);
        boolean isFast = wanted.contains(Algorithms.FAST)
                && view.ways.stream().anyMatch(way -> !way.algorithms().isEmpty());
        return isFast ? view.fast() : view;
    }

    /**
     * The engine of all trials; empty where they had several.
     *
     * @param study that names the engine which it was begun with, for versions that recorded no other
     */
    Optional<String> engine(Provenance study) {
        List<String> engines = ways.stream().map(Way::engine).distinct().toList();
        return engines.size() > 1
                ? Optional.empty()
                : engines.stream().findFirst().or(() -> Optional.of(study.engine()));
    }

    private ComputedView fast() {
        String words = note.map(former -> former + " ").orElse("")
                + "With algorithms: fast the same trial may differ in its last digits each time.";
        return new ComputedView(ways, summary, trials, Optional.of(words));
    }

    static ComputedView of(List<Trial> trials, Map<Integer, List<Computation>> computations, int mostWays) {
        Map<Computation, Integer> counts = counts(computations.values());
        if (counts.size() > mostWays) {
            Map<Integer, List<Computation>> plain = new TreeMap<>();
            computations.forEach((trial, own) -> plain.put(
                    trial, own.stream().map(ComputedView::withoutAlgorithms).toList()));
            return of(trials, plain, Integer.MAX_VALUE);
        }
        List<Computation> ways = mostFrequentFirst(counts);
        return new ComputedView(
                ways.stream().map(Way::of).toList(),
                summary(computations.values()),
                places(trials, computations, ways),
                note(counts.keySet()));
    }

    private static Computation withoutAlgorithms(Computation way) {
        return new Computation(way.engine(), way.precision(), way.device(), List.of());
    }

    /** How many trials have each. */
    private static <T> Map<T, Integer> counts(Collection<List<T>> ofTrials) {
        Map<T, Integer> counts = new HashMap<>();
        ofTrials.forEach(own -> own.stream().distinct().forEach(one -> counts.merge(one, 1, Integer::sum)));
        return counts;
    }

    private static <T> List<T> mostFrequentFirst(Map<T, Integer> counts) {
        return counts.keySet().stream()
                .sorted(Comparator.comparing((T one) -> -counts.get(one)).thenComparing(Object::toString))
                .toList();
    }

    private static List<String> summary(Collection<List<Computation>> computations) {
        Map<String, Integer> counts = counts(computations.stream()
                .map(own -> own.stream().map(Computation::words).toList())
                .toList());
        return mostFrequentFirst(counts).stream()
                .map(words -> counts.size() == 1
                        ? words
                        : String.format(
                                Locale.ROOT,
                                "%s: %d %s",
                                words,
                                counts.get(words),
                                counts.get(words) == 1 ? "trial" : "trials"))
                .toList();
    }

    private static SortedMap<Integer, List<Integer>> places(
            List<Trial> trials, Map<Integer, List<Computation>> computations, List<Computation> ways) {
        Map<Computation, Integer> place = new HashMap<>();
        ways.forEach(way -> place.put(way, place.size()));
        SortedMap<Integer, List<Integer>> places = new TreeMap<>();
        if (ways.isEmpty()) {
            return places;
        }
        trials.forEach(trial -> {
            List<Integer> own = computations.getOrDefault(trial.number(), List.of()).stream()
                    .map(place::get)
                    .distinct()
                    .toList();
            if (!own.equals(List.of(0))) {
                places.put(trial.number(), own);
            }
        });
        return places;
    }

    private static Optional<String> note(Set<Computation> ways) {
        Set<Precision> precisions = ways.stream()
                .map(Computation::precision)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Precision.class)));
        precisions.retainAll(MEANINGS.keySet());
        return precisions.isEmpty()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s Figures may differ from those of f32 as they do from seed to seed.",
                        precisions.stream().map(MEANINGS::get).collect(Collectors.joining(" "))));
    }
}
