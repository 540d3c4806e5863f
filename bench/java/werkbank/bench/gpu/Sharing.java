package werkbank.bench.gpu;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import werkbank.bench.Networks;
import werkbank.experiment.trial.EpochMetrics;

/**
 * Epochs a minute of all trials together when so many share the card, each in a worker of its own, with validation and
 * checkpoints. A trial's first epoch, in which it prepares, doesn't count.
 */
final class Sharing implements Part {
    static final String NAME = "sharing";
    static final String EPOCHS_A_MINUTE = "epochsAMinute";
    static final List<Integer> TRIALS = List.of(1, 4, 16);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double weight() {
        return 8;
    }

    @Override
    public boolean run(Setting setting, Findings findings, TimeLimit time) throws IOException, InterruptedException {
        boolean whole = true;
        for (int trials : setting.card() ? TRIALS : List.of(1, 2)) {
            String key = Integer.toString(trials);
            if (!(findings.section(NAME).get(key) instanceof Map<?, ?>)) {
                whole &= measure(trials, key, setting, findings, time.share(0.6));
            }
        }
        return whole;
    }

    private static boolean measure(int trials, String key, Setting setting, Findings findings, TimeLimit time)
            throws IOException, InterruptedException {
        int epochs = setting.quick() || !setting.card() ? 4 : 12;
        String space =
                String.format(Locale.ROOT, SpaceText.SHARED, Networks.layers(Networks.COMPARED.get("small")), epochs);
        StudyRun run = new StudyRun(setting, "shared-" + trials, setting.card() ? space : SpaceText.tiny(space));
        boolean whole = run.search(findings, NAME, "seconds" + trials, time, "--workers", key, "--trials", key);
        if (whole) {
            findings.put(NAME, key, rate(run));
        }
        return whole;
    }

    private static Map<String, Object> rate(StudyRun run) {
        double rate = 0;
        int epochs = 0;
        for (List<EpochMetrics> trial : run.epochs()) {
            epochs += trial.size();
            rate += 60
                    * (trial.size() - 1)
                    / trial.stream().skip(1).mapToDouble(EpochMetrics::seconds).sum();
        }
        Map<String, Object> found = new LinkedHashMap<>();
        found.put(EPOCHS_A_MINUTE, rate);
        found.put("epochs", epochs);
        return found;
    }
}
