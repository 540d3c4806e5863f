package werkbank.bench.gpu;

import java.io.IOException;
import java.util.List;
import werkbank.experiment.trial.Checkpoint;
import werkbank.experiment.trial.Trial;

/** A search of all of compact.yaml, with as many workers as Werkbank takes by itself. */
final class WholeSearch implements Part {
    static final String NAME = "search";
    static final String SECONDS = "seconds";
    static final String TRIALS = "trials";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double weight() {
        return 32;
    }

    @Override
    public boolean run(Setting setting, Findings findings, TimeLimit time) throws IOException, InterruptedException {
        StudyRun run = new StudyRun(setting, NAME, SpaceText.of("compact.yaml", setting));
        boolean whole = run.search(findings, NAME, SECONDS, time);
        if (run.exists()) {
            List<Trial> trials = run.over();
            findings.put(NAME, TRIALS, trials.size());
            findings.put(
                    NAME, "epochs", run.epochs().stream().mapToInt(List::size).sum());
            trials.stream()
                    .flatMap(trial -> trial.best().stream())
                    .mapToDouble(Checkpoint::accuracy)
                    .max()
                    .ifPresent(best -> findings.put(NAME, "bestValidationAccuracy", best));
        }
        return whole;
    }
}
