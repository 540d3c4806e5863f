package werkbank.bench.curves;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
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

    static TaskSetTable read(Path file) throws IOException {
        try (InputStream text = new GZIPInputStream(Files.newInputStream(file))) {
            JsonNode table = Json.mapper()
                    .reader()
                    .with(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .readTree(text);
            List<Row> rows = new ArrayList<>();
            table.forEach(row -> rows.add(row(row)));
            return new TaskSetTable(file.getFileName().toString().replace(Tasks.COMPRESSED, ""), rows);
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
        RowsLeft left = new RowsLeft(name, rows.stream().map(Row::point).toList());
        return parameters -> {
            double[] point = AXES.stream()
                    .mapToDouble(axis -> axis.coordinate((Double) parameters.get(axis.name())))
                    .toArray();
            return curve(rows.get(left.take(point)).losses());
        };
    }

    private static List<EpochMetrics> curve(double[] losses) {
        return IntStream.range(0, losses.length)
                .mapToObj(i -> new EpochMetrics(
                        i + 1, losses[i], Double.NaN, losses[i], Double.NaN, Double.NaN, Double.NaN, 1))
                .toList();
    }
}
