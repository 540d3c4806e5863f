package werkbank.bench.gpu;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import werkbank.bench.Talker.Unanswered;

/** Training and inference of networks beside PyTorch on the same card, and training of some on augmented images, ours alone. */
final class Throughput implements Part {
    static final Throughput OF_DIGITS = new Throughput("throughput", 28, Row.all(), 1);
    /** Training in all but the last precision is measured on augmented images. */
    static final Throughput OF_PICTURES = new Throughput(
            "pictures",
            8,
            Row.ofPictures(),
            (Row.PRECISIONS.size() - 1) * ReadyNetwork.batches().size());

    private final String name;
    private final double weight;
    private final List<Row> rows;
    /** How many of the rows, from the first on, are measured on augmented images too. */
    private final int augmented;

    private Throughput(String name, double weight, List<Row> rows, int augmented) {
        this.name = name;
        this.weight = weight;
        this.rows = rows;
        this.augmented = augmented;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double weight() {
        return weight;
    }

    /** The rows that are measured on augmented images. */
    List<Row> augmented() {
        return rows.subList(0, augmented);
    }

    /** The key of a row's figures on augmented images. */
    static String augmented(Row row) {
        return row.key() + " augmented";
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
            for (Row row : wanted(setting, augmented())) {
                whole &= keep(findings, augmented(row), time, () -> new Comparison(row, setting, time).augmented(ours));
            }
            for (Row row : wanted(setting, rows)) {
                whole &= keep(findings, row.key(), time, () -> new Comparison(row, setting, time).of(ours, peer));
            }
        }
        return whole;
    }

    /** In two minutes the targets' rows alone. */
    private static List<Row> wanted(Setting setting, List<Row> rows) {
        return rows.stream()
                .filter(row ->
                        !setting.quick() || row.isCore() && row.precision().equals(Row.PRECISIONS.get(0)))
                .toList();
    }

    /** @return whether the row's figures are there, or can't be had */
    private boolean keep(Findings findings, String key, TimeLimit time, Measurement measurement)
            throws IOException, InterruptedException {
        if (findings.section(name).get(key) instanceof Map<?, ?> found && found.containsKey(Comparison.WERKBANK)) {
            return true;
        }
        if (time.isOver()) {
            return false;
        }
        try {
            findings.put(name, key, measurement.take());
            return true;
        } catch (Unanswered e) {
            findings.put(name, key, Map.of(Gpu.PROBLEM, e.getMessage()));
            return !time.isOver();
        }
    }

    /** Takes the figures of a row. */
    private interface Measurement {
        Map<String, Object> take() throws IOException, InterruptedException;
    }
}
