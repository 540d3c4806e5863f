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

    /** @param trials of the study, as {@code --trials} counts them: without repeats */
    public static Origin of(TrialStore store, int trials) {
        StudyRecord study = store.study();
        return new Origin(
                study.seed(),
                shown(study.data()),
                study.provenance(),
                study.spaceFile(),
                study.space(),
                command(study, trials),
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
        Path here = Path.of("").toAbsolutePath();
        Path folder = Path.of(data.folder());
        return folder.startsWith(here) ? data.in(NearPath.from(here, folder).toString()) : data;
    }

    private static String command(StudyRecord study, int trials) {
        return String.format(
                Locale.ROOT,
                "./werkbank run %s --study %s --seed %d%s%s --workers %d%s",
                ShellWord.of(study.spaceFile()),
                ShellWord.of(study.name() + "-again"),
                study.seed(),
                trials == 0 ? "" : " --trials " + trials,
                study.precision()
                        .map(forAll -> " --precision " + forAll.label())
                        .orElse(""),
                study.provenance().workers(),
                study.data().skipUnreadable() ? " --skip-unreadable" : "");
    }
}
