package werkbank.bench.gpu;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import werkbank.bench.gpu.Talker.Unanswered;

/** Training and inference of all networks beside PyTorch on the same card. */
final class Throughput implements Part {
    static final String NAME = "throughput";
    /** The key of the row with the tutorial's augmentation, ours alone. */
    static final String AUGMENTED = "seed train 256 tf32 augmented";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double weight() {
        return 28;
    }

    @Override
    public boolean run(Setting setting, Findings findings, TimeLimit time) throws IOException, InterruptedException {
        boolean whole = true;
        try (Side ours = new Side(
                        setting,
                        setting.java(
                                Steps.class.getName(),
                                setting.engine(),
                                setting.mnist().toString(),
                                Integer.toString(setting.images())),
                        "steps");
                Side peer = new Side(setting, setting.peer(), "peer")) {
            List<Row> rows = rows(setting);
            whole &= keep(findings, AUGMENTED, time, () -> new Comparison(rows.get(0), setting, time).augmented(ours));
            for (Row row : rows) {
                whole &= keep(findings, row.key(), time, () -> new Comparison(row, setting, time).of(ours, peer));
            }
        }
        return whole;
    }

    /** In two minutes the targets' rows alone. */
    private static List<Row> rows(Setting setting) {
        return Row.all().stream()
                .filter(row ->
                        !setting.quick() || row.isCore() && row.precision().equals(Row.PRECISIONS.get(0)))
                .toList();
    }

    /** @return whether the row's figures are there, or can't be had */
    private static boolean keep(Findings findings, String key, TimeLimit time, Measurement measurement)
            throws IOException, InterruptedException {
        if (findings.section(NAME).get(key) instanceof Map<?, ?> found && found.containsKey(Comparison.WERKBANK)) {
            return true;
        }
        if (time.isOver()) {
            return false;
        }
        try {
            findings.put(NAME, key, measurement.take());
            return true;
        } catch (Unanswered e) {
            findings.put(NAME, key, Map.of(Gpu.PROBLEM, e.getMessage()));
            return !time.isOver();
        }
    }

    /** Takes the figures of a row. */
    private interface Measurement {
        Map<String, Object> take() throws IOException, InterruptedException;
    }
}
