package werkbank.experiment.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.recipe.Precision;

class ComputationTest {
    private static final Computation UNTOLD = cpu();
    private static final Computation TOLD = cpu("16 images: direct", "32 images: direct");

    private static Computation cpu(String... algorithms) {
        return new Computation("cpu", Precision.F32, "a processor", List.of(algorithms));
    }

    private static TrialLeg run(int firstEpoch, Computation computation) {
        return new TrialLeg(
                1,
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                firstEpoch,
                Optional.empty(),
                Optional.empty(),
                Optional.of(computation));
    }

    private static List<Computation> of(TrialLeg... runs) {
        return Computation.ofTrials(List.of(runs)).get(1);
    }

    @Test
    void aRunThatWasCutOffBeforeItToldItsAlgorithmsIsNoOtherComputation() {
        assertThat(of(run(1, UNTOLD), run(2, TOLD))).containsExactly(TOLD);
        assertThat(of(run(1, TOLD), run(2, cpu("32 images: Winograd"))))
                .containsExactly(TOLD, cpu("32 images: Winograd"));
    }

    @Test
    void aRunWhoseEpochsWereLostDoesNotCount() {
        Computation lost = new Computation("dl4j", Precision.F32, "a processor", List.of());

        assertThat(of(run(1, lost), run(1, TOLD))).containsExactly(TOLD);
    }

    @Test
    void algorithmsOfTwoRunsAreJoinedOnceEach() {
        assertThat(cpu("32 images: direct").and(TOLD).algorithms())
                .containsExactly("32 images: direct", "16 images: direct");
        assertThat(TOLD.and(UNTOLD)).isEqualTo(TOLD);
    }
}
