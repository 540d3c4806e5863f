package werkbank.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import werkbank.dataset.Fold;
import werkbank.experiment.EpochMetrics;
import werkbank.experiment.TrialListener;
import werkbank.experiment.TrialResult.Outcome;
import werkbank.experiment.TrialSeeds;
import werkbank.experiment.TrialSpec;
import werkbank.space.Training;
import werkbank.train.TrialTrainer.DivergedException;

/**
 * One trial's training loop: epochs of steps, then validation, checkpoint and callbacks. An epoch's metrics and the
 * callbacks are those of the trained weights; an average of them shows in the outcome alone, when it was the best.
 *
 * <p>With cross-validation the networks of all folds train side by side, an epoch of each in turn. Learning rate, early
 * stopping and checkpoint are then decided once for all of them, on what they show together.
 */
final class TrainingRun implements AutoCloseable {
    private static final long NANOS_BETWEEN_PROGRESS = 200_000_000;

    private final TrialSpec spec;
    private final List<Fold> images;
    private final TrialListener listener;
    private final Training plan;
    private final Optional<PlateauReducer> plateau;
    private final Optional<EarlyStopper> stopper;
    private final BestModel best;
    private final List<FoldTraining> folds = new ArrayList<>();
    private int epochs;
    private long lastProgress;

    /** @param images of each network, at least one */
    TrainingRun(TrialSpec spec, List<Fold> images, TrialListener listener) {
        this.spec = spec;
        this.images = images;
        this.listener = listener;
        this.plan = spec.recipe().training();
        this.plateau = plan.reduceOnPlateau().map(PlateauReducer::new);
        this.stopper = plan.earlyStopping().map(EarlyStopper::new);
        this.best = new BestModel(spec, images.stream().map(Fold::validation).toList());
    }

    void toTheEnd() {
        for (Fold fold : images) {
            long seed = TrialSeeds.ofFold(spec.seed(), folds.size() + 1, images.size());
            folds.add(new FoldTraining(spec.recipe(), fold, seed));
        }
        boolean goOn = true;
        while (goOn && epochs < plan.epochs()) {
            EpochMetrics metrics = epoch(epochs + 1);
            epochs = metrics.epoch();
            listener.epochEnded(metrics);
            goOn = stopper.isEmpty() || !stopper.get().stopsAfter(metrics);
            plateau.ifPresent(reducer -> setRate(reducer.next(metrics, metrics.learningRate())));
        }
    }

    private void setRate(double rate) {
        folds.forEach(fold -> fold.rates().set(rate));
    }

    /** Epochs that ran to their end. */
    int epochs() {
        return epochs;
    }

    Outcome outcome() {
        return best.outcome()
                .orElseThrow(() -> new DivergedException(
                        "no epoch had a finite " + plan.checkpoint().label()));
    }

    private EpochMetrics epoch(int epoch) {
        long start = System.nanoTime();
        double loss = steps(epoch);
        List<MultiLayerNetwork> networks =
                folds.stream().map(FoldTraining::network).toList();
        Answer answer = best.ask(networks);
        EpochMetrics metrics = new EpochMetrics(
                epoch,
                loss,
                mean(FoldTraining::accuracy),
                answer.score().logLoss(),
                answer.score().accuracy(),
                folds.get(0).rates().rate(),
                (System.nanoTime() - start) / 1e9);
        best.offer(networks, metrics, answer);
        offerAverages(networks, epoch);
        return metrics;
    }

    /** Mean loss of the epoch's steps. */
    private double steps(int epoch) {
        double loss = 0;
        for (int done = 0; done < folds.size(); done++) {
            loss += folds.get(done).steps(epoch, progress(epoch, done));
        }
        return loss / folds.size();
    }

    private double mean(ToDoubleFunction<FoldTraining> figure) {
        return folds.stream().mapToDouble(figure).average().orElseThrow();
    }

    /** Each kind of average in all networks at once, and then out of them again. */
    private void offerAverages(List<MultiLayerNetwork> networks, int epoch) {
        List<List<WeightAverage>> ready =
                folds.stream().map(fold -> fold.averages().afterEpoch(epoch)).toList();
        for (int kind = 0; kind < ready.get(0).size(); kind++) {
            WeightAverage first = ready.get(0).get(kind);
            Runnable work = () -> best.offer(networks, epoch, first.kind());
            for (int fold = 0; fold < folds.size(); fold++) {
                work = within(ready.get(fold).get(kind), networks.get(fold), work);
            }
            work.run();
        }
    }

    private static Runnable within(WeightAverage average, MultiLayerNetwork network, Runnable work) {
        return () -> average.inPlace(network, work);
    }

    /** @param done folds whose steps of this epoch are done */
    private DoubleConsumer progress(int epoch, int done) {
        return share -> {
            long now = System.nanoTime();
            if (now - lastProgress > NANOS_BETWEEN_PROGRESS) {
                lastProgress = now;
                double accuracy = folds.get(done).accuracy();
                listener.progressed(epoch, (done + share) / folds.size(), accuracy);
            }
        };
    }

    @Override
    public void close() {
        folds.forEach(FoldTraining::close);
    }
}
