package werkbank.report.view;

import java.util.Locale;
import java.util.Optional;
import werkbank.experiment.Provenance;
import werkbank.experiment.StudyRecord;
import werkbank.space.NameRule;

/** The command that begins a study as another one was begun: with its search, and what its figures depend on. */
final class AgainCommand {
    private AgainCommand() {}

    /**
     * @param trials of the study, without repeats: those that a search asks for while it runs, else those that have begun
     * @param usual trials that its space asks for
     * @param engine of all its trainings; empty where they had several
     */
    static String of(StudyRecord study, int trials, int usual, Optional<String> engine) {
        int asked = trials(study.provenance(), trials, usual);
        return String.format(
                Locale.ROOT,
                "./werkbank run %s --study %s --seed %d%s%s%s --workers %d%s",
                ShellWord.of(study.spaceFile()),
                NameRule.of(study.name(), "-again"),
                study.seed(),
                asked == 0 ? "" : " --trials " + asked,
                engine.map(name -> " --engine " + ShellWord.of(name)).orElse(""),
                study.precision()
                        .map(forAll -> " --precision " + forAll.label())
                        .orElse(""),
                study.provenance().workers(),
                study.data().skipUnreadable() ? " --skip-unreadable" : "");
    }

    /** The trials that sampler and scheduler were chosen for, where they were, since of fewer others may be chosen. */
    private static int trials(Provenance study, int trials, int usual) {
        boolean isChosen = study.sampler().isPresent() || study.scheduler().isPresent();
        return study.chosenFor().orElse(isChosen ? Math.max(trials, usual) : trials);
    }
}
