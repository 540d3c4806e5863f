package werkbank.experiment.trial;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import werkbank.recipe.Precision;

/**
 * The engine, number format and device that a trial's networks are trained with.
 *
 * @param engine its name
 * @param precision of the steps
 * @param device name of the processor or card
 * @param algorithms that the engine has chosen, in its own words; none where it has no choice
 */
public record Computation(String engine, Precision precision, String device, List<String> algorithms) {
    public Computation {
        algorithms = List.copyOf(algorithms);
    }

    /** Says it in words, without the algorithms: {@code tf32 by cuda on NVIDIA H100}. */
    public String words() {
        return String.format(Locale.ROOT, "%s by %s on %s", precision.label(), engine, device);
    }

    /** Whether the other differs in no more than the algorithms. */
    public boolean isLike(Computation other) {
        return words().equals(other.words());
    }

    /** Adds the algorithms of another one that {@link #isLike} it. */
    public Computation and(Computation other) {
        Set<String> both = new LinkedHashSet<>(algorithms);
        both.addAll(other.algorithms);
        return new Computation(engine, precision, device, List.copyOf(both));
    }

    /**
     * The computations of each trial's epochs, in order, without those of runs whose epochs were lost; several where a trial
     * went on elsewhere.
     *
     * @param runs oldest first
     * @return by trial number; none for trials of versions that didn't record it
     */
    public static Map<Integer, List<Computation>> ofTrials(List<TrialLeg> runs) {
        Map<Integer, List<Computation>> found = new TreeMap<>();
        runs.stream()
                .collect(Collectors.groupingBy(TrialLeg::trial))
                .forEach((trial, own) -> found.put(trial, ofTrial(own)));
        return found;
    }

    private static List<Computation> ofTrial(List<TrialLeg> runs) {
        List<Computation> found = new ArrayList<>();
        int next = Integer.MAX_VALUE;
        for (int i = runs.size() - 1; i >= 0; i--) {
            TrialLeg run = runs.get(i);
            Optional<Computation> own = run.computation();
            if (run.firstEpoch() < next && own.isPresent() && isNews(own.get(), found)) {
                found.add(0, own.get());
            }
            next = run.firstEpoch();
        }
        return List.copyOf(found);
    }

    /** A run that was cut off before it had told its algorithms says nothing that the next one doesn't. */
    private static boolean isNews(Computation own, List<Computation> later) {
        return later.isEmpty() || !own.equals(later.get(0)) && !(own.algorithms.isEmpty() && own.isLike(later.get(0)));
    }
}
