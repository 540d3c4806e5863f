package werkbank.cli;

import java.nio.file.Path;
import java.util.Optional;
import werkbank.engine.DeviceLostException;
import werkbank.engine.DeviceMemoryException;
import werkbank.engine.Engine;
import werkbank.engine.Hardware;
import werkbank.engine.Network;
import werkbank.engine.NetworkSpec;
import werkbank.engine.SoftmaxEngine;
import werkbank.engine.StepSpeed;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.Workload;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Dense;

/**
 * An engine whose device has too little memory for dense layers of {@value #LARGE} units, and is lost while the variable
 * {@value #LOST} is set.
 */
public final class FaultyEngine implements Engine {
    static final String NAME = "faulty";
    static final String LOST = "FAULTY_ENGINE_LOST";
    static final int LARGE = 8;

    private final SoftmaxEngine softmax = new SoftmaxEngine();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int rank() {
        return softmax.rank();
    }

    @Override
    public Optional<String> whyNot() {
        return Optional.empty();
    }

    @Override
    public TrainableNetwork create(NetworkSpec spec) {
        if (System.getenv(LOST) != null) {
            throw new DeviceLostException("the driver was reset");
        }
        if (spec.recipe().network().stream()
                .anyMatch(layer -> layer instanceof Dense dense && dense.units() == LARGE)) {
            throw new DeviceMemoryException("900 MiB asked for, 300 MiB free");
        }
        return softmax.create(spec);
    }

    @Override
    public Network read(Path zip, Shape images) {
        return softmax.read(zip, images);
    }

    @Override
    public long memory(Recipe recipe, Workload load) {
        return softmax.memory(recipe, load);
    }

    @Override
    public StepSpeed speed(Recipe recipe, int batch) {
        return softmax.speed(recipe, batch);
    }

    @Override
    public Hardware hardware() {
        return softmax.hardware();
    }
}
