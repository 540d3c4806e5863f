package werkbank.recipe.layer;

import java.util.List;

/** A network's graph while layers and blocks add their nodes to it. */
public interface Expansion {
    /** Stands for the images among the nodes that a layer takes from. */
    int IMAGES = -1;

    /**
     * Adds a node.
     *
     * @param inputs nodes that it takes from, in the layer's order
     * @return its number, counted from 0
     * @throws werkbank.InputException when the layer can't take what they put out
     */
    int add(ElementaryLayer layer, int... inputs);

    /**
     * Adds a list of layers, each behind the one before it.
     *
     * @param branch name of the list within its block, part of the names of its nodes; empty where the block has one
     * @return the node that has the last one's output, {@code input} itself for an empty list
     */
    int addAll(String branch, List<Layer> layers, int input);

    /** The size of what a node puts out for one image. */
    Extent extent(int node);
}
