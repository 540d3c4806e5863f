package werkbank.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.ReadingProgress;
import werkbank.ensemble.EnsembleFolder;
import werkbank.ensemble.choice.ValidationEnsembler;
import werkbank.experiment.Ensembler;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.trial.Trial;
import werkbank.report.ReportWriter;
import werkbank.space.EnsemblePlan;
import werkbank.study.Study;
import werkbank.study.StudyData;
import werkbank.study.StudyListener;

/**
 * The studies of a workspace: searched, gone on with, combined, judged and shown. What goes wrong is a
 * {@link werkbank.WerkbankException} whose message is for people, an {@link werkbank.InputException} where the request or
 * a file is at fault.
 */
public final class Studies {
    private final Workspace workspace;

    public Studies(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Does the whole job: search, ensemble, evaluation on the test set, report. A study that exists goes on; it is judged
     * again only when its ensemble is another one.
     */
    public StudyOutcome run(SearchRequest request, StudyWatcher watcher) {
        Ensembler ensembler = ensembler();
        return new StudySearch(workspace, request, watcher).run((study, at) -> {
            study.ensemble(ensembler, at.space().ensemble());
            if (!at.data().hasTest()) {
                watcher.note("there are no test images, so the ensemble isn't judged; ./werkbank evaluate "
                        + at.store().study().name() + " --data DIR does it on those of another folder");
            } else if (at.store().evaluation().isEmpty()) {
                study.evaluate(ensembler);
            }
        });
    }

    /** Trains the trials that the study lacks, and writes the report. */
    public StudyOutcome search(SearchRequest request, StudyWatcher watcher) {
        return new StudySearch(workspace, request, watcher).run((study, at) -> study.requireOneComplete());
    }

    /** The trials of a study, in the order of their numbers; another process may be searching it. */
    public List<Trial> trials(String study) {
        try (OpenStudy open = OpenStudy.read(study, workspace, StudyWatcher.SILENT)) {
            return open.store().trials();
        }
    }

    /**
     * Builds a study's ensemble again, from what the trials said of the validation images.
     *
     * @param plan empty for the space's
     * @param watcher hears what the plan asks for and the trials can't give
     * @throws werkbank.InputException when the training files aren't those that the study was begun with
     */
    public EnsembleResult ensemble(String study, Optional<EnsemblePlan> plan, StudyWatcher watcher) {
        try (OpenStudy open = OpenStudy.of(study, workspace, watcher)) {
            return ensemble(open, plan.orElse(open.space().ensemble()), watcher);
        }
    }

    /**
     * Builds the ensemble of a study that is open, and finds out what its best trial is worth on other images.
     *
     * @throws werkbank.InputException when the training files aren't those that the study was begun with
     */
    public EnsembleResult ensemble(OpenStudy open, EnsemblePlan plan, StudyWatcher watcher) {
        Study study = job(open, ownData(open, watcher.reading()), watcher);
        EnsembleResult ensemble = study.ensemble(ensembler(), plan);
        study.estimateBest();
        return ensemble;
    }

    /**
     * Trains one network on what the ensemble of an open study says, to be used in its place, as {@link Study#distil}
     * does.
     *
     * @param trial whose configuration it gets; empty for the best member's
     * @return the ensemble with its network; empty when that was interrupted, and the same call goes on
     * @throws werkbank.InputException when there is no ensemble or no such trial, or the training files aren't those
     *     that the study was begun with
     */
    public Optional<EnsembleResult> distil(OpenStudy open, OptionalInt trial, StudyWatcher watcher)
            throws InterruptedException {
        StudyData data = ownData(open, watcher.reading());
        Study study = job(open, data, watcher);
        return new Distilling(workspace, open, data, study.requireEnsemble(), watcher).run(study, ensembler(), trial);
    }

    /**
     * Judges a study's ensemble on a sealed test set; the opening is recorded.
     *
     * @param images a folder with other test images than the study's own; the study's evaluation then stays as it is
     * @param watcher hears what is to be said of the images, and how far the decoding of pictures has come
     */
    public Evaluation evaluate(String study, Optional<Path> images, StudyWatcher watcher) {
        try (OpenStudy open = OpenStudy.of(study, workspace, watcher)) {
            return evaluate(open, images, watcher);
        }
    }

    /**
     * Judges the ensemble of a study that is open.
     *
     * @throws werkbank.InputException when the training files aren't those that the study was begun with; on images of
     *     another folder that is refused only where its networks have other classes or another size
     */
    public Evaluation evaluate(OpenStudy open, Optional<Path> images, StudyWatcher watcher) {
        open.store().ensemble().flatMap(workspace::whyNotInt8).ifPresent(watcher::note);
        ReadingProgress reading = watcher.reading();
        return images.map(folder -> job(open, dataToJudgeOthers(open, reading), watcher)
                        .evaluateOn(ImageFolder.of(folder), ensembler()))
                .orElseGet(() -> job(open, ownData(open, reading), watcher).evaluate(ensembler()));
    }

    /**
     * Judges an ensemble without its study, by what stands beside its networks; nothing is recorded.
     *
     * @param name of an exported ensemble, its zip or folder; or of a study
     * @param images a folder with test images; empty for those of MNIST, where it learned from MNIST
     * @param skipUnreadable whether pictures that can't be read are left out
     * @throws werkbank.InputException when there is no such ensemble, no folder is named and it learned from other data,
     *     or the images are of another size or have other classes
     */
    public ExportedEvaluation evaluateExported(
            String name, Optional<Path> images, boolean skipUnreadable, StudyWatcher watcher) {
        return ExportedEvaluation.of(name, images, skipUnreadable, workspace, watcher);
    }

    /** Writes a study's report anew; another process may be searching it. */
    public Path report(String study) {
        Path page = workspace.reportOf(study);
        try (OpenStudy open = OpenStudy.read(study, workspace, StudyWatcher.SILENT)) {
            new ReportWriter()
                    .write(
                            open.store(),
                            open.space(),
                            page,
                            open.runningSearch(workspace.clock().instant()));
        }
        return page;
    }

    private static StudyData ownData(OpenStudy open, ReadingProgress reading) {
        StudyData data = StudyData.read(open.space().data(), reading);
        data.requireThoseOf(open.store().study());
        return data;
    }

    /** The training images by which those of another folder are read; they may have changed since, but not in kind. */
    private static StudyData dataToJudgeOthers(OpenStudy open, ReadingProgress reading) {
        StudyData data = StudyData.read(open.space().data(), reading);
        EnsembleFolder.readable(EnsembleFolder.of(open.folder()))
                .filter(manifest -> !manifest.classNames().equals(data.classes())
                        || !manifest.input().shape().equals(data.images().shape()))
                .ifPresent(manifest -> data.requireThoseOf(open.store().study()));
        return data;
    }

    private Study job(OpenStudy open, StudyData data, StudyListener told) {
        return new Study(open.store(), open.folder().toAbsolutePath(), open.space(), data, workspace.clock(), told);
    }

    private Ensembler ensembler() {
        return new ValidationEnsembler(workspace.predictor(), workspace.clock());
    }
}
