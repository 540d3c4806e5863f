package werkbank.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialListener;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSpec;
import werkbank.experiment.trial.TrialState;
import werkbank.file.StoredFile;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Monitor;
import werkbank.recipe.Recipe;
import werkbank.recipe.Training;
import werkbank.space.DataSpecBuilder;
import werkbank.space.yaml.SpaceReader;

/** Trains nothing: does what the name of the trial's study folder says, in milliseconds. */
public final class ScriptedTrainer {
    /** Runs its epochs; its validation accuracy is the number of the trial in thousandths. */
    public static final String COMPLETE = "complete";
    /** Throws after its first epoch. */
    public static final String FAIL = "fail";
    /** Runs epochs until it is stopped. */
    public static final String ENDLESS = "endless";
    /** Goes on after two epochs of a former process, and says so in a note. */
    public static final String RESUME = "resume";
    /** Has a loss of NaN and ends DIVERGED. */
    public static final String DIVERGE = "diverge";

    private ScriptedTrainer() {}

    public static TrialSpec spec(int number, String script, int epochs) {
        Training training = new SpaceReader(Path.of("data"))
                .read(
                        String.format(
                                Locale.ROOT,
                                """
                        name: s
                        trials: 1
                        network: [dense: 1]
                        training: {epochs: %d, early-stopping: {monitor: accuracy}, checkpoint: val-loss}
                        """,
                                epochs),
                        "s.yaml",
                        Path.of(""))
                .recipe(Map.of())
                .training();
        Recipe recipe = new Recipe(List.of(), training, Augmentation.NONE);
        return TrialSpec.of(number, number, recipe, DataSpecBuilder.unread(), script);
    }

    public static TrialResult train(TrialSpec spec, TrialListener listener) throws InterruptedException {
        String script = Path.of(spec.studyFolder()).getFileName().toString();
        if (script.equals(RESUME)) {
            listener.on(new TrialEvent.Noted("it goes on"));
            listener.on(new TrialEvent.Started(List.of(epoch(1, 1), epoch(2, 1))));
            return complete(spec, 3, listener);
        }
        listener.on(new TrialEvent.Started(List.of()));
        listener.on(new TrialEvent.ComputedWith(Samples.computation()));
        return switch (script) {
            case COMPLETE -> complete(spec, 1, listener);
            case DIVERGE -> diverge(listener);
            case ENDLESS -> endless(listener);
            case FAIL -> fail(listener);
            default -> throw new IllegalArgumentException(script);
        };
    }

    private static TrialResult complete(TrialSpec spec, int first, TrialListener listener) throws InterruptedException {
        int epochs = spec.recipe().training().epochs();
        for (int epoch = first; epoch <= epochs; epoch++) {
            run(epoch, 1.0 / epoch, listener);
            events(epoch).forEach(listener::on);
            if (epoch < epochs && listener.rungs().contains(epoch) && !listener.goesOn(epoch)) {
                return TrialResult.waiting(epoch, 0.001, outcome(spec, epoch));
            }
        }
        return TrialResult.complete(epochs, 0.001, outcome(spec, epochs));
    }

    private static TrialResult.Outcome outcome(TrialSpec spec, int epochs) {
        StoredFile processId =
                new StoredFile(Long.toString(ProcessHandle.current().pid()), "00", 1);
        return OutcomeBuilder.reaching(spec.number() / 1000.0)
                .epoch(epochs)
                .file(processId)
                .build();
    }

    /** What callbacks do after each epoch of a {@link #COMPLETE} trial. */
    static List<TrialEvent.CallbackActed> events(int epoch) {
        Optional<Double> before = epoch == 1 ? Optional.empty() : Optional.of(1.0 / (epoch - 1));
        return List.of(
                new TrialEvent.Saved(epoch, Monitor.VAL_LOSS, before, 1.0 / epoch, TrialResult.Weights.TRAINED),
                new TrialEvent.RateReduced(epoch, Monitor.VAL_ACCURACY, 3, 1e-3, 5e-4),
                new TrialEvent.Stopped(epoch, Monitor.LOSS, 3, Double.POSITIVE_INFINITY, 0));
    }

    private static TrialResult diverge(TrialListener listener) throws InterruptedException {
        run(1, Double.NaN, listener);
        return TrialResult.failed(TrialState.DIVERGED, 1, 0.001, new TrialResult.Failure("the loss is NaN", ""));
    }

    private static TrialResult endless(TrialListener listener) throws InterruptedException {
        for (int epoch = 1; ; epoch++) {
            run(epoch, 1, listener);
        }
    }

    private static TrialResult fail(TrialListener listener) throws InterruptedException {
        run(1, 1, listener);
        throw new IllegalStateException("on purpose");
    }

    private static void run(int epoch, double loss, TrialListener listener) throws InterruptedException {
        listener.on(new TrialEvent.Progressed(epoch, 0.5, 0.25));
        Thread.sleep(10);
        listener.on(new TrialEvent.EpochEnded(epoch(epoch, loss)));
    }

    static EpochMetrics epoch(int epoch, double loss) {
        return new EpochMetrics(epoch, loss, 0.5, loss, 0.5, 0.5, 1e-3, 0.01);
    }
}
