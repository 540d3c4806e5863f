package werkbank.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;
import werkbank.WerkbankException;
import werkbank.checkpoint.BestModel;
import werkbank.checkpoint.HeldOutPredictions;
import werkbank.checkpoint.TrainingState;
import werkbank.checkpoint.TrialFiles;
import werkbank.dataset.Fold;
import werkbank.engine.Engine;
import werkbank.engine.TrainableNetwork;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialListener;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.experiment.trial.TrialSeeds;
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
    private final List<Fold> images;
    private final TrialListener listener;
    private final Training plan;
    private final Set<Integer> rungs;
    private final Optional<PlateauReducer> plateau;
    private final Optional<EarlyStopper> stopper;
    private final BestModel best;
    private final TrialFiles files;
    private final List<EpochMetrics> epochs = new ArrayList<>();
    /** Events of the epochs that haven't been told. */
    private final List<TrialEvent.CallbackActed> events = new ArrayList<>();

    private final List<FoldTraining> folds = new ArrayList<>();
    private Optional<TeacherNetworks> teacher = Optional.empty();
    private boolean stopped;
    private double secondsBefore;
    private long lastProgress;

    /** @param images of each network, at least one */
    TrainingRun(Engine engine, TrialSpec spec, List<Fold> images, TrialListener listener) {
        this.engine = engine;
        this.spec = spec;
        this.images = images;
        this.listener = listener;
        this.plan = spec.recipe().training();
        this.rungs = Set.copyOf(listener.rungs());
        this.plateau = plan.reduceOnPlateau().map(PlateauReducer::new);
        this.stopper = plan.earlyStopping().map(EarlyStopper::new);
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
            files.saveFinal(networks());
        }
        return isOver();
    }

    private boolean isOver() {
        return stopped || epochs.size() >= plan.epochs();
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
        Shape shape = images.get(0).training().shape();
        teacher = spec.teacher().map(found -> TeacherNetworks.read(engine, found, Path.of(spec.studyFolder()), shape));
        Targets targets = teacher.map(Targets::of).orElseGet(() -> Targets.ofTruth(plan.labelSmoothing()));
        for (Fold fold : images) {
            long seed = TrialSeeds.ofFold(spec.seed(), folds.size() + 1, images.size());
            folds.add(new FoldTraining(engine, spec.recipe(), fold, seed, targets));
        }
        resume();
        listener.on(new TrialEvent.Started(epochs));
    }

    void oneEpoch() {
        EpochMetrics metrics = epoch(epochs.size() + 1);
        Optional<BestModel.Better> better = best.takeBetter();
        better.filter(BestModel.Better::isBest).ifPresent(model -> events.add(model.saved()));
        ended(metrics);
        save(better);
    }

    /** Has the last epoch written. */
    void save(Optional<BestModel.Better> better) {
        // There is one copy at a time in memory: the former one is written before the next is made.
        files.await();
        files.save(TrainingState.of(spec, epochs, copies()), better);
    }

    /** Waits until all epochs are on the disk. */
    void awaitSaved() {
        files.await();
        tellSaved();
    }

    /** The folds' trainings, once the run has started. */
    List<FoldTraining> folds() {
        return folds;
    }

    /** Goes on after the last epoch of a process that was interrupted. */
    private void resume() {
        try {
            files.read(copies()).ifPresent(this::resume);
        } catch (WerkbankException e) {
            listener.on(new TrialEvent.Noted(
                    String.format(Locale.ROOT, "starts over; %s is of no use: %s", spec.stateFile(), e.getMessage())));
        }
    }

    private void resume(TrainingState state) {
        TrainingState.Course course = state.course();
        for (int i = 0; i < folds.size(); i++) {
            folds.get(i).resume(course.epochs().size(), state.ofFold(i + 1));
        }
        course.best().ifPresent(outcome -> best.resume(outcome, course.epochs()));
        for (EpochMetrics metrics : course.epochs()) {
            setRate(metrics.learningRate());
            ended(metrics);
            secondsBefore += metrics.seconds();
        }
        // They were told when they happened.
        events.clear();
    }

    /** The callbacks are told. */
    private void ended(EpochMetrics metrics) {
        epochs.add(metrics);
        plateau.ifPresent(reducer -> reduceRate(reducer, metrics));
        stopped = stopper.isPresent() && stopper.get().stopsAfter(metrics);
        if (stopped) {
            events.add(stopper.get().reason(metrics.epoch()));
        }
    }

    private void reduceRate(PlateauReducer reducer, EpochMetrics metrics) {
        double from = metrics.learningRate();
        double to = reducer.next(metrics, from);
        setRate(to);
        if (to < from) {
            events.add(reducer.reduction(metrics.epoch(), from, to));
        }
    }

    private void setRate(double rate) {
        folds.forEach(fold -> fold.rates().set(rate));
    }

    /** An epoch counts when it is on the disk. */
    private void tellSaved() {
        for (var saved = files.nextSaved(); saved.isPresent(); saved = files.nextSaved()) {
            int epoch = saved.get().epoch();
            listener.on(new TrialEvent.EpochEnded(saved.get()));
            events.stream().filter(event -> event.epoch() == epoch).forEach(listener::on);
            events.removeIf(event -> event.epoch() == epoch);
        }
    }

    /** Copies of what the steps change. */
    private Map<String, float[]> copies() {
        Map<String, float[]> copies = new LinkedHashMap<>();
        for (int i = 0; i < folds.size(); i++) {
            int fold = i + 1;
            folds.get(i).copies().forEach((name, copy) -> copies.put(TrainingState.nameOf(fold, name), copy));
        }
        return copies;
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
                .orElseThrow(() -> new DivergedException(
                        "no epoch had a finite " + plan.checkpoint().label()));
    }

    private EpochMetrics epoch(int epoch) {
        long start = System.nanoTime();
        double loss = steps(epoch);
        Map<Weights, HeldOutPredictions> answers = answers(epoch);
        HeldOutPredictions trained = answers.get(Weights.TRAINED);
        EpochMetrics metrics = new EpochMetrics(
                epoch,
                loss,
                mean(FoldTraining::accuracy),
                trained.score().logLoss(),
                trained.score().accuracy(),
                trained.macroF1(),
                folds.get(0).rates().rate(),
                (System.nanoTime() - start) / 1e9,
                averaged(answers));
        answers.forEach((weights, answer) -> best.offer(networks(), metrics, weights, answer));
        return metrics;
    }

    private static Optional<EpochMetrics.Averaged> averaged(Map<Weights, HeldOutPredictions> answers) {
        return answers.entrySet().stream()
                .filter(answer -> answer.getKey() != Weights.TRAINED)
                .map(Map.Entry::getValue)
                .min(Comparator.comparingDouble(answer -> answer.score().logLoss()))
                .map(answer -> new EpochMetrics.Averaged(
                        answer.score().logLoss(), answer.score().accuracy(), answer.macroF1()));
    }

    private List<TrainableNetwork> networks() {
        return folds.stream().map(FoldTraining::network).toList();
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

    /** Answers of all networks together on the held-out images; the trained weights' answer comes first. */
    private Map<Weights, HeldOutPredictions> answers(int epoch) {
        List<Map<Weights, float[][]>> judged =
                folds.stream().map(fold -> fold.judge(epoch)).toList();
        List<int[]> labels =
                images.stream().map(fold -> fold.validation().labels()).toList();
        double seconds = folds.stream().mapToDouble(FoldTraining::judgeSeconds).sum();
        int rows = labels.stream().mapToInt(fold -> fold.length).sum();
        Map<Weights, HeldOutPredictions> answers = new LinkedHashMap<>();
        for (Weights weights : judged.get(0).keySet()) {
            answers.put(
                    weights,
                    HeldOutPredictions.of(
                            judged.stream().map(fold -> fold.get(weights)).toList(), labels, seconds / rows));
        }
        return answers;
    }

    /** @param done folds whose steps of this epoch are done */
    private DoubleConsumer progress(int epoch, int done) {
        return share -> {
            tellSaved();
            long now = System.nanoTime();
            if (now - lastProgress > NANOS_BETWEEN_PROGRESS) {
                lastProgress = now;
                double accuracy = folds.get(done).accuracy();
                listener.on(new TrialEvent.Progressed(epoch, (done + share) / folds.size(), accuracy));
            }
        };
    }

    @Override
    public void close() {
        files.close();
        folds.forEach(FoldTraining::close);
        teacher.ifPresent(TeacherNetworks::close);
    }
}
