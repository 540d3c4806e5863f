package werkbank.bench.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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
        Files.write(folder.resolve("model.onnx"), repeating().toByteArray());
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

    private static ModelProto repeating() {
        GraphProto graph = GraphProto.newBuilder()
                .setName("repeating")
                .addInput(value("x_cont", TensorProto.DataType.FLOAT, 8))
                .addInput(value("x_cat", TensorProto.DataType.INT32, 1))
                .addOutput(value("answer", TensorProto.DataType.FLOAT, 4))
                .addInitializer(TensorProto.newBuilder()
                        .setName("places")
                        .setDataType(TensorProto.DataType.INT64.getNumber())
                        .addDims(4)
                        .addAllInt64Data(List.of(0L, 0L, 8L, 1L)))
                .addNode(node("Cast", "code", "to", TensorProto.DataType.FLOAT.getNumber(), "x_cat"))
                .addNode(node("Concat", "all", "axis", 1, "x_cont", "code"))
                .addNode(node("Gather", "answer", "axis", 1, "all", "places"))
                .build();
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(graph)
                .build();
    }

    private static NodeProto node(String type, String output, String attribute, long number, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(type)
                .addAllInput(List.of(inputs))
                .addOutput(output)
                .addAttribute(AttributeProto.newBuilder()
                        .setName(attribute)
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(number))
                .build();
    }

    private static ValueInfoProto value(String name, TensorProto.DataType type, int columns) {
        TensorShapeProto shape = TensorShapeProto.newBuilder()
                .addDim(Dimension.newBuilder().setDimParam("rows"))
                .addDim(Dimension.newBuilder().setDimValue(columns))
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(shape)))
                .build();
    }
}
