package werkbank.recipe;

import java.util.List;
import java.util.stream.Stream;
import werkbank.recipe.layer.Layer;

/** A point of a search space: everything a trial needs to build and train its network. */
public record Recipe(List<Layer> network, Training training, Augmentation augmentation) {
    /** Puts a layer before all others. */
    public Recipe after(Layer first) {
        return new Recipe(Stream.concat(Stream.of(first), network.stream()).toList(), training, augmentation);
    }

    /** Replaces the precision of the training. */
    public Recipe with(Precision precision) {
        return new Recipe(network, training.with(precision), augmentation);
    }

    /** Replaces the steps of the training's epochs. */
    public Recipe withSteps(int perEpoch) {
        return new Recipe(network, training.withSteps(perEpoch), augmentation);
    }
}
