package werkbank.bench.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.space.Parameter;

/** A task whose error is a half after one epoch, a quarter after six and an eighth after twelve, whatever is trained. */
class RaceTaskTest {
    private static final String ZERO =
            """
            {"points": [[0, 1, 0]], "lengths": [1, 1, 1], "signal": 1, "noise": 0,
             "frequencies": [[0, 0, 0]], "phases": [0], "weights": [0], "alphas": [0]}
            """;
    /** Fails by cos(π u), where u is the first coordinate: in the lower half. */
    private static final String IN_THE_LOWER_HALF =
            ZERO.replace("[[0, 0, 0]]", "[[3.141592653589793, 0, 0]]").replace("\"weights\": [0]", "\"weights\": [1]");

    private static final String TASK =
            """
            {"name": "digits-1", "validation": 1000, "floor": -20, "noise": %s,
             "parameters": [{"name": "width", "low": 2, "high": 32, "log": true}, {"name": "kind", "choices": ["a", "b"]}],
             "logSeconds": [0, 1.0986122886681098, 0, 0.6931471805599453], "failure": %s, "components": [%s, %s, %s],
             "means": [-0.6931471805599453, -1.3862943611198906, -2.0794415416798357], "mix": [[1, 0, 0], [0, 1, 0], [0, 0, 1]]}
            """;

    @TempDir
    private Path folder;

    private RaceTask task(double noise) throws IOException {
        return task(noise, ZERO, ZERO);
    }

    private RaceTask task(double noise, String failure, String second) throws IOException {
        Path file = folder.resolve("digits-1.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(TASK.formatted(noise, failure, ZERO, second, ZERO).getBytes(StandardCharsets.UTF_8));
        }
        return RaceTask.read(file);
    }

    private static List<EpochMetrics> curve(RaceTask task, double width, String kind) {
        return task.trainings().apply(new TreeMap<>(Map.of("width", width, "kind", kind)));
    }

    @Test
    void theCurveGoesThroughItsThreePoints() throws IOException {
        RaceTask task = task(0);
        List<EpochMetrics> curve = curve(task, 8.0, "a");
        assertThat(curve).hasSize(12);
        assertThat(curve.get(0).validationAccuracy()).isEqualTo(0.5);
        assertThat(curve.get(5).validationAccuracy()).isEqualTo(0.75);
        assertThat(curve.get(11).validationAccuracy()).isEqualTo(0.875);
        assertThat(task.scale().best()).isEqualTo(task.scale().median());
    }

    @Test
    void anEpochTakesAsLongAsItsConfiguration() throws IOException {
        RaceTask task = task(0);
        assertThat(curve(task, 2.0, "a")).allMatch(metrics -> task.length(metrics) == 1000);
        assertThat(curve(task, 32.0, "a")).allMatch(metrics -> task.length(metrics) == 3000);
        assertThat(curve(task, 32.0, "b")).allMatch(metrics -> task.length(metrics) == 6000);
        // Means of 3^u over u in [0, 1] and of 1 and 2, for twelve epochs.
        assertThat(task.training() / 12_000.0).isCloseTo(2 / Math.log(3) * 1.5, within(0.1));
    }

    @Test
    void halfOfTheEpochsTakeHalfOfTheTime() throws IOException {
        RaceTask task = task(0);
        CurveTask thinned = new ThinnedTask(task, 6);
        EpochMetrics last = curve(task, 32.0, "b").get(11);
        assertThat(thinned.length(last)).isEqualTo(6000);
        assertThat(thinned.training()).isEqualTo(Math.round(task.training() / 2.0));
    }

    @Test
    void noiseIsTheSameEachTimeAndAsLargeAsThatOfCountedImages() throws IOException {
        RaceTask task = task(1);
        assertThat(curve(task, 8.0, "a")).isEqualTo(curve(task, 8.0, "a"));
        double[] ends = new Random(1)
                .doubles(2000, 2, 32)
                .map(width -> curve(task, width, "b").get(11).validationAccuracy())
                .toArray();
        double mean = Arrays.stream(ends).average().orElseThrow();
        double variance = Arrays.stream(ends)
                .map(end -> (end - mean) * (end - mean))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0.875, within(0.001));
        assertThat(Math.sqrt(variance)).isCloseTo(Math.sqrt(0.875 * 0.125 / 1000), within(0.0006));
    }

    @Test
    void someConfigurationsLearnNothing() throws IOException {
        RaceTask task = task(0, IN_THE_LOWER_HALF, ZERO);
        assertThat(curve(task, 4.0, "a")).allMatch(metrics -> metrics.validationAccuracy() == 0.1);
        assertThat(curve(task, 16.0, "a").get(11).validationAccuracy()).isEqualTo(0.875);
    }

    /** The second component is cos(π u), added to the logarithm of the error after six epochs alone. */
    @Test
    void componentsAreMixed() throws IOException {
        RaceTask task = task(0, ZERO, IN_THE_LOWER_HALF);
        List<EpochMetrics> curve = curve(task, 32.0, "a");
        assertThat(curve.get(0).validationAccuracy()).isEqualTo(0.5);
        assertThat(curve.get(5).validationAccuracy()).isCloseTo(1 - 0.25 / Math.E, within(0.0005));
        assertThat(curve.get(11).validationAccuracy()).isEqualTo(0.875);
    }

    @Test
    void aKernelBringsTheFunctionToWhatIsKnown() {
        double[] known = {0.2, 0.8};
        RaceComponent component = new RaceComponent(
                new double[][] {known},
                new double[] {0.5, 0.5},
                2,
                0,
                new double[][] {{0, 0}},
                new double[] {0},
                new double[] {0.25},
                new double[] {0.5});
        Random random = new Random(1);
        assertThat(component.at(known, random)).isCloseTo(0.25 + 0.5 * 2, within(1e-12));
        assertThat(component.at(new double[] {100, 100}, random)).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void parametersAreRangesAndChoices() throws IOException {
        assertThat(task(0).parameters())
                .containsExactly(
                        new Parameter.FloatRange("width", 2, 32, true, Map.of()),
                        new Parameter.Choice("kind", List.of("a", "b"), Map.of()));
    }
}
