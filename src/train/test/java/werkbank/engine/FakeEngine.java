package werkbank.engine;

import java.nio.file.Path;
import java.util.Optional;
import werkbank.engine.device.CudaRelease;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;

/**
 * An engine that says of itself what a test wants, and computes as {@link SoftmaxEngine} does.
 *
 * @param cuda its release, if it can run on GPUs
 * @param onCpu whether it can run on the CPU
 * @param missing why it can't run here; empty when it can
 * @param broken why CUDA doesn't load; empty when it does
 * @param refused why it can't train any recipe; empty when it can train all
 * @param trainsPartly whether its layers may learn at several rates
 */
record FakeEngine(
        String name,
        Optional<CudaRelease> cuda,
        boolean onCpu,
        String missing,
        String broken,
        String refused,
        boolean trainsPartly)
        implements Engine {
    private static final SoftmaxEngine SOFTMAX = new SoftmaxEngine();

    FakeEngine(String name, Optional<CudaRelease> cuda, boolean onCpu, String missing, String broken, String refused) {
        this(name, cuda, onCpu, missing, broken, refused, true);
    }

    static FakeEngine forCpu(String name) {
        return new FakeEngine(name, Optional.empty(), true, "", "", "");
    }

    FakeEngine without(String library) {
        return new FakeEngine(name, cuda, onCpu, library, broken, refused, trainsPartly);
    }

    FakeEngine refusing(String why) {
        return new FakeEngine(name, cuda, onCpu, missing, broken, why, trainsPartly);
    }

    FakeEngine withOneRate() {
        return new FakeEngine(name, cuda, onCpu, missing, broken, refused, false);
    }

    @Override
    public Optional<String> whyNot(Recipe recipe) {
        return Optional.of(refused).filter(why -> !why.isEmpty());
    }

    @Override
    public int rank() {
        return 1;
    }

    @Override
    public Optional<String> whyNot() {
        return Optional.of(missing).filter(why -> !why.isEmpty());
    }

    @Override
    public TrainableNetwork create(NetworkSpec spec) {
        return SOFTMAX.create(spec);
    }

    @Override
    public Network read(Path zip, Shape images) {
        return SOFTMAX.read(zip, images);
    }

    @Override
    public long memory(Recipe recipe, Workload load) {
        return SOFTMAX.memory(recipe, load);
    }

    @Override
    public StepSpeed speed(Recipe recipe, int batch) {
        return SOFTMAX.speed(recipe, batch);
    }

    @Override
    public Hardware hardware() {
        return new Hardware() {
            @Override
            public Backend backend() {
                return SOFTMAX.hardware().backend();
            }

            @Override
            public boolean runsOnCpu() {
                return onCpu;
            }

            @Override
            public Optional<CudaRelease> cuda() {
                return cuda;
            }

            @Override
            public Optional<String> whyNoGpu() {
                return Optional.of(broken).filter(why -> !why.isEmpty());
            }
        };
    }
}
