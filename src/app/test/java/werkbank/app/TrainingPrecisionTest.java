package werkbank.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.InputException;
import werkbank.engine.SoftmaxEngine;
import werkbank.recipe.Precision;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

class TrainingPrecisionTest {
    private static final SoftmaxEngine CPU = new SoftmaxEngine();
    private static final SoftmaxEngine CARD = new SoftmaxEngine(List.of(Precision.TF32, Precision.F32));

    private static TrainingPrecision of(SoftmaxEngine engine, String training) {
        return TrainingPrecision.of(engine, Spaces.read(space(training)), Optional.empty());
    }

    private static String space(String training) {
        return "name: s\ntrials: 1\nparameters: {depth: {int: [1, 2]}}\nnetwork: [dense: $depth]\ntraining: {epochs: 1"
                + training + "}\n";
    }

    @Test
    void whatTheSpaceLeavesToTheDeviceIsWhatTheEngineIsBestAt() {
        assertThat(of(CPU, "").words()).isEqualTo("auto, which is f32 with the engine softmax here");
        assertThat(of(CARD, "").words()).isEqualTo("auto, which is tf32 with the engine softmax here");
        assertThat(of(CPU, "").note()).isEmpty();
    }

    @Test
    void whatTheEngineCanComputeIsSaidWithoutANote() {
        assertThat(of(CARD, ", precision: tf32").words()).isEqualTo("tf32");
        assertThat(of(CARD, ", precision: {choice: [f32, auto, tf32]}").words()).isEqualTo("f32 or tf32");
    }

    @Test
    void partOfASpaceThatIsLeftToTheDeviceCountsAsItsBest() {
        String some = ", precision: {choice: [auto, f32]}";
        assertThat(of(CARD, some).words()).isEqualTo("f32 or tf32");
        assertThat(of(CPU, some).words()).isEqualTo("f32");
        assertThat(TrainingPrecision.searchedForNothing(Spaces.read(space(some)), Optional.of(Precision.F32)))
                .contains(
                        "the space searches precision among auto, f32, and --precision trains all in f32, so that what"
                                + " it draws makes no difference");
        assertThat(TrainingPrecision.searchedForNothing(Spaces.read(space("")), Optional.of(Precision.F32)))
                .isEmpty();
    }

    @Test
    void whatItCannotComputeIsTrainedInF32WithANote() {
        assertThat(of(CPU, ", precision: {choice: [auto, tf32, bf16, f32]}").note())
                .contains(
                        "the engine softmax computes f32 here: what is to be trained in tf32 or bf16 is trained in f32");
        assertThat(of(CARD, ", precision: bf16").words())
                .isEqualTo("bf16; the engine softmax computes tf32 and f32 here: what is to be trained in bf16 is"
                        + " trained in f32");
    }

    @Test
    void theStudysOwnPrecisionTakesTheSpacesPlace() {
        TrainingPrecision all =
                TrainingPrecision.of(CPU, Spaces.read(space(", precision: bf16")), Optional.of(Precision.F32));

        assertThat(all.words()).isEqualTo("f32");
    }

    @Test
    void aSearchAmongPrecisionsThatAreOverruledIsNamed() {
        SearchSpace several = Spaces.read(space(", precision: {choice: [f32, bf16]}"));
        assertThat(TrainingPrecision.searchedForNothing(several, Optional.of(Precision.TF32)))
                .contains("the space searches precision among f32, bf16, and --precision trains all in tf32, so that"
                        + " what it draws makes no difference");
        assertThat(TrainingPrecision.searchedForNothing(several, Optional.empty()))
                .isEmpty();
        SearchSpace one = Spaces.read(space(", precision: bf16"));
        assertThat(TrainingPrecision.searchedForNothing(one, Optional.of(Precision.F32)))
                .isEmpty();
    }

    @Test
    void whatIsNamedOnTheCommandLineHasToBePossible() {
        assertThatCode(() -> TrainingPrecision.require(CARD, Precision.TF32)).doesNotThrowAnyException();
        assertThatThrownBy(() -> TrainingPrecision.require(CARD, Precision.BF16))
                .isInstanceOf(InputException.class)
                .hasMessage("--precision is 'bf16', which the engine softmax can't compute here; it has tf32, f32, and"
                        + " without --precision what it can't compute is trained in f32");
    }
}
