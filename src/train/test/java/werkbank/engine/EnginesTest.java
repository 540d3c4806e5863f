package werkbank.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.InputException;
import werkbank.WerkbankException;
import werkbank.experiment.Samples;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.Training;

class EnginesTest {
    private static final Engine FAST = named("fast", "it has no card");
    private static final Engine SLOW = named("slow", "");

    @Test
    void theFirstThatCanRunIsTheBest() {
        assertThat(Engines.best(List.of(FAST, SLOW))).isSameAs(SLOW);
    }

    @Test
    void whereNoneCanRunEachSaysWhy() {
        assertThatThrownBy(() -> Engines.best(List.of(FAST, named("other", "its library is missing"))))
                .isInstanceOf(WerkbankException.class)
                .hasMessage("no engine can compute networks here: fast: it has no card; other: its library is missing");
        assertThatThrownBy(() -> Engines.best(List.of()))
                .hasMessage("this build has no engine to compute networks with");
    }

    @Test
    void aNameThatIsUnknownGetsOneLineWithTheNames() {
        assertThat(Engines.named("slow", List.of(FAST, SLOW))).isSameAs(SLOW);
        assertThatThrownBy(() -> Engines.named("cuda", List.of(FAST, SLOW)))
                .isInstanceOf(InputException.class)
                .hasMessage("--engine is 'cuda', which this build doesn't have; it has fast, slow");
        assertThatThrownBy(() -> Engines.named("fast", List.of(FAST, SLOW)))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "--engine is 'fast', which can't run here: it has no card; without --engine the best is taken");
    }

    @Test
    void theyComeByRankAndTheWantedOneIsTaken() {
        assertThat(Engines.all()).isSortedAccordingTo((left, right) -> Integer.compare(right.rank(), left.rank()));
        assertThat(Engines.wanted(Optional.of(SoftmaxEngine.NAME))).isInstanceOf(SoftmaxEngine.class);
    }

    @Test
    void anEngineForTheCpuHasNoGpu() {
        Hardware hardware = new SoftmaxEngine().hardware();
        hardware.useCpuOnly();
        hardware.limitThreads(1);

        assertThat(hardware.cuda().present()).isFalse();
        assertThat(hardware.whyNoGpu()).contains("this engine runs on the CPU only");
        assertThatThrownBy(() -> hardware.ofGpuWorker(1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void anEngineTakesTheWantedPrecisionOrWhatItIsBestAt() {
        Training any = Samples.recipe().training();
        assertThat(SLOW.precisions()).containsExactly(Precision.F32);
        assertThat(SLOW.precision(any)).isEqualTo(Precision.F32);
        assertThat(SLOW.precision(any.with(Precision.BF16))).isEqualTo(Precision.F32);

        Engine card = new SoftmaxEngine(List.of(Precision.TF32, Precision.F32));
        assertThat(card.precision(any)).isEqualTo(Precision.TF32);
        assertThat(card.precision(any.with(Precision.F32))).isEqualTo(Precision.F32);
        assertThat(card.precision(any.with(Precision.BF16))).isEqualTo(Precision.F32);
    }

    private static Engine named(String name, String whyNot) {
        SoftmaxEngine softmax = new SoftmaxEngine();
        return new Engine() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public int rank() {
                return 1;
            }

            @Override
            public Optional<String> whyNot() {
                return Optional.of(whyNot).filter(why -> !why.isEmpty());
            }

            @Override
            public TrainableNetwork create(NetworkSpec spec) {
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
        };
    }
}
