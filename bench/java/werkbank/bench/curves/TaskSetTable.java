package werkbank.bench.curves;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import werkbank.InputException;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.file.Json;
import werkbank.space.Objective;
import werkbank.space.Parameter;

/**
 * A task of TaskSet (Metz et al. 2020): the validation losses of configurations of Adam with eight parameters. A search
 * proposes freely, and the nearest row that it has not had answers; near is by the Euclidean distance in the cube whose
 * axes are the logarithms of the parameters.
 *
 * <p>The first point of a curve was measured before the first step, so it is no epoch: 51 points are 50 epochs.
 */
final class TaskSetTable implements CurveTask {
    /** The ranges that the rows were drawn from, as in the paper's appendix; the betas by what they lack to 1. */
    private static final List<Axis> AXES = List.of(
            new Axis("learning_rate", false, 1e-8, 1e1),
            new Axis("beta1", true, 1e-4, 1),
            new Axis("beta2", true, 1e-6, 1),
            new Axis("epsilon", false, 1e-10, 1e3),
            new Axis("l1", false, 1e-8, 1e1),
            new Axis("l2", false, 1e-8, 1e1),
            new Axis("linear_decay", false, 1e-7, 1e-4),
            new Axis("exponential_decay", false, 1e-6, 1e-3));

    private static final String ENDING = ".json.gz";

    private final String name;
    private final List<Row> rows;
    private final Scale scale;

    /** @param toOne whether it is the distance to 1 that is spread evenly in the logarithm */
    private record Axis(String key, boolean toOne, double low, double high) {
        Parameter parameter() {
            return new Parameter.FloatRange(name(), low, high, true, Map.of());
        }

        String name() {
            return toOne ? "one-minus-" + key : key.replace('_', '-');
        }

        /** The coordinate of a row's value. */
        double ofRow(double value) {
            return coordinate(toOne ? 1 - value : value);
        }

        /** The coordinate of a proposal's value. */
        double coordinate(double value) {
            return Math.log(value / low) / Math.log(high / low);
        }
    }

    /** @param losses after each epoch, until one is no number */
    private record Row(double[] point, double[] losses) {
        double best() {
            return Arrays.stream(losses).min().orElse(Double.POSITIVE_INFINITY);
        }
    }

    private TaskSetTable(String name, List<Row> rows) {
        this.name = name;
        this.rows = rows;
        this.scale = Scale.of(rows.stream().mapToDouble(Row::best));
    }

    /**
     * The files with tables in a folder, in the order of their names.
     *
     * @throws InputException when there are none
     */
    static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new InputException(
                    folder + " is no folder; --data must name one with tables in '" + folder.getFileName() + "'");
        }
        try (var all = Files.list(folder)) {
            List<Path> files = all.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new InputException(folder + " has no tables; it must have files that end with " + ENDING);
            }
            return files;
        }
    }

    static TaskSetTable read(Path file) throws IOException {
        try (InputStream text = new GZIPInputStream(Files.newInputStream(file))) {
            JsonNode table = Json.mapper()
                    .reader()
                    .with(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .readTree(text);
            List<Row> rows = new ArrayList<>();
            table.forEach(row -> rows.add(row(row)));
            String full = file.getFileName().toString();
            return new TaskSetTable(full.substring(0, full.length() - ENDING.length()), rows);
        }
    }

    private static Row row(JsonNode row) {
        JsonNode values = row.get("hp");
        double[] point = AXES.stream()
                .mapToDouble(axis -> axis.ofRow(values.get(axis.key()).asDouble()))
                .toArray();
        JsonNode losses = row.get("valid").get("loss");
        double[] curve = StreamSupport.stream(losses.spliterator(), false)
                .skip(1)
                .mapToDouble(JsonNode::asDouble)
                .takeWhile(Double::isFinite)
                .toArray();
        return new Row(point, curve);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Parameter> parameters() {
        return AXES.stream().map(Axis::parameter).toList();
    }

    @Override
    public Objective objective() {
        return Objective.VAL_LOSS;
    }

    @Override
    public int epochs() {
        return rows.stream().mapToInt(row -> row.losses().length).max().orElseThrow();
    }

    @Override
    public Scale scale() {
        return scale;
    }

    @Override
    public Function<SortedMap<String, Object>, List<EpochMetrics>> trainings() {
        BitSet had = new BitSet();
        return parameters -> {
            int nearest = nearest(parameters, had);
            had.set(nearest);
            return curve(rows.get(nearest).losses());
        };
    }

    /** Of rows that are equally near the first. */
    private int nearest(SortedMap<String, Object> parameters, BitSet had) {
        if (had.cardinality() == rows.size()) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "the search wants more than the %d rows of %s; search for fewer epochs",
                    rows.size(),
                    name));
        }
        double[] point = AXES.stream()
                .mapToDouble(axis -> axis.coordinate((Double) parameters.get(axis.name())))
                .toArray();
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = had.nextClearBit(0); i < rows.size(); i = had.nextClearBit(i + 1)) {
            double distance = distance(point, rows.get(i).point());
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }

    private static List<EpochMetrics> curve(double[] losses) {
        return IntStream.range(0, losses.length)
                .mapToObj(i -> new EpochMetrics(
                        i + 1, losses[i], Double.NaN, losses[i], Double.NaN, Double.NaN, Double.NaN, 1))
                .toList();
    }
}
