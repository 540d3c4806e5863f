package werkbank.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
            return job(open, ownData(open, watcher.reading()), watcher)
                    .ensemble(ensembler(), plan.orElse(open.space().ensemble()));
        }
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
        ReadingProgress reading = watcher.reading();
        return images.map(folder -> job(open, dataToJudgeOthers(open, reading), watcher)
                        .evaluateOn(ImageFolder.of(folder), ensembler()))
                .orElseGet(() -> job(open, ownData(open, reading), watcher).evaluate(ensembler()));
    }

    /** Writes a study's report anew; another process may be searching it. */
    public Path report(String study) {
        Path page = workspace.reportOf(study);
        try (OpenStudy open = OpenStudy.read(study, workspace, StudyWatcher.SILENT)) {
            new ReportWriter().write(open.store(), open.space(), page);
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
