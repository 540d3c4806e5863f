package werkbank.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.InputException;
import werkbank.WerkbankException;
import werkbank.experiment.Samples;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.recipe.Training;

class EnginesTest {
    private static final FakeEngine FAST = named("fast", "it has no card");
    private static final FakeEngine SLOW = named("slow", "");

    @Test
    void theFirstThatCanRunIsTheBest() {
        assertThat(Engines.forCpu(List.of(FAST, SLOW))).isSameAs(SLOW);
    }

    @Test
    void whereNoneCanRunEachSaysWhy() {
        assertThatThrownBy(() -> Engines.forCpu(List.of(FAST, named("other", "its library is missing"))))
                .isInstanceOf(WerkbankException.class)
                .hasMessage("no engine can compute networks here: fast: it has no card; other: its library is missing");
        assertThatThrownBy(() -> Engines.forCpu(List.of()))
                .hasMessage("this build has no engine to compute networks with on the CPU");
    }

    @Test
    void aNameThatIsUnknownGetsOneLineWithTheNames() {
        assertThat(Engines.named("slow", List.of(FAST, SLOW))).isSameAs(SLOW);
        assertThatThrownBy(() -> Engines.named("cuda", List.of(FAST, SLOW)))
                .isInstanceOf(InputException.class)
                .hasMessage("--engine is 'cuda', which this build doesn't have; it has fast, slow;"
                        + " WERKBANK_BUILD=cuda builds with it");
        assertThatThrownBy(() -> Engines.named("abacus", List.of(FAST, SLOW)))
                .hasMessage("--engine is 'abacus', which this build doesn't have; it has fast, slow");
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

        assertThat(hardware.cuda()).isEmpty();
        assertThat(hardware.runsOnCpu()).isTrue();
        assertThat(hardware.libraries()).isEmpty();
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

    @Test
    void aRecipeThatTheChosenEngineRefusesIsTrainedByTheBestOther() {
        Recipe recipe = Samples.recipe();
        FakeEngine picky = named("picky", "").refusing("has no residual");
        FakeEngine other = named("other", "").refusing("has no group-norm");
        List<Engine> all = List.of(FAST, picky, other, SLOW);

        assertThat(Engines.forTraining(SLOW, recipe, false, all)).isSameAs(SLOW);
        assertThat(Engines.forTraining(picky, recipe, false, all)).isSameAs(SLOW);
        assertThatThrownBy(() -> Engines.forTraining(picky, recipe, false, List.of(FAST, picky, other)))
                .isInstanceOf(InputException.class)
                .hasMessage("no engine here can train this network: picky has no residual; other has no group-norm");
    }

    @Test
    void whereLayersLearnAtSeveralRatesAnEngineWithOneIsReplaced() {
        Recipe recipe = Samples.recipe();
        FakeEngine single = named("single", "").withOneRate();

        assertThat(Engines.forTraining(single, recipe, false, List.of(single, SLOW)))
                .isSameAs(single);
        assertThat(Engines.forTraining(single, recipe, true, List.of(single, SLOW)))
                .isSameAs(SLOW);
        assertThatThrownBy(() -> Engines.forTraining(single, recipe, true, List.of(single)))
                .isInstanceOf(InputException.class)
                .hasMessage("no engine here can train this network: single has all layers learn at one rate");
    }

    @Test
    void anEngineForCardsGivesWayToOneForTheCpuButNeverTheReverse() {
        Recipe recipe = Samples.recipe();
        FakeEngine card = new FakeEngine("card", Optional.empty(), false, "", "", "has no whitening");
        FakeEngine other = new FakeEngine("other", Optional.empty(), false, "", "", "");
        FakeEngine picky = named("picky", "").refusing("has no residual");

        assertThat(Engines.forTraining(card, recipe, false, List.of(card, SLOW)))
                .isSameAs(SLOW);
        assertThat(Engines.forTraining(card, recipe, false, List.of(card, other, SLOW)))
                .isSameAs(other);
        assertThat(Engines.forTraining(picky, recipe, false, List.of(other, picky, SLOW)))
                .isSameAs(SLOW);
    }

    private static FakeEngine named(String name, String whyNot) {
        return FakeEngine.forCpu(name).without(whyNot);
    }
}
