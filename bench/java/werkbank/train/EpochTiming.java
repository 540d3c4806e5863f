package werkbank.train;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.StatUtils;
import werkbank.dataset.Fold;
import werkbank.dataset.LabelledImages;
import werkbank.engine.Engine;
import werkbank.engine.TrainableNetwork;
import werkbank.experiment.trial.TrialSpec;

/**
 * What an epoch costs beside its training steps: whole epochs of a real trial, in turn with as many bare steps of the
 * same network on images that are ready. The parts are timed alone.
 */
public final class EpochTiming implements AutoCloseable {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final TrialSpec spec;
    private final LabelledImages training;
    private final TrainingRun run;
    private final FoldTraining fold;
    private boolean warm;

    /** @param spec whose files are written; it must allow more epochs than are timed */
    public EpochTiming(Engine engine, TrialSpec spec, LabelledImages training, LabelledImages validation) {
        this.spec = spec;
        this.training = training;
        this.run = new TrainingRun(engine, spec, List.of(new Fold(training, validation)), event -> {});
        run.start();
        this.fold = run.folds().first();
    }

    /**
     * Seconds of the training thread's own time on a processor, so that other load doesn't count; medians over rounds.
     *
     * @param steps forward and backward passes and updates alone
     * @param epoch the whole; augmentation is in it where it has no thread of its own
     * @param augmentation of the epoch's images, on the calling thread
     * @param validation on the held-out images
     * @param copying of what is to be written, and the network's configuration as text
     * @param writing of checkpoint and state, by their thread and the clock
     */
    public record Seconds(
            double steps, double epoch, double augmentation, double validation, double copying, double writing) {
        private static Seconds median(List<Seconds> rounds) {
            return new Seconds(
                    median(rounds, Seconds::steps),
                    median(rounds, Seconds::epoch),
                    median(rounds, Seconds::augmentation),
                    median(rounds, Seconds::validation),
                    median(rounds, Seconds::copying),
                    median(rounds, Seconds::writing));
        }

        private static double median(List<Seconds> rounds, ToDoubleFunction<Seconds> part) {
            return StatUtils.percentile(rounds.stream().mapToDouble(part).toArray(), 50);
        }
    }

    /** @param rounds at least 1 */
    public Seconds measure(int rounds) {
        if (!warm) {
            round();
            warm = true;
        }
        List<Seconds> all = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            all.add(round());
        }
        return Seconds.median(all);
    }

    private Seconds round() {
        run.awaitSaved();
        double steps = seconds(this::steps);
        double epoch = seconds(run::oneEpoch);
        // Nothing of the epoch's writing may fall into the parts.
        run.awaitSaved();
        double augmentation = seconds(this::augmentation);
        double validation = seconds(() -> fold.judge(1));
        double copying = seconds(() -> {
            fold.network().configuration();
            run.save(Optional.empty());
        });
        long start = System.nanoTime();
        run.awaitSaved();
        double writing = (System.nanoTime() - start) / 1e9;
        return new Seconds(steps, epoch, augmentation, validation, copying, writing);
    }

    private void steps() {
        TrainableNetwork network = fold.network();
        double rate = fold.rates().rate();
        try (Batches batches = new Batches(training, spec.recipe(), spec.seed(), 1, false)) {
            float[] features = batches.features(0);
            float[] labels = batches.labels(0);
            int whole = training.rows() / batches.size(0);
            for (int step = 0; step < whole; step++) {
                network.step(features, labels, rate);
            }
        }
    }

    private void augmentation() {
        try (Batches batches = new Batches(training, spec.recipe(), spec.seed(), 1, false)) {
            for (int batch = 0; batch < batches.count(); batch++) {
                batches.features(batch);
                batches.labels(batch);
            }
        }
    }

    private double seconds(Runnable work) {
        long start = threads.getCurrentThreadCpuTime();
        work.run();
        return (threads.getCurrentThreadCpuTime() - start) / 1e9;
    }

    @Override
    public void close() {
        run.close();
    }
}
