package werkbank.experiment.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.experiment.trial.EpochMetrics.Averaged;
import werkbank.recipe.Monitor;
import werkbank.space.Objective;

class EpochMetricsTest {
    private static EpochMetrics epoch(double validationLoss, Averaged averaged) {
        return new EpochMetrics(1, 0.5, 0.9, validationLoss, 0.95, 0.94, 1e-3, 2, Optional.ofNullable(averaged));
    }

    @Test
    void theObjectiveIsLowerWhereTheEpochIsBetter() {
        EpochMetrics epoch = epoch(0.2, null);
        assertThat(epoch.loss(Objective.VAL_LOSS)).isEqualTo(0.2);
        assertThat(epoch.loss(Objective.VAL_ACCURACY)).isEqualTo(-0.95);
        assertThat(epoch.loss(Objective.VAL_ERRORS)).isEqualTo(-0.95);
        assertThat(epoch.loss(Objective.VAL_F1)).isEqualTo(-0.94);
    }

    @Test
    void ofTrainedAndAveragedWeightsTheBetterCountForEachObjective() {
        EpochMetrics epoch = epoch(0.2, new Averaged(0.1, 0.93, 0.96));
        assertThat(epoch.loss(Objective.VAL_LOSS)).isEqualTo(0.1);
        assertThat(epoch.loss(Objective.VAL_ACCURACY)).isEqualTo(-0.95);
        assertThat(epoch.loss(Objective.VAL_F1)).isEqualTo(-0.96);
        assertThat(epoch.value(Monitor.VAL_LOSS))
                .as("callbacks see the trained ones")
                .isEqualTo(0.2);
    }

    @Test
    void anAverageThatIsNoNumberDoesNotCountAndHidesNoTrainedOneThatIsNone() {
        assertThat(epoch(0.2, new Averaged(Double.NaN, 0.1, 0.1)).loss(Objective.VAL_LOSS))
                .isEqualTo(0.2);
        assertThat(epoch(Double.NaN, new Averaged(0.1, 0.9, 0.9)).loss(Objective.VAL_LOSS))
                .isNaN();
    }
}
