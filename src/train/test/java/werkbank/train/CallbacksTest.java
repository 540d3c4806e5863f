package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialEvent;
import werkbank.recipe.Monitor;
import werkbank.recipe.Training.EarlyStopping;
import werkbank.recipe.Training.ReduceOnPlateau;

/** Decisions worked out by hand from Keras's documented rules. */
class CallbacksTest {

    @Test
    void plateauHalvesAfterPatienceEpochsWithoutImprovement() {
        ReduceOnPlateau settings = new ReduceOnPlateau(Monitor.VAL_ACCURACY, 3, 0.5, 1e-5, 0, 0);

        assertThat(rates(settings, 0.001, .90, .95, .95, .94, .95, .96, .95, .95, .95, .95))
                .containsExactly(.001, .001, .001, .001, .0005, .0005, .0005, .0005, .00025, .00025);
    }

    @Test
    void plateauStopsAtTheFloor() {
        ReduceOnPlateau settings = new ReduceOnPlateau(Monitor.VAL_ACCURACY, 1, 0.1, 1e-5, 0, 0);

        assertThat(rates(settings, 5e-4, .9, .9, .9, .9)).containsExactly(5e-4, 5e-5, 1e-5, 1e-5);
    }

    @Test
    void plateauIgnoresImprovementsBelowMinDelta() {
        ReduceOnPlateau settings = new ReduceOnPlateau(Monitor.VAL_ACCURACY, 2, 0.5, 0, 0.01, 0);

        assertThat(rates(settings, 1, .90, .905, .909, .92)).containsExactly(1.0, 1.0, 0.5, 0.5);
    }

    @Test
    void plateauWaitsDuringCooldown() {
        ReduceOnPlateau settings = new ReduceOnPlateau(Monitor.VAL_ACCURACY, 1, 0.5, 0, 0, 2);

        // Epoch 2 reduces; epoch 3 is in cooldown; epoch 4 ends it and counts again.
        assertThat(rates(settings, 1, .9, .9, .9, .9, .9, .9)).containsExactly(1.0, .5, .5, .25, .25, .125);
    }

    @Test
    void plateauMinimisesLoss() {
        ReduceOnPlateau settings = new ReduceOnPlateau(Monitor.VAL_LOSS, 1, 0.5, 0, 0, 0);

        assertThat(rates(settings, 1, .5, .4, .4, .3)).containsExactly(1.0, 1.0, 0.5, 0.5);
    }

    @Test
    void earlyStoppingEndsAfterPatience() {
        assertThat(stops(new EarlyStopping(Monitor.ACCURACY, 3, 0), .9, .91, .91, .90, .91, .99))
                .containsExactly(false, false, false, false, true);
    }

    @Test
    void earlyStoppingCountsFromTheBestEpoch() {
        assertThat(stops(new EarlyStopping(Monitor.ACCURACY, 2, 0), .9, .8, .95, .94, .93))
                .containsExactly(false, false, false, false, true);
    }

    @Test
    void earlyStoppingSaysWhatItWaitedForAndWhatWasBest() {
        EarlyStopper stopper = new EarlyStopper(new EarlyStopping(Monitor.VAL_ACCURACY, 2, 0));
        double[] values = {.9, .95, .94, .95};
        for (int epoch = 1; epoch < values.length; epoch++) {
            assertThat(stopper.stopsAfter(metrics(epoch, values[epoch - 1]))).isFalse();
        }

        assertThat(stopper.stopsAfter(metrics(4, values[3]))).isTrue();
        assertThat(stopper.reason(4)).isEqualTo(new TrialEvent.Stopped(4, Monitor.VAL_ACCURACY, 2, .95, 2));
    }

    @Test
    void notANumberIsNoImprovement() {
        assertThat(stops(new EarlyStopping(Monitor.VAL_LOSS, 2, 0), .5, Double.NaN, Double.NaN))
                .containsExactly(false, false, true);
    }

    @Test
    void checkpointKeepsTheFirstOfEqualEpochs() {
        Improvement best = new Improvement(Monitor.VAL_ACCURACY, 0);

        assertThat(best.isOneWith(.9)).isTrue();
        assertThat(best.isOneWith(.9)).isFalse();
        assertThat(best.isOneWith(.91)).isTrue();
    }

    private static List<Double> rates(ReduceOnPlateau settings, double start, double... values) {
        PlateauReducer reducer = new PlateauReducer(settings);
        List<Double> rates = new ArrayList<>();
        double rate = start;
        for (double value : values) {
            rate = reducer.next(metrics(value), rate);
            rates.add(rate);
        }
        return rates;
    }

    private static List<Boolean> stops(EarlyStopping settings, double... values) {
        EarlyStopper stopper = new EarlyStopper(settings);
        List<Boolean> stops = new ArrayList<>();
        for (double value : values) {
            stops.add(stopper.stopsAfter(metrics(value)));
            if (stops.get(stops.size() - 1)) {
                break;
            }
        }
        return stops;
    }

    /** The same value for every monitor. */
    private static EpochMetrics metrics(double value) {
        return metrics(1, value);
    }

    private static EpochMetrics metrics(int epoch, double value) {
        return new EpochMetrics(epoch, value, value, value, value, value, 0.001, 1);
    }
}
