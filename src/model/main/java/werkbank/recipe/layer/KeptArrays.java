package werkbank.recipe.layer;

/**
 * The arrays that a training step keeps of a layer for the backward pass, each as large as the layer's output.
 *
 * @param arrays all of them, the output itself included
 * @param masks those of them that say what became of each number, such as dropout's factors; networks that train side by
 *     side can't share them
 */
public record KeptArrays(int arrays, int masks) {
    /** The output alone, which the next layer needs as its input. */
    public static final KeptArrays OUTPUT = new KeptArrays(1, 0);

    /** The output, and what the activation function was given. */
    static final KeptArrays WITH_ARGUMENT = new KeptArrays(2, 0);

    /** The output, and a mask. */
    static final KeptArrays WITH_MASK = new KeptArrays(2, 1);
}
