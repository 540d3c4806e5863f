package werkbank.recipe.layer;

import java.util.ArrayList;
import java.util.List;
import werkbank.option.Block;

/**
 * Lists of layers that all take the same input, and whose outputs' channels stand side by side.
 *
 * <p>Szegedy et al. (2015), Going deeper with convolutions.
 *
 * @param branches at least two lists; an empty one passes the input on
 */
public record Branches(List<List<Layer>> branches) implements LayerBlock {
    static final LayerKind KIND = LayerKind.of(
            Branches.class,
            LayerKind.Branches.SEVERAL,
            (values, lists) -> new Branches(lists),
            Block.of(
                    "concatenate",
                    "Several lists of layers on the same input, whose outputs' channels are put side by side (Szegedy et"
                            + " al., 2015)."));

    public Branches {
        branches = branches.stream().map(List::copyOf).toList();
    }

    @Override
    public LayerKind kind() {
        return KIND;
    }

    @Override
    public int expand(Expansion graph, int input) {
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            ends.add(graph.addAll(String.valueOf((char) ('a' + i)), branches.get(i), input));
        }
        return graph.add(
                new Concatenate(), ends.stream().mapToInt(Integer::intValue).toArray());
    }
}
