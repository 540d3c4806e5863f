package werkbank.bench.curves;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.file.Json;
import werkbank.space.Parameter;

/**
 * Trainings of {@code bench/race}'s network as they were, with their seconds. A search proposes freely, and the nearest
 * training that it has not had answers.
 */
final class TrainingsTable implements TimedTask {
    private final Content content;
    private final List<double[]> points;
    private final Scale scale;

    /**
     * What the file has, as far as it is read.
     *
     * @param trainings at least one
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Content(String name, List<Dimension> parameters, List<Training> trainings) {}

    /**
     * One training.
     *
     * @param values in the order of the parameters
     * @param accuracies after each epoch
     * @param losses after each epoch
     * @param seconds of an epoch
     */
    private record Training(List<Object> values, double[] accuracies, double[] losses, double seconds) {
        List<EpochMetrics> curve() {
            return IntStream.range(0, accuracies.length)
                    .mapToObj(i -> new EpochMetrics(
                            i + 1, losses[i], accuracies[i], losses[i], accuracies[i], Double.NaN, Double.NaN, seconds))
                    .toList();
        }
    }

    private TrainingsTable(Content content) {
        this.content = content;
        this.points = content.trainings().stream()
                .map(training -> Dimension.point(content.parameters(), named(training)))
                .toList();
        this.scale = Scale.of(content.trainings().stream()
                .mapToDouble(training -> best(training.curve()).orElseThrow()));
    }

    static TrainingsTable read(Path file) throws IOException {
        return new TrainingsTable(Json.read(Files.readString(file), Content.class));
    }

    private SortedMap<String, Object> named(Training training) {
        SortedMap<String, Object> values = new TreeMap<>();
        for (int i = 0; i < content.parameters().size(); i++) {
            values.put(content.parameters().get(i).name(), training.values().get(i));
        }
        return values;
    }

    @Override
    public String name() {
        return content.name();
    }

    @Override
    public List<Parameter> parameters() {
        return content.parameters().stream().map(Dimension::parameter).toList();
    }

    @Override
    public int epochs() {
        return content.trainings().get(0).accuracies().length;
    }

    @Override
    public long training() {
        return Math.round(content.trainings().stream()
                .mapToDouble(training -> epochs() * MILLIS * training.seconds())
                .average()
                .orElseThrow());
    }

    @Override
    public Scale scale() {
        return scale;
    }

    @Override
    public Function<SortedMap<String, Object>, List<EpochMetrics>> trainings() {
        RowsLeft left = new RowsLeft(name(), points);
        return values -> content.trainings()
                .get(left.take(Dimension.point(content.parameters(), values)))
                .curve();
    }
}
