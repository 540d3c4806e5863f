package werkbank.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.Training;

/**
 * A library that computes networks. Implementations are found by {@link java.util.ServiceLoader} and pass
 * {@code EngineContract}; {@link Engines} chooses among them.
 */
public interface Engine {
    /** The engine's name for the command line, a few lower-case letters and digits: {@code dl4j}. */
    String name();

    /** Decides between engines that can run: the one of the highest rank is taken unless the user names another. */
    int rank();

    /** The library that it computes with and its version, for people: {@code ND4J 1.0.0-M2.1}. Loads nothing. */
    default String library() {
        return name();
    }

    /**
     * Why the engine can't run here, in words: a library that is missing, for instance. Empty when it can, whatever cards are
     * there: those are asked of {@link Hardware#refusal}. Loads as little as possible.
     */
    Optional<String> whyNot();

    /**
     * Why the engine can't train such a recipe, in words that follow 'it': {@code has no squeeze-excite}. Empty when it can;
     * another engine trains it else ({@link Engines#forTraining}).
     */
    default Optional<String> whyNot(Recipe recipe) {
        return Optional.empty();
    }

    /**
     * Names what {@link #whyNot(Recipe)} refuses, for people: layers, blocks and keys, some with the setting that is
     * refused. Loads nothing.
     */
    default Set<String> lacks() {
        return Set.of();
    }

    /** Whether it can leave the first layers of a network as they are, and train the last one at a rate of its own. */
    default boolean trainsPartly() {
        return true;
    }

    /**
     * Why the engine can't answer with the network in a zip, in words that follow 'it'. Empty when it can; another engine
     * reads it else ({@link Engines#forReading}).
     *
     * @param images that the network is for
     * @throws werkbank.InputException when it can't be read at all, isn't one of Werkbank's networks or is for other images
     */
    default Optional<String> whyNot(Path zip, Shape images) {
        return Optional.empty();
    }

    /** The precisions that networks can be trained in here, F32 among them; first the one that the engine is best at. */
    default List<Precision> precisions() {
        return List.of(Precision.F32);
    }

    /**
     * The precision that {@link #create} takes for a training: the one that it wants, F32 where that can't be computed here,
     * and what the engine is best at where it wants none.
     */
    default Precision precision(Training training) {
        List<Precision> able = precisions();
        return training.precision()
                .map(wanted -> able.contains(wanted) ? wanted : Precision.F32)
                .orElseGet(() -> able.get(0));
    }

    /**
     * A network before its first step, in the {@link #precision} and with the {@link Training#algorithms} of its recipe's
     * training.
     */
    TrainableNetwork create(NetworkSpec spec);

    /**
     * Reads a network that {@link werkbank.engine.saved.SavedNetwork#write} or DL4J has written, perhaps on another machine by
     * anybody.
     *
     * @param images that it is for
     * @throws werkbank.InputException when it can't be read, isn't one of Werkbank's networks or is for other images
     */
    Network read(Path zip, Shape images);

    /** Computes the engine's networks in eight bits; empty when it computes them with floats alone. */
    default Optional<Quantiser> quantiser() {
        return Optional.empty();
    }

    /**
     * Forecasts the memory that a worker process on the CPU needs at most to train a recipe, without building a
     * network.
     *
     * @return bytes, more for a larger batch and more images
     * @throws werkbank.InputException when the network doesn't fit the images
     */
    long memory(Recipe recipe, Workload load);

    /**
     * Forecasts how much of the {@link #memory} is in Java's heap, which has a limit of its own: arrays of the training,
     * without what every worker has there. On a GPU it is the same.
     *
     * @return bytes, more for a larger network and more images; 0 where nobody knows
     * @throws werkbank.InputException when the network doesn't fit the images
     */
    default long heapMemory(Recipe recipe, Workload load) {
        return 0;
    }

    /**
     * Forecasts the memory of a GPU that a worker needs at most to train a recipe, beside what the libraries themselves take.
     *
     * @return bytes, more for a larger batch and more images; 0 where nobody knows
     * @throws werkbank.InputException when the network doesn't fit the images
     */
    default long deviceMemory(Recipe recipe, Workload load) {
        return 0;
    }

    /**
     * Times training steps on random grey images of 28 × 28 pixels and ten classes. Takes seconds.
     *
     * @param batch images of a step, at least 1
     */
    StepSpeed speed(Recipe recipe, int batch);

    /** The processor or card that networks of this engine run on. */
    Hardware hardware();
}
