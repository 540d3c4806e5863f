package werkbank.bench.curves;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.file.Json;
import werkbank.space.Parameter;

/**
 * A task like {@code bench/race}'s: curves and seconds of its network, as a function says that was drawn from what Gaussian
 * processes believe after some dozen real trainings. {@code bench/peers/race_surrogate.py} makes it.
 */
final class RaceTask implements TimedTask {
    private static final int EPOCHS = LogError.LAST;
    /** Configurations that scale and mean length are taken from. */
    private static final int SAMPLE = 2000;

    private final Content content;
    private final List<Parameter> parameters;
    private final long training;
    private final Scale scale;

    /**
     * What the file has.
     *
     * @param failure above 0 where a configuration learns nothing
     * @param components of the logarithms of the error after the first, the sixth and the last epoch
     * @param means of these logarithms
     * @param mix [logarithms][components]
     * @param logSeconds of an epoch: a constant, then the slope along each coordinate
     * @param floor the least logarithm of an error that is to be had
     * @param noise of an epoch, in parts of the binomial one
     * @param validation images
     */
    private record Content(
            String name,
            List<Dimension> parameters,
            RaceComponent failure,
            List<RaceComponent> components,
            double[] means,
            double[][] mix,
            double[] logSeconds,
            double floor,
            double noise,
            int validation) {}

    private RaceTask(Content content) {
        this.content = content;
        this.parameters =
                content.parameters().stream().map(Dimension::parameter).toList();
        List<List<EpochMetrics>> sample = RandomConfigurations.of(parameters, new Random(1))
                .limit(SAMPLE)
                .map(this::curve)
                .toList();
        this.training = Math.round(sample.stream()
                .mapToDouble(curve -> EPOCHS * MILLIS * curve.get(0).seconds())
                .average()
                .orElseThrow());
        this.scale = Scale.of(sample.stream().mapToDouble(curve -> best(curve).orElseThrow()));
    }

    static RaceTask read(Path file) throws IOException {
        try (InputStream text = new GZIPInputStream(Files.newInputStream(file))) {
            return new RaceTask(Json.read(new String(text.readAllBytes(), StandardCharsets.UTF_8), Content.class));
        }
    }

    private double[] point(SortedMap<String, Object> values) {
        return Dimension.point(content.parameters(), values);
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
    public int epochs() {
        return EPOCHS;
    }

    @Override
    public long training() {
        return training;
    }

    /** The scale of some configurations at random, always the same; a search may find a better one. */
    @Override
    public Scale scale() {
        return scale;
    }

    @Override
    public Function<SortedMap<String, Object>, List<EpochMetrics>> trainings() {
        return this::curve;
    }

    /** What is drawn for a configuration is the same each time. */
    private List<EpochMetrics> curve(SortedMap<String, Object> values) {
        double[] point = point(values);
        Random random = new Random(Arrays.hashCode(point));
        boolean fails = content.failure().at(point, random) > 0;
        LogError error = error(point, random);
        double seconds = seconds(point);
        return IntStream.rangeClosed(1, EPOCHS)
                .mapToObj(epoch -> metrics(epoch, fails ? LogError.MOST : error.after(epoch), seconds, random))
                .toList();
    }

    private LogError error(double[] point, Random random) {
        double[] logs = content.means().clone();
        for (int part = 0; part < logs.length; part++) {
            double component = content.components().get(part).at(point, random);
            for (int i = 0; i < logs.length; i++) {
                logs[i] += content.mix()[i][part] * component;
            }
        }
        return LogError.of(logs[0], logs[1], logs[2], content.floor());
    }

    private double seconds(double[] point) {
        double log = content.logSeconds()[0];
        for (int i = 0; i < point.length; i++) {
            log += content.logSeconds()[i + 1] * point[i];
        }
        return Math.exp(log);
    }

    private EpochMetrics metrics(int epoch, double error, double seconds, Random random) {
        int images = content.validation();
        double noise = content.noise() * Math.sqrt(error * (1 - error) / images) * random.nextGaussian();
        double accuracy = Math.rint((1 - Math.max(0, Math.min(1, error + noise))) * images) / images;
        return new EpochMetrics(epoch, error, accuracy, error, accuracy, Double.NaN, Double.NaN, seconds);
    }
}
