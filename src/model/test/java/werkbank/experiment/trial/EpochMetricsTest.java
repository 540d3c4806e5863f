package werkbank.experiment.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.experiment.trial.EpochMetrics.Averaged;
import werkbank.file.Json;
import werkbank.recipe.Monitor;
import werkbank.space.Objective;

class EpochMetricsTest {
    private static EpochMetrics epoch(double validationLoss, Averaged averaged) {
        return new EpochMetrics(1, 0.5, 0.9, validationLoss, 0.95, 0.94, 1e-3, 2, Optional.ofNullable(averaged), 0.92);
    }

    @Test
    void theObjectiveIsLowerWhereTheEpochIsBetter() {
        EpochMetrics epoch = epoch(0.2, null);
        assertThat(epoch.loss(Objective.VAL_LOSS)).isEqualTo(0.2);
        assertThat(epoch.loss(Objective.VAL_ACCURACY)).isEqualTo(-0.95);
        assertThat(epoch.loss(Objective.VAL_ERRORS)).isEqualTo(-0.95);
        assertThat(epoch.loss(Objective.VAL_F1)).isEqualTo(-0.94);
        assertThat(epoch.loss(Objective.VAL_BALANCED_ACCURACY)).isEqualTo(-0.92);
        assertThat(epoch.value(Monitor.VAL_F1)).isEqualTo(0.94);
        assertThat(epoch.value(Monitor.VAL_BALANCED_ACCURACY)).isEqualTo(0.92);
    }

    @Test
    void anEpochOfBeforeTheBalancedAccuracyWasRecordedHasNone() {
        EpochMetrics read = Json.read(
                "{\"epoch\":1,\"loss\":0.5,\"accuracy\":0.9,\"validationLoss\":0.2,\"validationAccuracy\":0.95,"
                        + "\"validationF1\":0.94,\"learningRate\":0.001,\"seconds\":2.0,"
                        + "\"averaged\":{\"loss\":0.1,\"accuracy\":0.93,\"macroF1\":0.96}}",
                EpochMetrics.class);
        assertThat(read.validationBalancedAccuracy()).isNaN();
        assertThat(read.loss(Objective.VAL_BALANCED_ACCURACY)).isNaN();
        assertThat(read.averaged()).contains(new Averaged(0.1, 0.93, 0.96, Double.NaN));
    }

    @Test
    void ofTrainedAndAveragedWeightsTheBetterCountForEachObjective() {
        EpochMetrics epoch = epoch(0.2, new Averaged(0.1, 0.93, 0.96, 0.97));
        assertThat(epoch.loss(Objective.VAL_LOSS)).isEqualTo(0.1);
        assertThat(epoch.loss(Objective.VAL_ACCURACY)).isEqualTo(-0.95);
        assertThat(epoch.loss(Objective.VAL_F1)).isEqualTo(-0.96);
        assertThat(epoch.loss(Objective.VAL_BALANCED_ACCURACY)).isEqualTo(-0.97);
        assertThat(epoch.value(Monitor.VAL_LOSS))
                .as("callbacks see the trained ones")
                .isEqualTo(0.2);
    }

    @Test
    void ofTrainedAndAveragedWeightsThoseCountThatAreNumbers() {
        Averaged average = new Averaged(0.1, 0.9, 0.8, 0.7);
        Averaged none = new Averaged(Double.NaN, 0.1, 0.1, 0.1);
        assertThat(epoch(0.2, none).loss(Objective.VAL_LOSS)).isEqualTo(0.2);
        assertThat(epoch(Double.NaN, average).loss(Objective.VAL_LOSS)).isEqualTo(0.1);
        assertThat(epoch(Double.NaN, average).loss(Objective.VAL_ACCURACY)).isEqualTo(-0.9);
        assertThat(epoch(Double.NaN, none).loss(Objective.VAL_LOSS)).isNaN();
    }

    /** They count as the first class, which may be frequent. */
    @ParameterizedTest
    @EnumSource(Objective.class)
    void probabilitiesThatAreNoNumbersHaveNoFigure(Objective objective) {
        assertThat(epoch(Double.NaN, null).loss(objective)).isNaN();
        assertThat(epoch(0.2, new Averaged(Double.NaN, 0.99, 0.99, 0.99)).loss(objective))
                .isEqualTo(epoch(0.2, null).loss(objective));
    }
}
