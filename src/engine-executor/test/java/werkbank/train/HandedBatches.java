package werkbank.train;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Optional;
import werkbank.engine.Engine;
import werkbank.engine.Hardware;
import werkbank.engine.Network;
import werkbank.engine.NetworkSpec;
import werkbank.engine.StepSpeed;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.Workload;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;

/** Another engine, whose networks keep no images: each batch is handed to them. */
record HandedBatches(Engine engine) implements Engine {
    @Override
    public TrainableNetwork create(NetworkSpec spec) {
        TrainableNetwork network = engine.create(spec);
        return (TrainableNetwork) Proxy.newProxyInstance(
                HandedBatches.class.getClassLoader(),
                new Class<?>[] {TrainableNetwork.class},
                (self, method, given) -> {
                    if (method.getName().equals("keep")) {
                        return Optional.empty();
                    }
                    try {
                        return method.invoke(network, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public int rank() {
        return engine.rank();
    }

    @Override
    public Optional<String> whyNot() {
        return engine.whyNot();
    }

    @Override
    public Network read(Path zip, Shape images) {
        return engine.read(zip, images);
    }

    @Override
    public long memory(Recipe recipe, Workload load) {
        return engine.memory(recipe, load);
    }

    @Override
    public StepSpeed speed(Recipe recipe, int batch) {
        return engine.speed(recipe, batch);
    }

    @Override
    public Hardware hardware() {
        return engine.hardware();
    }
}
