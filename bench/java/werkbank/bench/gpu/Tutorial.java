package werkbank.bench.gpu;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.file.Json;

/** The tutorial's network trained as long as the tutorial does, then judged on the test images. */
final class Tutorial implements Part {
    static final String NAME = "tutorial";
    static final String EPOCH_SECONDS = "epochSeconds";
    static final String EPOCHS = "epochs";
    static final String SECONDS = "seconds";
    static final String TEST = "test";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double weight() {
        return 14;
    }

    @Override
    public boolean run(Setting setting, Findings findings, TimeLimit time) throws IOException, InterruptedException {
        StudyRun run = new StudyRun(setting, NAME, SpaceText.of("seed-cnn.yaml", setting));
        boolean whole = run.search(findings, NAME, SECONDS, time);
        if (run.exists()) {
            List<EpochMetrics> epochs =
                    run.epochs().stream().flatMap(List::stream).toList();
            findings.put(NAME, EPOCHS, epochs.size());
            findings.put(
                    NAME,
                    EPOCH_SECONDS,
                    epochs.stream().mapToDouble(EpochMetrics::seconds).sum());
        }
        return whole && judge(run, findings, time);
    }

    private static boolean judge(StudyRun run, Findings findings, TimeLimit time)
            throws IOException, InterruptedException {
        Call ensemble = run.command("ensemble", time);
        Call evaluate = ensemble.code() == 0 ? run.command("evaluate", time, "--json") : ensemble;
        if (evaluate.code() != 0) {
            findings.put(NAME, Gpu.PROBLEM, evaluate.problem());
            return false;
        }
        findings.remove(NAME, Gpu.PROBLEM);
        findings.put(NAME, TEST, Json.read(evaluate.out(), Map.class).get("ensemble"));
        return true;
    }
}
