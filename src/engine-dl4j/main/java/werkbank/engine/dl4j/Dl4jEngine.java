package werkbank.engine.dl4j;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4jBackend;
import werkbank.engine.Engine;
import werkbank.engine.Hardware;
import werkbank.engine.Network;
import werkbank.engine.NetworkSpec;
import werkbank.engine.StepSpeed;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.Workload;
import werkbank.engine.onednn.FastLayers;
import werkbank.engine.onednn.NativeOrder;
import werkbank.engine.onednn.StepSeed;
import werkbank.engine.saved.SavedNetwork;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;

/** Deeplearning4j on ND4J, on a CPU or a GPU, with our layers on oneDNN where they can run. */
public final class Dl4jEngine implements Engine {
    private static final int RANK = 100;

    /** The rounds in which a network's speed is measured; in each there are so many fast steps and a plain one. */
    private static final int ROUNDS = 3;

    private static final int FAST_STEPS = 6;

    private final boolean fastLayers;

    /** Makes an engine that computes with our layers. */
    public Dl4jEngine() {
        this(true);
    }

    /** @param fastLayers whether ours take the place of DL4J's own, dropouts apart; the numbers agree but for rounding */
    Dl4jEngine(boolean fastLayers) {
        this.fastLayers = fastLayers;
    }

    @Override
    public String name() {
        return "dl4j";
    }

    @Override
    public int rank() {
        return RANK;
    }

    @Override
    public String library() {
        return "ND4J " + Nd4jHardware.VERSION;
    }

    @Override
    public Optional<String> whyNot() {
        String service = "META-INF/services/" + Nd4jBackend.class.getName();
        return Dl4jEngine.class.getClassLoader().getResource(service) == null
                ? Optional.of("there is no backend of ND4J on the class path")
                : Optional.empty();
    }

    @Override
    public Optional<String> whyNot(Recipe recipe) {
        return Refusal.of(recipe);
    }

    @Override
    public Set<String> lacks() {
        return Refusal.all();
    }

    @Override
    public boolean trainsPartly() {
        return false;
    }

    @Override
    public Optional<String> whyNot(Path zip, Shape images) {
        return Refusal.of(SavedNetwork.read(zip, images).layers());
    }

    @Override
    public TrainableNetwork create(NetworkSpec spec) {
        if (spec.frozen() > 0 || spec.headRate() != 1) {
            throw new IllegalArgumentException("DL4J's engine trains whole networks, at one rate");
        }
        NativeOrder.oneDnnFirst();
        MultiLayerNetwork network = NetworkBuilder.build(spec);
        StepSeed step = new StepSeed();
        if (fastLayers) {
            FastLayers.install(network, step);
        } else {
            FastLayers.installDropouts(network, step);
        }
        return new TrainableDl4jNetwork(network, spec, step);
    }

    @Override
    public Network read(Path zip, Shape images) {
        NativeOrder.oneDnnFirst();
        MultiLayerNetwork network = NetworkZip.read(zip, images);
        if (fastLayers) {
            FastLayers.install(network);
        }
        return new Dl4jNetwork(network, images);
    }

    @Override
    public long memory(Recipe recipe, Workload load) {
        return MemoryForecast.of(recipe, load).bytes();
    }

    @Override
    public long heapMemory(Recipe recipe, Workload load) {
        return MemoryForecast.of(recipe, load).heap();
    }

    @Override
    public StepSpeed speed(Recipe recipe, int batch) {
        NativeOrder.oneDnnFirst();
        try (StepTiming timing = new StepTiming(recipe, batch)) {
            return timing.training(ROUNDS, FAST_STEPS);
        }
    }

    @Override
    public Hardware hardware() {
        return new Nd4jHardware();
    }
}
