package werkbank.bench.gpu;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import werkbank.bench.Networks;

/**
 * Epochs a minute of all trials together when so many share the card, each in a worker of its own, with validation and
 * checkpoints.
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
        EpochClock clock = new EpochClock(System::nanoTime);
        String seconds = "seconds" + trials;
        run.forget(findings, NAME, seconds);
        boolean whole =
                run.search(findings, NAME, seconds, time, clock::hear, "--workers", key, "--trials", key, "--verbose");
        if (whole) {
            findings.put(NAME, key, rate(clock));
        }
        return whole;
    }

    private static Map<String, Object> rate(EpochClock clock) {
        Map<String, Object> found = new LinkedHashMap<>();
        found.put(EPOCHS_A_MINUTE, clock.aMinute());
        found.put("epochs", clock.epochs());
        return found;
    }
}
