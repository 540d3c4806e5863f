package werkbank.metric;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * How alike an ensemble's members are.
 *
 * @param pairs each once, in the ensemble's order; none for one member
 * @param meanDisagreement mean of the pairs' {@link MemberPair#disagreement}, 0 to 1; 0 for one member
 * @param allWrong images that every member gets wrong, by rows or by their positions in their file, ascending: what no
 *     choice among the members could mend
 */
public record Agreement(List<MemberPair> pairs, double meanDisagreement, List<Integer> allWrong) {

    /**
     * @param labels [rows], at least one
     * @param members probabilities [rows][classes] of each member, in the ensemble's order
     */
    public static Agreement of(int[] labels, List<float[][]> members) {
        int[][] predicted = members.stream().map(Classes::mostProbable).toArray(int[][]::new);
        List<MemberPair> pairs = IntStream.range(0, predicted.length)
                .boxed()
                .flatMap(first -> IntStream.range(first + 1, predicted.length)
                        .mapToObj(second -> MemberPair.of(first, second, labels, predicted)))
                .toList();
        return new Agreement(
                pairs,
                pairs.stream().mapToDouble(MemberPair::disagreement).average().orElse(0),
                IntStream.range(0, labels.length)
                        .filter(row -> Arrays.stream(predicted).allMatch(classes -> classes[row] != labels[row]))
                        .boxed()
                        .toList());
    }

    /** Replaces the rows of images by their positions in their file. */
    public Agreement at(IntUnaryOperator position) {
        return new Agreement(
                pairs,
                meanDisagreement,
                allWrong.stream().map(position::applyAsInt).toList());
    }
}
