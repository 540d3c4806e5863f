package werkbank.bench.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.space.Parameter;

/**
 * What a surrogate is asked and how its answers are read, with a network that repeats its input: the accuracy is the epoch
 * in percent, the loss is the task's code, the balanced accuracy is the batch in percent.
 */
class SurrogateTest {
    private static final int FLOAT = 1;
    private static final int INT32 = 6;
    private static final int INT64 = 7;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("encoding.json"), "{\"OpenML_task_id\": {\"#na#\": 0, \"31\": 1, \"32\": 2}}");
        Files.writeString(
                folder.resolve("config_space.json"),
                """
                {"hyperparameters": [
                  {"name": "OpenML_task_id", "type": "categorical", "choices": ["31", "32"]},
                  {"name": "epoch", "type": "uniform_int", "log": false, "lower": 1, "upper": 52},
                  {"name": "batch_size", "type": "uniform_int", "log": true, "lower": 16, "upper": 512},
                  {"name": "learning_rate", "type": "uniform_float", "log": true, "lower": 1e-4, "upper": 0.1},
                  {"name": "momentum", "type": "uniform_float", "log": false, "lower": 0.1, "upper": 0.99},
                  {"name": "weight_decay", "type": "uniform_float", "log": false, "lower": 1e-5, "upper": 0.1},
                  {"name": "num_layers", "type": "uniform_int", "log": false, "lower": 1, "upper": 5},
                  {"name": "max_units", "type": "uniform_int", "log": true, "lower": 64, "upper": 1024},
                  {"name": "max_dropout", "type": "uniform_float", "log": false, "lower": 0, "upper": 1}]}
                """);
        Files.write(folder.resolve("model.onnx"), repeating());
    }

    @Test
    void theFirstEpochIsItsSecond() throws IOException {
        try (Surrogate surrogate = new Surrogate(folder)) {
            List<EpochMetrics> curve = surrogate.curve("32", configuration());
            assertThat(curve)
                    .extracting(EpochMetrics::epoch)
                    .hasSize(51)
                    .startsWith(1, 2)
                    .endsWith(51);
            assertThat(curve.get(0).validationAccuracy()).isCloseTo(0.02, within(1e-6));
            assertThat(curve.get(50).validationAccuracy()).isCloseTo(0.52, within(1e-6));
            assertThat(curve).allSatisfy(metrics -> {
                assertThat(metrics.validationLoss()).isEqualTo(2);
                assertThat(metrics.validationBalancedAccuracy()).isCloseTo(0.64, within(1e-6));
                assertThat(metrics.validationF1()).isNaN();
            });
        }
    }

    @Test
    void parametersAreThoseOfTheFile() throws IOException {
        try (Surrogate surrogate = new Surrogate(folder)) {
            assertThat(surrogate.tasks()).containsExactly("31", "32");
            assertThat(surrogate.parameters())
                    .extracting(Parameter::name)
                    .containsExactly(
                            "batch_size",
                            "learning_rate",
                            "momentum",
                            "weight_decay",
                            "num_layers",
                            "max_units",
                            "max_dropout");
            assertThat(surrogate.parameters().get(0)).isInstanceOfSatisfying(Parameter.IntRange.class, batch -> {
                assertThat(batch.log()).isTrue();
                assertThat(batch.high()).isEqualTo(512);
            });
        }
    }

    /** The best of a configuration is its last epoch here, whatever its parameters. */
    @Test
    void theScaleIsThatOfRandomConfigurations() throws IOException {
        try (Surrogate surrogate = new Surrogate(folder)) {
            Scale scale = new SurrogateTask(surrogate, "31").scale();
            assertThat(scale.best()).isCloseTo(-0.52, within(1e-6));
            assertThat(scale.median()).isCloseTo(-0.52, within(1e-6));
        }
    }

    @Test
    void aFolderWithoutItIsNamed() throws IOException {
        Files.delete(folder.resolve("model.onnx"));
        assertThatThrownBy(() -> new Surrogate(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("has no model.onnx");
    }

    private static SortedMap<String, Object> configuration() {
        SortedMap<String, Object> values = new TreeMap<>();
        values.put("batch_size", 64);
        values.put("learning_rate", 0.01);
        values.put("momentum", 0.9);
        values.put("weight_decay", 0.001);
        values.put("num_layers", 3);
        values.put("max_units", 128);
        values.put("max_dropout", 0.5);
        return values;
    }

    /** A network of ONNX, written field by field as its onnx.proto numbers them. */
    private static byte[] repeating() {
        byte[] places = bytes(
                text(8, "places"),
                number(1, 4),
                number(2, INT64),
                number(7, 0),
                number(7, 0),
                number(7, 8),
                number(7, 1));
        byte[] graph = bytes(
                message(1, node("Cast", "code", "to", FLOAT, "x_cat")),
                message(1, node("Concat", "all", "axis", 1, "x_cont", "code")),
                message(1, node("Gather", "answer", "axis", 1, "all", "places")),
                text(2, "repeating"),
                message(5, places),
                message(11, value("x_cont", FLOAT, 8)),
                message(11, value("x_cat", INT32, 1)),
                message(12, value("answer", FLOAT, 4)));
        return bytes(number(1, 8), message(7, graph), message(8, number(2, 17)));
    }

    private static byte[] node(String type, String output, String attribute, int number, String... inputs) {
        byte[] named = bytes(text(1, attribute), number(3, number), number(20, 2));
        byte[] names = bytes(Stream.of(inputs).map(input -> text(1, input)).toArray(byte[][]::new));
        return bytes(names, text(2, output), text(4, type), message(5, named));
    }

    /** A matrix of any number of rows. */
    private static byte[] value(String name, int type, int columns) {
        byte[] shape = bytes(message(1, text(2, "rows")), message(1, number(1, columns)));
        byte[] tensor = bytes(number(1, type), message(2, shape));
        return bytes(text(1, name), message(2, message(1, tensor)));
    }

    private static byte[] text(int field, String text) {
        return message(field, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] message(int field, byte[] content) {
        return bytes(varint(field << 3 | 2), varint(content.length), content);
    }

    private static byte[] number(int field, int number) {
        return bytes(varint(field << 3), varint(number));
    }

    /** Seven bits a byte, the lowest first. */
    private static byte[] varint(int number) {
        return number < 128
                ? new byte[] {(byte) number}
                : bytes(new byte[] {(byte) (number & 127 | 128)}, varint(number >> 7));
    }

    private static byte[] bytes(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Stream.of(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
