package werkbank.bench.curves;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.space.Objective;

/** A table of three trainings of two epochs. */
class TrainingsTableTest {
    private static final String TABLE =
            """
            {"name": "digits", "validation": 1000, "leastError": 0.01,
             "parameters": [{"name": "units", "low": 32, "high": 256, "log": false, "step": 32},
                            {"name": "rate", "low": 0.0001, "high": 0.1, "log": true},
                            {"name": "optimizer", "choices": ["adam", "nesterov"]}],
             "trainings": [
              {"values": [32, 0.001, "adam"], "accuracies": [0.9, 0.95], "losses": [0.4, 0.2], "seconds": 1.5},
              {"values": [256, 0.001, "adam"], "accuracies": [0.97, 0.96], "losses": [0.1, 0.15], "seconds": 3},
              {"values": [32, 0.1, "nesterov"], "accuracies": [0.1, 0.1], "losses": [2.3, 2.3], "seconds": 1.5}]}
            """;

    @TempDir
    private Path folder;

    private TrainingsTable table;

    @BeforeEach
    void read() throws IOException {
        table = TrainingsTable.read(Files.writeString(folder.resolve("digits.json"), TABLE));
    }

    private static SortedMap<String, Object> configuration(int units, double rate, String optimizer) {
        return new TreeMap<>(Map.of("units", units, "rate", rate, "optimizer", optimizer));
    }

    @Test
    void theNearestTrainingAnswersAndEachOnce() {
        Function<SortedMap<String, Object>, List<EpochMetrics>> trainings = table.trainings();
        SortedMap<String, Object> wanted = configuration(96, 0.002, "adam");
        List<Double> lasts =
                List.of(last(trainings.apply(wanted)), last(trainings.apply(wanted)), last(trainings.apply(wanted)));
        assertThat(lasts).containsExactly(0.95, 0.96, 0.1);
        assertThat(last(table.trainings().apply(configuration(32, 0.05, "nesterov"))))
                .isEqualTo(0.1);
    }

    private static double last(List<EpochMetrics> curve) {
        return curve.get(curve.size() - 1).validationAccuracy();
    }

    @Test
    void anEpochHasWhatWasMeasured() {
        EpochMetrics second =
                table.trainings().apply(configuration(256, 0.001, "adam")).get(1);
        assertThat(second.epoch()).isEqualTo(2);
        assertThat(second.loss(Objective.VAL_ACCURACY)).isEqualTo(-0.96);
        assertThat(second.loss(Objective.VAL_LOSS)).isEqualTo(0.15);
        assertThat(table.length(second)).isEqualTo(3000);
    }

    @Test
    void aTrainingTakesTheSecondsOfTheAverageOne() {
        assertThat(table.epochs()).isEqualTo(2);
        assertThat(table.training()).isEqualTo(4000);
    }

    @Test
    void theScaleRunsFromTheBestEpochToThatOfTheMedianTraining() {
        assertThat(table.scale()).isEqualTo(new Scale(-0.97, -0.95));
    }
}
