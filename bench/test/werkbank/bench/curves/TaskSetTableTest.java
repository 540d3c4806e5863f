package werkbank.bench.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.space.Parameter;

/** A table of three rows, which differ in their learning rate and in beta1. */
class TaskSetTableTest {
    @TempDir
    private Path folder;

    private static String row(String rate, String beta1, String losses) {
        return """
                {"hp": {"learning_rate": %s, "beta1": %s, "beta2": 0.999, "epsilon": 1e-5, "l1": 1e-5, "l2": 1e-5,
                 "linear_decay": 1e-5, "exponential_decay": 1e-5}, "valid": {"loss": [%s]}}
                """
                .formatted(rate, beta1, losses);
    }

    private CurveTask table() throws IOException {
        String rows = "["
                + String.join(
                        ",",
                        row("1e-4", "0.9", "0.7, 0.6, 0.5, 0.4"),
                        row("1e-2", "0.9", "0.7, 0.3, 0.2, 0.3"),
                        row("1e-2", "0.999", "0.7, 0.8, NaN, 0.1"))
                + "]";
        Path file = folder.resolve("lstm.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(rows.getBytes(StandardCharsets.UTF_8));
        }
        return TaskSetTable.read(file);
    }

    private static SortedMap<String, Object> point(CurveTask task, double rate, double lacking) {
        SortedMap<String, Object> point = new TreeMap<>();
        for (Parameter parameter : task.parameters()) {
            point.put(parameter.name(), 1e-5);
        }
        point.put("one-minus-beta2", 1e-3);
        point.put("learning-rate", rate);
        point.put("one-minus-beta1", lacking);
        return point;
    }

    private static List<Double> losses(List<EpochMetrics> curve) {
        return curve.stream().map(EpochMetrics::validationLoss).toList();
    }

    @Test
    void thePointBeforeTheFirstStepIsNoEpoch() throws IOException {
        CurveTask task = table();
        assertThat(task.epochs()).isEqualTo(3);
        assertThat(losses(task.trainings().apply(point(task, 1e-4, 0.1)))).containsExactly(0.6, 0.5, 0.4);
    }

    @Test
    void theNearestRowAnswersAndEachOnce() throws IOException {
        CurveTask task = table();
        Function<SortedMap<String, Object>, List<EpochMetrics>> trainings = task.trainings();
        assertThat(losses(trainings.apply(point(task, 9e-3, 0.12)))).containsExactly(0.3, 0.2, 0.3);
        assertThat(losses(trainings.apply(point(task, 9e-3, 0.12)))).containsExactly(0.6, 0.5, 0.4);
        assertThat(losses(trainings.apply(point(task, 9e-3, 0.12)))).containsExactly(0.8);
        assertThatThrownBy(() -> trainings.apply(point(task, 9e-3, 0.12)))
                .isInstanceOf(InputException.class)
                .hasMessage("the search wants more than the 3 rows of lstm; search for fewer epochs");
        assertThat(losses(task.trainings().apply(point(task, 9e-3, 0.12)))).containsExactly(0.3, 0.2, 0.3);
    }

    @Test
    void betasAreNearByWhatTheyLackToOne() throws IOException {
        CurveTask task = table();
        assertThat(losses(task.trainings().apply(point(task, 1e-2, 1e-3)))).containsExactly(0.8);
    }

    @Test
    void theScaleRunsFromTheBestRowToTheMedianOne() throws IOException {
        Scale scale = table().scale();
        assertThat(scale).isEqualTo(new Scale(0.2, 0.4));
        assertThat(scale.regret(0.2)).isZero();
        assertThat(scale.regret(0.25)).isEqualTo(0.25, within(1e-12));
        assertThat(scale.regret(0.9)).isOne();
    }
}
