package werkbank.report.view;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import werkbank.experiment.Provenance;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TrialStore;
import werkbank.experiment.result.TestOpening;
import werkbank.file.NearPath;
import werkbank.space.DataSpec;
import werkbank.space.SearchSpace;

/**
 * The origin of the figures, and how to get them again.
 *
 * @param data its folder from the one that Werkbank runs in, or absolute
 * @param space the YAML file, whole
 * @param command that repeats the study
 * @param searchCommand that goes on with it
 * @param evaluateCommand that opens the test set
 * @param openings of the test set, oldest first
 */
public record Origin(
        long seed,
        DataSpec data,
        Provenance provenance,
        String spaceFile,
        String space,
        String command,
        String searchCommand,
        String ensembleCommand,
        String evaluateCommand,
        List<TestOpening> openings) {

    /**
     * @param trials of the study, as {@code --trials} counts them, without repeats: those that a search asks for while it
     *     runs, else those that have begun
     * @param space that it searches
     */
    public static Origin of(TrialStore store, int trials, SearchSpace space, ComputedView computed) {
        StudyRecord study = store.study();
        return new Origin(
                study.seed(),
                shown(study.data()),
                study.provenance(),
                study.spaceFile(),
                study.space(),
                AgainCommand.of(study, trials, space.trials(), computed.engine(study.provenance())),
                String.format(
                        Locale.ROOT,
                        "./werkbank search %s --study %s",
                        ShellWord.of(study.spaceFile()),
                        ShellWord.of(study.name())),
                "./werkbank ensemble " + ShellWord.of(study.name()),
                "./werkbank evaluate " + ShellWord.of(study.name()),
                store.testOpenings());
    }

    /** The folder that Werkbank runs in, and any below it, goes from there on: a report is passed around. */
    public static DataSpec shown(DataSpec data) {
        return data.in(NearPath.fromHere(Path.of(data.folder())).toString());
    }
}
