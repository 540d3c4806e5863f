package werkbank.engine.executor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import werkbank.engine.Engine;
import werkbank.engine.Network;
import werkbank.engine.NetworkSpec;
import werkbank.engine.StepSpeed;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.Workload;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.Operations;
import werkbank.engine.saved.ReadNetwork;
import werkbank.engine.saved.SavedNetwork;
import werkbank.recipe.Algorithms;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Branches;
import werkbank.recipe.layer.Layer;
import werkbank.recipe.layer.Residual;

/** An engine whose networks are computed with {@link Operations}. */
public abstract class ExecutorEngine implements Engine {
    /** The memory of a worker with the libraries of a card. */
    private static final long BASE = 768L << 20;

    /** Images that its networks answer at a time where memory allows; for the {@link #hardware}. */
    public static final int IMAGES_AT_ONCE = ExecutedNetwork.MOST_IMAGES;

    /**
     * Opens operations for one network of the calling thread, which closes them with itself.
     *
     * @param precision one of {@link #precisions}
     */
    protected abstract Operations open(Precision precision, Algorithms algorithms);

    /** The kinds of layers and blocks, by name, that its operations lack something for. */
    @Override
    public Set<String> lacks() {
        return Set.of();
    }

    @Override
    public Optional<String> whyNot(Recipe recipe) {
        return missing(recipe.network());
    }

    @Override
    public Optional<String> whyNot(Path zip, Shape images) {
        return lacks().isEmpty()
                ? Optional.empty()
                : missing(SavedNetwork.read(zip, images).layers());
    }

    private Optional<String> missing(List<? extends Layer> network) {
        return network.stream()
                .flatMap(this::kinds)
                .filter(lacks()::contains)
                .findFirst()
                .map("has no "::concat);
    }

    /** The name of a layer, and those of the layers in it. */
    private Stream<String> kinds(Layer layer) {
        Stream<Layer> inner = Stream.empty();
        if (layer instanceof Residual block) {
            inner = block.layers().stream();
        } else if (layer instanceof Branches block) {
            inner = block.branches().stream().flatMap(List::stream);
        }
        return Stream.concat(Stream.of(layer.kind().name()), inner.flatMap(this::kinds));
    }

    @Override
    public final TrainableNetwork create(NetworkSpec spec) {
        Architecture architecture = Architecture.of(spec.graph(), spec.frozen());
        Operations operations = open(
                precision(spec.recipe().training()), spec.recipe().training().algorithms());
        return closedOnFailure(operations, () -> new TrainableExecutedNetwork(operations, architecture, spec));
    }

    @Override
    public final Network read(Path zip, Shape images) {
        ReadNetwork read = SavedNetwork.read(zip, images);
        Architecture architecture = Architecture.of(read.graph(), 0);
        Operations operations = open(precisions().get(0), Algorithms.DETERMINISTIC);
        return closedOnFailure(operations, () -> new ExecutedNetwork(operations, architecture, read.parameters()));
    }

    /** A device without room for the network must not keep what it gave already. */
    private static <N> N closedOnFailure(Operations operations, Supplier<N> network) {
        try {
            return network.get();
        } catch (RuntimeException e) {
            operations.close();
            throw e;
        }
    }

    @Override
    public long memory(Recipe recipe, Workload load) {
        return base() + HostMemory.heap(recipe, load);
    }

    @Override
    public final long heapMemory(Recipe recipe, Workload load) {
        return HostMemory.heap(recipe, load);
    }

    /**
     * The bytes of a worker that has trained a tiny network: the JVM, its young generation, and what the libraries take
     * of the host.
     */
    protected long base() {
        return BASE;
    }

    @Override
    public long deviceMemory(Recipe recipe, Workload load) {
        return DeviceMemory.of(recipe, load, precision(recipe.training())).bytes();
    }

    /**
     * The sizes of a network's convolutions in a batch of training.
     *
     * @throws werkbank.InputException when the network doesn't fit the images
     */
    protected static Stream<ConvolutionShape> convolutions(Recipe recipe, Workload load) {
        int batch = Math.min(recipe.training().batchSizes().largest(), load.training());
        return ConvolutionShapes.all(Architecture.of(recipe.network(), load.shape(), load.classes()), batch);
    }

    /**
     * The sizes of a network's convolutions in the largest batch that it answers.
     *
     * @throws werkbank.InputException when the network doesn't fit the images
     */
    protected static Stream<ConvolutionShape> answering(Recipe recipe, Workload load) {
        Architecture architecture = Architecture.of(recipe.network(), load.shape(), load.classes());
        int batch = Math.min(ExecutedNetwork.most(new InferenceArrays(architecture)), load.heldOut());
        return ConvolutionShapes.all(architecture, batch);
    }

    /** The bytes of the networks where the operations have the host's memory, so that images aren't kept a second time. */
    protected final long networkMemory(Recipe recipe, Workload load) {
        return DeviceMemory.of(recipe, load, precision(recipe.training())).bytesBesideImages();
    }

    @Override
    public StepSpeed speed(Recipe recipe, int batch) {
        double speed = StepTiming.imagesPerSecond(this, recipe, batch);
        return new StepSpeed(speed, speed);
    }
}
