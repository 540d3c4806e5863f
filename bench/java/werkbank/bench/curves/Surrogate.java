package werkbank.bench.curves;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import werkbank.InputException;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.file.Json;
import werkbank.space.Parameter;

/**
 * YAHPO's surrogate of LCBench (Zimmer, Lindauer and Hutter 2021; Pfisterer et al. 2022): a network in ONNX that tells the
 * figures of a task's configuration after an epoch.
 *
 * <p>What it calls epoch 1 is the network before its first step: its accuracy there is that of a guess and tells nothing of
 * what comes. So its epochs 2 to 52 are 51 epochs.
 */
final class Surrogate implements AutoCloseable {
    static final int EPOCHS = 51;

    private static final String TASK = "OpenML_task_id";
    /** The order of the network's numbers, as it was trained; the epoch comes first. */
    private static final List<String> NUMBERS = List.of(
            "batch_size", "learning_rate", "momentum", "weight_decay", "num_layers", "max_units", "max_dropout");
    /** Places in the network's answer. */
    private static final int ACCURACY = 1;

    private static final int CROSS_ENTROPY = 2;
    private static final int BALANCED_ACCURACY = 3;
    private static final double PERCENT = 100;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final JsonNode codes;
    private final List<String> tasks;
    private final List<Parameter> parameters = new ArrayList<>();

    /**
     * Loads the network.
     *
     * @param folder with {@code model.onnx}, {@code config_space.json} and {@code encoding.json}
     * @throws InputException when they aren't there
     */
    Surrogate(Path folder) throws IOException {
        if (!Files.exists(folder.resolve("model.onnx"))) {
            throw new InputException(
                    folder + " has no model.onnx; --data must name a folder with YAHPO's surrogate in 'lcbench'");
        }
        codes = Json.mapper().readTree(folder.resolve("encoding.json").toFile()).get(TASK);
        JsonNode space = Json.mapper()
                .readTree(folder.resolve("config_space.json").toFile())
                .get("hyperparameters");
        tasks = StreamSupport.stream(named(space, TASK).get("choices").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        NUMBERS.forEach(name -> parameters.add(parameter(named(space, name))));
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            session = environment.createSession(folder.resolve("model.onnx").toString(), options);
        } catch (OrtException e) {
            throw new IOException(folder + " has a model.onnx that can't be read", e);
        }
    }

    private static JsonNode named(JsonNode space, String name) {
        return StreamSupport.stream(space.spliterator(), false)
                .filter(parameter -> parameter.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException("config_space.json has no '" + name + "'; take YAHPO's LCBench"));
    }

    private static Parameter parameter(JsonNode node) {
        String name = node.get("name").asText();
        boolean log = node.get("log").asBoolean();
        return node.get("type").asText().equals("uniform_int")
                ? new Parameter.IntRange(
                        name, node.get("lower").asInt(), node.get("upper").asInt(), 1, log, Map.of())
                : new Parameter.FloatRange(
                        name, node.get("lower").asDouble(), node.get("upper").asDouble(), log, Map.of());
    }

    /** The names of the tasks, as OpenML numbers them. */
    List<String> tasks() {
        return tasks;
    }

    List<Parameter> parameters() {
        return List.copyOf(parameters);
    }

    /** The epochs of a configuration on a task. */
    List<EpochMetrics> curve(String task, SortedMap<String, Object> configuration) {
        float[][] answers = answers(codes.get(task).asInt(), configuration);
        return IntStream.range(0, EPOCHS)
                .mapToObj(i -> metrics(i + 1, answers[i]))
                .toList();
    }

    private static EpochMetrics metrics(int epoch, float[] answer) {
        double accuracy = answer[ACCURACY] / PERCENT;
        return new EpochMetrics(
                epoch,
                answer[CROSS_ENTROPY],
                accuracy,
                answer[CROSS_ENTROPY],
                accuracy,
                Double.NaN,
                Double.NaN,
                1,
                Optional.empty(),
                answer[BALANCED_ACCURACY] / PERCENT);
    }

    private float[][] answers(int code, SortedMap<String, Object> configuration) {
        FloatBuffer numbers = FloatBuffer.allocate(EPOCHS * (1 + NUMBERS.size()));
        IntBuffer words = IntBuffer.allocate(EPOCHS);
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            numbers.put(epoch + 1);
            NUMBERS.forEach(name -> numbers.put(((Number) configuration.get(name)).floatValue()));
            words.put(code);
        }
        try (OnnxTensor x = OnnxTensor.createTensor(
                        environment, numbers.rewind(), new long[] {EPOCHS, 1 + NUMBERS.size()});
                OnnxTensor task = OnnxTensor.createTensor(environment, words.rewind(), new long[] {EPOCHS, 1});
                OrtSession.Result result = session.run(Map.of("x_cont", x, "x_cat", task))) {
            return (float[][]) result.get(0).getValue();
        } catch (OrtException e) {
            throw new IllegalStateException("the surrogate gives no answer", e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the surrogate can't be closed", e);
        }
    }
}
