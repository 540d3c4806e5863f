package werkbank.bench.curves;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.file.Json;
import werkbank.search.sampler.ParameterSpaces;
import werkbank.space.Objective;
import werkbank.space.Parameter;

/**
 * A function drawn from the posterior of Gaussian processes that were fitted to trainings of {@code bench/race}'s network:
 * it answers with learning curves and the seconds that an epoch takes.
 */
final class RaceTask implements CurveTask {
    private static final double MILLIS = 1000;
    private static final int EPOCHS = 12;
    private static final int SAMPLE = 2000;
    /** How softly the floor bends curves. */
    private static final double SOFT = 0.15;

    private static final double MOST_ERROR = 0.9;

    private final Content content;
    private final List<Parameter> parameters;
    private final long training;
    private final Scale scale;

    private record Content(
            String name,
            List<Dimension> parameters,
            double[][] points,
            List<Component> components,
            double[] logSeconds,
            double floor,
            double noise,
            int validation) {}

    private record Component(
            double[] lengths,
            double signal,
            double noise,
            double mean,
            double deviation,
            double[][] frequencies,
            double[] phases,
            double[] weights,
            double[] alphas) {
        double at(double[] x, double[][] points, Random random) {
            double sum = Math.sqrt(noise) * random.nextGaussian();
            for (int i = 0; i < weights.length; i++) {
                double angle = phases[i];
                for (int j = 0; j < x.length; j++) {
                    angle += frequencies[i][j] * x[j];
                }
                sum += weights[i] * Math.cos(angle);
            }
            for (int i = 0; i < points.length; i++) {
                double square = 0;
                for (int j = 0; j < x.length; j++) {
                    double way = (x[j] - points[i][j]) / lengths[j];
                    square += way * way;
                }
                double far = Math.sqrt(5 * square);
                sum += alphas[i] * signal * (1 + far + far * far / 3) * Math.exp(-far);
            }
            return mean + deviation * sum;
        }
    }

    private record Dimension(String name, double low, double high, int step, boolean log, List<Object> choices) {
        Parameter parameter() {
            if (choices != null) {
                return new Parameter.Choice(name, choices, Map.of());
            }
            return step > 0
                    ? new Parameter.IntRange(name, (int) low, (int) high, step, log, Map.of())
                    : new Parameter.FloatRange(name, low, high, log, Map.of());
        }

        List<Double> coordinates(Object value) {
            if (choices != null && choices.get(0) instanceof Number first) {
                double last = ((Number) choices.get(choices.size() - 1)).doubleValue();
                return List.of(Math.log(((Number) value).doubleValue() / first.doubleValue())
                        / Math.log(last / first.doubleValue()));
            }
            if (choices != null) {
                return choices.stream()
                        .map(choice -> choice.equals(value) ? 1.0 : 0.0)
                        .toList();
            }
            double number = ((Number) value).doubleValue();
            return List.of(log ? Math.log(number / low) / Math.log(high / low) : (number - low) / (high - low));
        }
    }

    private RaceTask(Content content) {
        this.content = content;
        this.parameters =
                content.parameters().stream().map(Dimension::parameter).toList();
        Random random = new Random(1);
        List<List<EpochMetrics>> sample = new ArrayList<>();
        for (int i = 0; i < SAMPLE; i++) {
            SortedMap<String, Object> configuration = new TreeMap<>();
            parameters.forEach(
                    parameter -> configuration.put(parameter.name(), ParameterSpaces.uniform(parameter, random)));
            sample.add(curve(configuration));
        }
        this.training = Math.round(sample.stream()
                .mapToDouble(curve -> EPOCHS * MILLIS * curve.get(0).seconds())
                .average()
                .orElseThrow());
        double[] best = sample.stream()
                .mapToDouble(curve -> curve.stream()
                        .mapToDouble(metrics -> metrics.loss(objective()))
                        .min()
                        .orElseThrow())
                .sorted()
                .toArray();
        this.scale = new Scale(best[0], best[best.length / 2]);
    }

    static RaceTask read(Path file) throws IOException {
        try (InputStream text = new GZIPInputStream(Files.newInputStream(file))) {
            return new RaceTask(Json.read(new String(text.readAllBytes(), StandardCharsets.UTF_8), Content.class));
        }
    }

    private double[] point(SortedMap<String, Object> values) {
        return content.parameters().stream()
                .flatMap(dimension -> dimension.coordinates(values.get(dimension.name())).stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    @Override
    public String name() {
        return content.name();
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public Objective objective() {
        return Objective.VAL_ACCURACY;
    }

    @Override
    public int epochs() {
        return EPOCHS;
    }

    @Override
    public boolean isTimed() {
        return true;
    }

    @Override
    public long training() {
        return training;
    }

    @Override
    public long length(EpochMetrics metrics) {
        return Math.max(1, Math.round(MILLIS * metrics.seconds()));
    }

    @Override
    public Scale scale() {
        return scale;
    }

    @Override
    public Function<SortedMap<String, Object>, List<EpochMetrics>> trainings() {
        return this::curve;
    }

    private List<EpochMetrics> curve(SortedMap<String, Object> values) {
        double[] x = point(values);
        Random random = new Random(Arrays.hashCode(x));
        double first = content.components().get(0).at(x, content.points(), random);
        double sixth = first + content.components().get(1).at(x, content.points(), random);
        double last = sixth + content.components().get(2).at(x, content.points(), random);
        // a + b ln t + c / t through the three
        double a6 = Math.log(6);
        double a12 = Math.log(12);
        double d6 = sixth - first;
        double d12 = last - first;
        double c6 = 1 / 6.0 - 1;
        double c12 = 1 / 12.0 - 1;
        double b = (d6 * c12 - d12 * c6) / (a6 * c12 - a12 * c6);
        double c = (d6 - b * a6) / c6;
        double a = first - c;
        double logSeconds = content.logSeconds()[0];
        for (int i = 0; i < x.length; i++) {
            logSeconds += content.logSeconds()[i + 1] * x[i];
        }
        double seconds = Math.exp(logSeconds);
        return IntStream.rangeClosed(1, EPOCHS)
                .mapToObj(epoch -> metrics(epoch, a + b * Math.log(epoch) + c / epoch, seconds, random))
                .toList();
    }

    private EpochMetrics metrics(int epoch, double log, double seconds, Random random) {
        double soft = content.floor() + SOFT * Math.log1p(Math.exp((log - content.floor()) / SOFT));
        double error = Math.min(MOST_ERROR, Math.exp(soft));
        double noise = content.noise() * Math.sqrt(error * (1 - error) / content.validation());
        double noisy = Math.max(0.001, Math.min(MOST_ERROR, error + noise * random.nextGaussian()));
        double accuracy = Math.rint((1 - noisy) * content.validation()) / content.validation();
        return new EpochMetrics(epoch, 3.2 * error, accuracy, 3.2 * error, accuracy, Double.NaN, Double.NaN, seconds);
    }
}
