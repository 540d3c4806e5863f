package werkbank.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import werkbank.InputException;
import werkbank.WerkbankException;
import werkbank.WorkerException;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.ImageSet;
import werkbank.dataset.LabelledImages;
import werkbank.experiment.Ensembler;
import werkbank.experiment.Search;
import werkbank.experiment.SelectionData;
import werkbank.experiment.TrialRunner;
import werkbank.experiment.TrialStore;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.result.Gallery;
import werkbank.experiment.result.TestOpening;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialCheckpoint;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSeeds;
import werkbank.file.DurableFile;
import werkbank.recipe.Recipe;
import werkbank.recipe.Views;
import werkbank.space.EnsemblePlan;
import werkbank.space.EnsemblePlan.TestTime;
import werkbank.space.SearchSpace;

/**
 * The main job. A study searches: a {@link Search} proposes configurations, a {@link TrialRunner} trains each, the
 * {@link TrialStore} remembers every epoch. It combines the best trials on validation images alone, and opens the sealed
 * test set to judge the result. Everything that was done is in the store, so each step goes on where the last process
 * stopped.
 */
public final class Study {
    private final TrialStore store;
    private final Path folder;
    private final SearchSpace space;
    private final StudyData data;
    private final Clock clock;
    private final StudyListener listener;

    /**
     * @param folder of the study's files
     * @param space that the study was created with; {@code data} what it learns from
     */
    public Study(
            TrialStore store, Path folder, SearchSpace space, StudyData data, Clock clock, StudyListener listener) {
        this.store = store;
        this.folder = folder;
        this.space = data.fit(space);
        this.data = data;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Runs the trials that the study lacks. The loop is Arbiter's: as often as a worker is free, its runner asks {@code
     * werkbank.search.StudyCandidates} for a proposal, and {@link StudyTask#run} trains and records it.
     *
     * @param trials of the study in all; repeats of the best come on top
     * @param stop no further trial starts once it has come
     * @throws WorkerException when no trial can be trained, which is no trial's fault: see {@link EarlyFailures}
     */
    public void search(Search search, TrialRunner runner, int trials, int workers, Search.Stop stop) {
        List<Trial> known = store.trials();
        int finished = (int) known.stream()
                .filter(trial -> !trial.isRepeat())
                .filter(trial -> trial.state().isFinished())
                .count();
        listener.on(new StudyEvent.SearchStarted(trials, finished, workers));
        Search.Plan plan = new Search.Plan(
                space, store.study().seed(), trials, workers, known, store.epochs(), stop, store.known());
        StudyTask task = new StudyTask(store, folder, space, runner, listener, data::validationLabels);
        try {
            search.run(plan, task);
        } catch (WerkbankException e) {
            task.searchFailed(e);
            throw e;
        }
        task.searchEnded(stop.hasCome());
        listener.on(new StudyEvent.SearchEnded());
    }

    /** Finds out what can be reached without a network, once: trials are to be compared with it. */
    public void compareWithSimpleMethods() {
        if (store.baselines().isEmpty()) {
            listener.note("training a linear model on the pixels, to compare with");
            store.saveBaselines(data.baselines(store.study().seed()));
        }
    }

    /** Finds out what the best trial is worth on images that it wasn't chosen by, where there is another to choose. */
    public void estimateBest() {
        store.saveVerdicts(store.verdicts()
                .with(WorthElsewhere.of(candidates(), space.search().objective(), data.validationLabels(), folder)));
    }

    /** Keeps pictures of the training images, and of what the best trial's augmentation does to them. */
    public void showImages() {
        TrainingGallery gallery = data.gallery(store.study().seed());
        Optional<Gallery.Augmented> augmented = Trial.bestComplete(store.trials(), space.search())
                .flatMap(best -> gallery.augmented(
                        best.number(),
                        recipe(best.number()).augmentation(),
                        TrialSeeds.ofFold(best.seed(), 1, data.folds())));
        store.saveGallery(gallery.of(augmented));
    }

    /**
     * Combines the best trials; the test set stays sealed. When that gives the ensemble that the study has already, it
     * is kept, and its evaluation with it.
     */
    public EnsembleResult ensemble(Ensembler ensembler, EnsemblePlan plan) {
        Shortage shortage = shortage();
        shortage.requireOneComplete();
        shortage.requireOneWithin();
        if (plan.topK().orElse(2) > 1) {
            listener.note("combining the best trials");
        }
        List<TrialCheckpoint> checkpoints =
                TrialCheckpoint.bestFirst(candidates(), space.search().objective());
        plan.givenUp(data.validationLabels().length).forEach(listener::note);
        EnsembleResult built = ensembler.build(checkpoints, plan, evidence(), folder);
        noteLooks(plan, built);
        EnsembleResult ensemble = store.ensemble().filter(built::isSameAs).orElse(built);
        shortage.ofMembers(plan.topK(), checkpoints.size()).ifPresent(listener::note);
        settle(ensembler, ensemble);
        return ensemble;
    }

    /** A trial that breaks a constraint is no member. */
    private List<Trial> candidates() {
        return Trial.keeping(store.trials(), space.search().constraints());
    }

    /**
     * Replaces the ensemble in the order in which a process may be killed at any point: the folder first, which stands by
     * itself, then the row ({@link EnsembleMending}), and at last what neither of them names.
     */
    private void settle(Ensembler ensembler, EnsembleResult ensemble) {
        ensembler.publish(
                ensemble, store.study(), data.images().shape(), data.images().classes(), this::recipe, folder);
        if (store.ensemble().filter(ensemble::equals).isEmpty()) {
            store.saveEnsemble(ensemble);
        }
        ensembler.tidy(ensemble, folder);
    }

    private SelectionData evidence() {
        return new SelectionData(
                data.validationLabels(),
                data.images().classes(),
                data.validationImages(),
                trial -> recipe(trial).augmentation(),
                space.search().objective());
    }

    private Recipe recipe(int trial) {
        return store.study()
                .trained(space.recipe(store.trial(trial).orElseThrow().parameters()));
    }

    /**
     * Trains one network on what the ensemble says of augmented training images, to be used in its place; nothing is done
     * when that network is there already. It is no trial: the search never sees it. An evaluation of the ensemble alone is
     * forgotten.
     *
     * @param trial whose configuration it gets; empty for the member that is best on the validation images
     * @return the ensemble with its network; empty when the runner was closed, and the same call goes on
     * @throws InputException when there is no such trial
     * @throws WerkbankException when the training failed
     */
    public Optional<EnsembleResult> distil(Ensembler ensembler, TrialRunner runner, OptionalInt trial)
            throws InterruptedException {
        EnsembleResult ensemble = requireEnsemble();
        Distillation distillation = Distillation.of(ensemble, store, space, folder, trial);
        if (distillation.isDone()) {
            listener.note("the ensemble is distilled already, with the configuration of trial "
                    + distillation.trial().number());
            distillation.tidy();
            return Optional.of(ensemble);
        }
        Optional<TrialResult> trained = distillation.train(runner, listener);
        if (trained.isEmpty()) {
            return Optional.empty();
        }
        EnsembleResult distilled = ensemble.with(
                ensembler.adopt(distillation.trial().number(), trained.get(), data.firstValidationLabels(), folder));
        settle(ensembler, distilled);
        distillation.tidy();
        return Optional.of(distilled);
    }

    private void noteLooks(EnsemblePlan plan, EnsembleResult built) {
        if (plan.testTime() == TestTime.DRAWS && built.members().get(0).views().equals(Views.ONCE)) {
            listener.note("test-time augmentation draws finds nothing to draw in what the members were trained with, so"
                    + " they look once; looks neither erase, cut out, blur, make grey nor mix");
        }
    }

    /** @throws WerkbankException when no trial of the study came to a result; the message says why */
    public void requireOneComplete() {
        shortage().requireOneComplete();
    }

    private Shortage shortage() {
        return new Shortage(name(), store.trials(), space.search());
    }

    /** Opens the test set, which leaves a row, and judges the ensemble on it. */
    public Evaluation evaluate(Ensembler ensembler) {
        Evaluation evaluation = judge(ensembler, "evaluate", data::openTest);
        store.saveEvaluation(evaluation);
        return evaluation;
    }

    /** Judges the ensemble on other test images, which leaves a row too. The study's own evaluation stays. */
    public Evaluation evaluateOn(ImageFolder other, Ensembler ensembler) {
        return judge(ensembler, "evaluate on " + other.name(), () -> data.openTest(other));
    }

    /** @throws InputException when the study has no ensemble */
    public EnsembleResult requireEnsemble() {
        return store.ensemble()
                .orElseThrow(() -> new InputException(String.format(
                        Locale.ROOT, "study '%1$s' has no ensemble; build one with: werkbank ensemble %1$s", name())));
    }

    private Evaluation judge(Ensembler ensembler, String purpose, Supplier<ImageSet> opening) {
        EnsembleResult ensemble = requireEnsemble();
        requireFiles(ensembler, ensemble);
        listener.note("opening the test set");
        Instant now = clock.instant();
        ImageSet test = opening.get();
        test.findings().notes().forEach(listener::note);
        test.findings().warnings().forEach(listener::warn);
        store.recordTestOpening(
                new TestOpening(now, purpose, test.files().get(0).sha256()));
        LabelledImages images = test.images();
        Evaluation evaluation = ensembler
                .evaluate(ensemble, folder, images)
                .naming(test.places()::position, test.pictures())
                .warning(test.findings().warnings());
        return lastEpoch(ensemble)
                .map(last -> evaluation.with(
                        ensembler.judge(last, ensemble.members().get(0).views(), folder, images)))
                .orElse(evaluation);
    }

    /** Compares the networks with their record before the test set is opened: without them nothing is judged. */
    private void requireFiles(Ensembler ensembler, EnsembleResult ensemble) {
        try {
            ensembler.requireFiles(ensemble, folder);
        } catch (WerkbankException e) {
            throw new WerkbankException(
                    String.format(Locale.ROOT, "%s; build it again with: werkbank ensemble %s", e.getMessage(), name()),
                    e);
        }
    }

    /** The name by which commands find the study: its folder's, which may have been renamed. */
    private String name() {
        return folder.getFileName().toString();
    }

    /** The last epoch of the only member's trial. Its files are for people too, so that one may be gone. */
    private Optional<Trial> lastEpoch(EnsembleResult ensemble) {
        if (ensemble.members().size() > 1) {
            return Optional.empty();
        }
        Optional<Trial> last = store.trial(ensemble.members().get(0).trial())
                .filter(trial -> !trial.lastModels().isEmpty());
        Optional<Path> gone = last.stream()
                .flatMap(trial -> trial.lastModels().stream())
                .map(model -> DurableFile.within(folder, model.path()))
                .filter(Files::notExists)
                .findFirst();
        gone.ifPresent(file -> listener.note(file + " is gone; the last epoch's network isn't judged"));
        return gone.isPresent() ? Optional.empty() : last;
    }
}
