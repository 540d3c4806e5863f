package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.experiment.Samples;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.recipe.Monitor;
import werkbank.recipe.Training;
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
    void whatAnEpochBringsIsToldOnceTheBestModelFirst() {
        ReduceOnPlateau plateau = new ReduceOnPlateau(Monitor.VAL_ACCURACY, 1, 0.5, 0, 0, 0);
        EarlyStopping stopping = new EarlyStopping(Monitor.VAL_ACCURACY, 2, 0);
        Callbacks callbacks = new Callbacks(plan(Optional.of(plateau), Optional.of(stopping)));
        TrialEvent.Saved saved = new TrialEvent.Saved(3, Monitor.VAL_LOSS, Optional.empty(), .4, Weights.TRAINED);

        assertThat(callbacks.afterEpoch(metrics(1, .9))).hasValue(.001);
        assertThat(callbacks.afterEpoch(metrics(2, .8))).hasValue(.0005);
        assertThat(callbacks.isStopped()).isFalse();
        callbacks.noteBest(saved);
        assertThat(callbacks.afterEpoch(metrics(3, .8))).hasValue(.0005);
        assertThat(callbacks.isStopped()).isTrue();

        assertThat(callbacks.take(1)).isEmpty();
        assertThat(callbacks.take(3))
                .containsExactly(
                        saved,
                        new TrialEvent.RateReduced(3, Monitor.VAL_ACCURACY, 1, .001, .0005),
                        new TrialEvent.Stopped(3, Monitor.VAL_ACCURACY, 2, .9, 1));
        assertThat(callbacks.take(3)).isEmpty();
        assertThat(callbacks.take(2))
                .containsExactly(new TrialEvent.RateReduced(2, Monitor.VAL_ACCURACY, 1, .001, .0005));
    }

    @Test
    void withoutCallbacksNothingIsDecided() {
        Callbacks callbacks = new Callbacks(plan(Optional.empty(), Optional.empty()));
        for (int epoch = 1; epoch <= 20; epoch++) {
            assertThat(callbacks.afterEpoch(metrics(epoch, .5))).isEmpty();
            assertThat(callbacks.isStopped()).isFalse();
            assertThat(callbacks.take(epoch)).isEmpty();
        }
    }

    private static Training plan(Optional<ReduceOnPlateau> plateau, Optional<EarlyStopping> stopping) {
        Training plain = Samples.recipe().training();
        return new Training(
                plain.epochs(),
                plain.stepsPerEpoch(),
                plain.batchSizes(),
                plain.optimizer(),
                plain.penalty(),
                plain.clipping(),
                plain.labelSmoothing(),
                plain.lossClip(),
                plain.classWeights(),
                Optional.empty(),
                plateau,
                stopping,
                plain.checkpoint(),
                plain.keepBest(),
                plain.keepFinal(),
                plain.averaging(),
                plain.precision(),
                plain.algorithms());
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
