package werkbank.cli;

import picocli.CommandLine.Model.CommandSpec;
import werkbank.app.Interruption;
import werkbank.app.StudyAtWork;
import werkbank.app.StudyWatcher;
import werkbank.app.ValueFormat;
import werkbank.dataset.ReadingProgress;
import werkbank.search.PlannedEpochs;
import werkbank.space.Objective;
import werkbank.study.StudyEvent;

/** Shows a search to whoever waits for it, and ends it politely when they press Ctrl-C. */
final class TerminalWatcher implements StudyWatcher, AutoCloseable {
    private final SharedOptions shared;
    private final CommandSpec spec;
    /** The progress display; none before the study is open. */
    private volatile Progress progress;

    TerminalWatcher(SharedOptions shared, CommandSpec spec) {
        this.shared = shared;
        this.spec = spec;
    }

    /** Shows a training alone, which is compared with no trial. */
    void begins(Objective objective, PlannedEpochs planned) {
        progress = Progress.of(shared.quiet, shared.verbose, objective, planned);
    }

    @Override
    public void begins(StudyAtWork study) {
        progress = Progress.of(
                        shared.quiet,
                        shared.verbose,
                        study.store(),
                        study.space().search(),
                        study.planned())
                .within(study.timeout());
    }

    @Override
    public void on(StudyEvent event) {
        if (progress != null) {
            progress.on(event);
        } else {
            shared.notes(spec).on(event);
        }
    }

    @Override
    public ReadingProgress reading() {
        return shared.reading();
    }

    @Override
    public void logged(String line) {
        if (shared.verbose) {
            note("worker: " + ValueFormat.plain(line));
        }
    }

    @Override
    public Interruption interruption(Runnable stopTrials) {
        return new PoliteEnd(stopTrials);
    }

    @Override
    public void ends(StudyAtWork study) {
        new Summary(
                        study.store(),
                        study.space().search(),
                        study.folder(),
                        study.report(),
                        study.data().majority(),
                        study.data().warnings())
                .print(spec.commandLine().getOut());
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
        }
    }
}
