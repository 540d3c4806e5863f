package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.recipe.Monitor;

class EventTextTest {
    @Test
    void theFirstCheckpointHasNothingToBeBetterThan() {
        assertThat(EventText.of(new TrialEvent.Saved(1, Monitor.VAL_LOSS, Optional.empty(), 0.14983, Weights.TRAINED)))
                .isEqualTo("val-loss is 0.1498, saved");
    }

    @Test
    void aBetterCheckpointSaysFromWhatToWhat() {
        assertThat(EventText.of(new TrialEvent.Saved(2, Monitor.VAL_LOSS, Optional.of(0.15), 0.05, Weights.TRAINED)))
                .isEqualTo("val-loss improved from 0.1500 to 0.0500, saved");
        assertThat(EventText.of(new TrialEvent.Saved(2, Monitor.VAL_LOSS, Optional.of(0.15), 0.05, Weights.EMA)))
                .isEqualTo("val-loss of the weights' average EMA improved from 0.1500 to 0.0500, saved");
    }

    @Test
    void aReductionSaysFromWhatToWhatAndWhy() {
        assertThat(EventText.of(new TrialEvent.RateReduced(9, Monitor.VAL_ACCURACY, 3, 0.001, 0.0005)))
                .isEqualTo("val-accuracy has not improved for 3 epochs: learning rate reduced from 0.001 to 0.0005");
        assertThat(EventText.of(new TrialEvent.RateReduced(9, Monitor.VAL_LOSS, 1, 1.5e-5, 1e-5)))
                .isEqualTo("val-loss has not improved for 1 epoch: learning rate reduced from 0.000015 to 0.00001");
    }

    @Test
    void stoppingSaysWhatWasBestAndWhen() {
        assertThat(EventText.of(new TrialEvent.Stopped(29, Monitor.ACCURACY, 3, 0.99712, 26)))
                .isEqualTo("early stopping: accuracy has not improved for 3 epochs (best 0.9971 at epoch 26)");
        assertThat(EventText.of(new TrialEvent.Stopped(3, Monitor.LOSS, 3, Double.POSITIVE_INFINITY, 0)))
                .isEqualTo("early stopping: loss has not improved for 3 epochs (it never was a number)");
    }
}
