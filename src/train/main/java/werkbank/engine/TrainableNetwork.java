package werkbank.engine;

import java.util.List;
import java.util.Optional;
import werkbank.dataset.LabelledImages;
import werkbank.recipe.Augmentation;
import werkbank.recipe.NetworkGraph;

/** A network that training steps change. */
public interface TrainableNetwork extends Network {
    /**
     * Takes one step on a batch: forward pass, backward pass, update.
     *
     * @param features [images][channels][height][width] in one row, values 0 to 1
     * @param targets [images][classes] in one row: probabilities, each image's summing to 1
     * @param learningRate of this step, greater than 0
     */
    Step step(float[] features, float[] targets, double learningRate);

    /**
     * Seeds what dropouts draw in the next steps: {@link Draws#ofStep} of the seed and the steps since, {@link Draws#ofLayer}
     * of the layer's place in the recipe, and the place of the number. So what a step draws depends on nothing else in the
     * process: networks may take their steps side by side, each on its own thread. Before the first seed it is 0.
     *
     * <p>On a GPU of CUDA 11.6 alone dropouts draw from ND4J's random numbers, which are the process's.
     */
    void seed(long seed);

    /** Whether every parameter is a finite number. */
    boolean isFinite();

    /** A copy of all that the next step depends on beside its seed. */
    NetworkState state();

    /**
     * Goes on from another network's state of the same recipe.
     *
     * @throws IllegalArgumentException when its arrays are not as long as this network's
     */
    void restore(NetworkState state);

    /** A new average of the parameters, which are its first values; it stays where they are, on a GPU for instance. */
    Average average();

    /**
     * Brings images to where the network is computed, for whole epochs without the host.
     *
     * @param ranges of their random changes
     * @param seed of these changes
     * @param smoothing share of each label that is spread over all classes, in [0, 1)
     * @return empty when the engine takes its batches from the host, one {@link #step} each
     */
    default Optional<TrainingImages> keep(LabelledImages images, Augmentation ranges, long seed, double smoothing) {
        return Optional.empty();
    }

    /**
     * The number format and the algorithms that its steps are computed with, in words for the trial's record, for instance
     * {@code tf32}; empty when the engine has no choice among several.
     */
    default List<String> algorithms() {
        return List.of();
    }

    /** The network's nodes, in whose order its parameters are. */
    NetworkGraph graph();

    /** DL4J's JSON of the network as it is now, which a saved network has beside its parameters. */
    String configuration();
}
