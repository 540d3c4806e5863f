package werkbank.ensemble;

import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import werkbank.experiment.result.Evaluation.Mistake;

/** The mistakes whose pixels are kept where there are too many: in files sorted by class the first are all of one class. */
final class PicturedMistakes {
    /** A mistake's place among those of its pair of classes, and how many these are. */
    private record Ranked(Mistake mistake, int rank, int ofPair) {}

    private PicturedMistakes() {}

    /**
     * Takes the most confident mistake of each pair of classes, the most frequent pair first, then the second of each, and
     * so on.
     *
     * @param most how many at most
     */
    static Set<Mistake> of(List<Mistake> mistakes, int most) {
        Map<List<Integer>, List<Mistake>> pairs = mistakes.stream()
                .collect(Collectors.groupingBy(mistake -> List.of(mistake.truth(), mistake.predicted())));
        Set<Mistake> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        pairs.values().stream()
                .flatMap(PicturedMistakes::ranked)
                .sorted(Comparator.comparingInt(Ranked::rank)
                        .thenComparing(Ranked::ofPair, Comparator.reverseOrder())
                        .thenComparing(ranked -> ranked.mistake().index()))
                .limit(most)
                .forEach(ranked -> taken.add(ranked.mistake()));
        return taken;
    }

    private static Stream<Ranked> ranked(List<Mistake> pair) {
        List<Mistake> surest = pair.stream()
                .sorted(Comparator.comparingDouble(Mistake::confidence).reversed())
                .toList();
        return IntStream.range(0, surest.size()).mapToObj(rank -> new Ranked(surest.get(rank), rank, surest.size()));
    }
}
