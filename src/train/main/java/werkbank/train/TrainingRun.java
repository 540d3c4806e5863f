package werkbank.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import werkbank.StorageException;
import werkbank.WerkbankException;
import werkbank.checkpoint.BestModel;
import werkbank.checkpoint.HeldOutPredictions;
import werkbank.checkpoint.TrainingState;
import werkbank.checkpoint.TrialFiles;
import werkbank.dataset.Fold;
import werkbank.engine.Engine;
import werkbank.experiment.trial.Computation;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialListener;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.experiment.trial.TrialSpec;
import werkbank.predict.TeacherNetworks;
import werkbank.recipe.Shape;
import werkbank.recipe.Training;
import werkbank.train.TrialTrainer.DivergedException;

/**
 * The training loop of a trial: epochs of steps, then validation, checkpoint and callbacks. An epoch's metrics and the
 * callbacks are those of the trained weights; an average of them shows in the outcome alone, when it was the best.
 *
 * <p>With cross-validation the networks of all folds train side by side, an epoch of each in turn. Learning rate, early
 * stopping and checkpoint are then decided once for all of them, on what they show together.
 */
final class TrainingRun implements AutoCloseable {
    private static final long NANOS_BETWEEN_PROGRESS = 200_000_000;

    private final Engine engine;
    private final TrialSpec spec;
    private final Shape shape;
    private final TrialListener listener;
    private final Training plan;
    private final Set<Integer> rungs;
    private final FoldTrainings folds;
    private final Callbacks callbacks;
    private final BestModel best;
    private final TrialFiles files;
    private final List<EpochMetrics> epochs = new ArrayList<>();
    private Optional<TeacherNetworks> teacher = Optional.empty();
    private Computation computation;
    private double secondsBefore;
    private long lastProgress;

    /** @param images of each network, at least one */
    TrainingRun(Engine engine, TrialSpec spec, List<Fold> images, TrialListener listener) {
        this.engine = engine;
        this.spec = spec;
        this.shape = images.get(0).training().shape();
        this.listener = listener;
        this.plan = spec.recipe().training();
        this.rungs = Set.copyOf(listener.rungs());
        this.folds = new FoldTrainings(engine, spec, images);
        this.callbacks = new Callbacks(plan);
        this.best = new BestModel(spec);
        this.files = new TrialFiles(spec);
    }

    /**
     * Trains on until the trial is over or has to wait at a rung.
     *
     * @return whether it is over
     */
    boolean train() {
        start();
        try {
            while (!isOver() && goesOn()) {
                oneEpoch();
            }
        } finally {
            awaitSaved();
        }
        if (isOver() && plan.keepFinal()) {
            files.saveFinal(folds.networks());
        }
        return isOver();
    }

    private boolean isOver() {
        return callbacks.isStopped() || epochs.size() >= plan.epochs();
    }

    /** Whoever decides at a rung must have heard of its epoch. */
    private boolean goesOn() {
        if (!rungs.contains(epochs.size())) {
            return true;
        }
        awaitSaved();
        return listener.goesOn(epochs.size());
    }

    void start() {
        files.open();
        teacher = spec.teacher().map(found -> TeacherNetworks.read(engine, found, Path.of(spec.studyFolder()), shape));
        folds.start(teacher);
        computation = folds.computation();
        resume();
        listener.on(new TrialEvent.Started(epochs));
        folds.startingWords()
                .filter(words -> epochs.isEmpty())
                .ifPresent(words -> listener.on(new TrialEvent.Noted(words)));
        listener.on(new TrialEvent.ComputedWith(computation));
    }

    /** Goes on after the last epoch of a process that was interrupted. */
    private void resume() {
        try {
            files.read(folds::copies).ifPresent(this::resume);
        } catch (StorageException e) {
            throw e; // the state may be sound
        } catch (WerkbankException e) {
            listener.on(new TrialEvent.Noted(
                    String.format(Locale.ROOT, "starts over; %s is of no use: %s", spec.stateFile(), e.getMessage())));
        }
    }

    private void resume(TrainingState state) {
        TrainingState.Course course = state.course();
        folds.resume(state);
        course.computation()
                .filter(former -> !former.isLike(computation))
                .ifPresent(former -> listener.on(new TrialEvent.Noted(String.format(
                        Locale.ROOT,
                        "goes on in %s; its epochs so far were trained in %s; %s",
                        computation.words(),
                        former.words(),
                        former.precision() == computation.precision()
                                ? "the last digits of its figures may differ"
                                : "its figures may differ from those of one precision in more than the last digits"))));
        course.computation()
                .filter(former -> former.isLike(computation))
                .ifPresent(former -> computation = former.and(computation));
        course.best().ifPresent(outcome -> best.resume(outcome, course.epochs()));
        for (EpochMetrics metrics : course.epochs()) {
            folds.setRate(metrics.learningRate());
            ended(metrics);
            // It was told when it happened.
            callbacks.take(metrics.epoch());
            secondsBefore += metrics.seconds();
        }
    }

    void oneEpoch() {
        EpochMetrics metrics = epoch(epochs.size() + 1);
        tellComputation();
        Optional<BestModel.Better> better = best.takeBetter();
        better.filter(BestModel.Better::isBest).ifPresent(model -> callbacks.noteBest(model.saved()));
        ended(metrics);
        save(better);
    }

    /** An engine may choose algorithms no sooner than it takes a step. */
    private void tellComputation() {
        Computation now = computation.and(folds.computation());
        if (!now.equals(computation)) {
            computation = now;
            listener.on(new TrialEvent.ComputedWith(now));
        }
    }

    private EpochMetrics epoch(int epoch) {
        long start = System.nanoTime();
        double loss = folds.steps(epoch, (share, accuracy) -> stepped(epoch, share, accuracy));
        Map<Weights, HeldOutPredictions> answers = folds.judge(epoch);
        HeldOutPredictions trained = answers.get(Weights.TRAINED);
        EpochMetrics metrics = new EpochMetrics(
                epoch,
                loss,
                folds.accuracy(),
                trained.score().logLoss(),
                trained.score().accuracy(),
                trained.macroF1(),
                folds.rate(),
                (System.nanoTime() - start) / 1e9,
                averaged(answers),
                trained.balancedAccuracy());
        answers.forEach((weights, answer) -> best.offer(folds.networks(), metrics, weights, answer));
        return metrics;
    }

    private Optional<EpochMetrics.Averaged> averaged(Map<Weights, HeldOutPredictions> answers) {
        return answers.entrySet().stream()
                .filter(answer -> answer.getKey() != Weights.TRAINED)
                .map(Map.Entry::getValue)
                .min(HeldOutPredictions.bestFirst(plan.checkpoint()))
                .map(answer -> new EpochMetrics.Averaged(
                        answer.score().logLoss(),
                        answer.score().accuracy(),
                        answer.macroF1(),
                        answer.balancedAccuracy()));
    }

    private void stepped(int epoch, double share, double accuracy) {
        tellSaved();
        long now = System.nanoTime();
        if (now - lastProgress > NANOS_BETWEEN_PROGRESS) {
            lastProgress = now;
            listener.on(new TrialEvent.Progressed(epoch, share, accuracy));
        }
    }

    /** Has the callbacks decide on what comes after an epoch. */
    private void ended(EpochMetrics metrics) {
        epochs.add(metrics);
        callbacks.afterEpoch(metrics).ifPresent(folds::setRate);
    }

    /** Has the last epoch written. */
    void save(Optional<BestModel.Better> better) {
        // There is one copy at a time in memory: the former one is written before the next is made.
        files.await();
        files.save(TrainingState.of(spec, epochs, computation, folds.copies()), better);
    }

    /** Waits until all epochs are on the disk. */
    void awaitSaved() {
        files.await();
        tellSaved();
    }

    /** An epoch counts when it is on the disk. */
    private void tellSaved() {
        for (var saved = files.nextSaved(); saved.isPresent(); saved = files.nextSaved()) {
            listener.on(new TrialEvent.EpochEnded(saved.get()));
            callbacks.take(saved.get().epoch()).forEach(listener::on);
        }
    }

    /** The folds' trainings. */
    FoldTrainings folds() {
        return folds;
    }

    /** Epochs that ran to their end. */
    int epochs() {
        return epochs.size();
    }

    /** Seconds of the epochs that a former process trained. */
    double secondsBefore() {
        return secondsBefore;
    }

    Outcome outcome() {
        return files.outcome()
                .orElseThrow(() -> new DivergedException("no epoch had finite probabilities and a finite "
                        + plan.checkpoint().label()));
    }

    @Override
    public void close() {
        files.close();
        folds.close();
        teacher.ifPresent(TeacherNetworks::close);
    }
}
