package werkbank.engine.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import werkbank.recipe.Training;

/** Optimizer, penalties and loss of a recipe as DL4J's JSON. */
final class TrainingJson {
    /** DL4J's limit for the probabilities in the loss where the recipe has none. */
    private static final double LOSS_CLIP = 1e-10;

    /** A key of all layers that have an optimizer. */
    private static final String UPDATED = "biasUpdater";

    /** The keys whose values are texts. */
    private static final Set<String> TEXTS = Set.of(Names.CLASS, "dataType");

    private static final String UPDATER = "iupdater";
    private static final String REGULARIZATION = "regularization";
    private static final String LOSS = "lossFn";

    private final Training training;
    private final List<Double> classWeights;
    private final double rate;

    /**
     * @param classWeights empty when all classes count alike
     * @param rate of the last step
     */
    TrainingJson(Training training, List<Double> classWeights, double rate) {
        this.training = training;
        this.classWeights = classWeights;
        this.rate = rate;
    }

    /** Completes a layer's settings. */
    void addTo(ObjectNode layer) {
        Set<String> keys = keys(layer);
        if (keys.contains(UPDATER)) {
            layer.set(UPDATER, updater());
            layer.set(REGULARIZATION, regularization());
        }
        if (keys.contains(LOSS)) {
            layer.set(LOSS, loss(layer.path("nout").asInt()));
        }
    }

    /** The keys of what matters to training alone in a layer's settings, and its name. */
    static Set<String> keys(ObjectNode layer) {
        if (layer.path(Names.CLASS).asText().equals(Names.OUTPUT)) {
            return Set.of(NetworkJson.NAME, UPDATER, REGULARIZATION, LOSS);
        }
        return layer.has(UPDATED) ? Set.of(NetworkJson.NAME, UPDATER, REGULARIZATION) : Set.of(NetworkJson.NAME);
    }

    /**
     * Has DL4J read nothing into what matters to training alone but numbers.
     *
     * @param layer a layer's settings, whose parts are of classes that we know
     * @throws werkbank.InputException when there is a part of another kind, or a text
     */
    static void requireNumbers(JsonNode layer) {
        requireClass(UPDATER, layer.path(UPDATER), Names.UPDATERS);
        requireClass(LOSS, layer.path(LOSS), Names.LOSSES);
        if (layer.has(REGULARIZATION) && !layer.path(REGULARIZATION).isArray()) {
            throw NetworkFile.wrong(
                    "its configuration has the %s %s", REGULARIZATION, Differences.shown(layer.path(REGULARIZATION)));
        }
        layer.path(REGULARIZATION).forEach(part -> requireClass(REGULARIZATION, part, Names.REGULARIZATIONS));
        for (String key : List.of(UPDATER, LOSS, REGULARIZATION)) {
            requireNumbers(key, layer.path(key));
        }
    }

    private static void requireClass(String key, JsonNode part, String start) {
        if (!part.isMissingNode() && !part.path(Names.CLASS).asText().startsWith(start)) {
            throw NetworkFile.wrong("its configuration has the %s %s", key, Differences.shown(part));
        }
    }

    private static void requireNumbers(String key, JsonNode part) {
        part.fields().forEachRemaining(field -> {
            if (!TEXTS.contains(field.getKey())) {
                requireNumbers(field.getKey(), field.getValue());
            }
        });
        if (part.isArray()) {
            part.forEach(one -> requireNumbers(key, one));
        }
        if (part.isTextual()) {
            throw NetworkFile.wrong("its configuration has the %s %s", key, Differences.shown(part));
        }
    }

    private ObjectNode updater() {
        Training.Optimizer o = training.optimizer();
        return switch (o.method()) {
            case SGD -> updater("Sgd");
            case NESTEROV, NESTEROVW -> updater("Nesterovs").put("momentum", o.momentum());
            case RMSPROP -> updater("RmsProp").put("rmsDecay", o.rho()).put("epsilon", o.epsilon());
            case ADAM, ADAMW -> withBetas("Adam");
            case AMSGRAD -> withBetas("AMSGrad");
            case NADAM -> withBetas("Nadam");
        };
    }

    private ObjectNode updater(String name) {
        return Nodes.of(Names.UPDATERS + name).put("learningRate", rate);
    }

    private ObjectNode withBetas(String name) {
        Training.Optimizer o = training.optimizer();
        return updater(name).put("beta1", o.beta1()).put("beta2", o.beta2()).put("epsilon", o.epsilon());
    }

    /** Penalties and decay of the weights. */
    /** The penalties and the decay that a recipe has: those that {@code GradientMethods} sets in DL4J. */
    private ArrayNode regularization() {
        ArrayNode parts = Nodes.list();
        Training.Penalty penalty = training.penalty();
        Training.Optimizer optimizer = training.optimizer();
        if (penalty.l1() > 0) {
            parts.add(regularization("L1Regularization", "l1", penalty.l1()));
        }
        if (penalty.l2() > 0) {
            parts.add(regularization("L2Regularization", "l2", penalty.l2()));
        }
        if (optimizer.method().decays() && optimizer.weightDecay() > 0) {
            parts.add(regularization("WeightDecay", "coeff", optimizer.weightDecay())
                    .put("applyLR", true));
        }
        return parts;
    }

    private static ObjectNode regularization(String name, String key, double value) {
        ObjectNode schedule = Nodes.of(Names.SCHEDULES + "FixedSchedule").put("value", value);
        return Nodes.of(Names.REGULARIZATIONS + name).set(key, schedule);
    }

    /** Writes categorical cross-entropy, which has weights with a clip, if of 1. */
    private ObjectNode loss(int classes) {
        double clip = training.lossClip();
        List<Double> weights = classWeights.isEmpty() && clip > 0 ? Collections.nCopies(classes, 1.0) : classWeights;
        ObjectNode loss = Nodes.of(Names.LOSSES + "LossMCXENT").put("softmaxClipEps", clip > 0 ? clip : LOSS_CLIP);
        return weights.isEmpty() ? loss : loss.set("weights", row(weights));
    }

    private static ObjectNode row(List<Double> values) {
        ArrayNode data = Nodes.list();
        values.forEach(value -> data.add(value.floatValue()));
        ObjectNode row = data.objectNode().put("dataType", "FLOAT");
        row.set("shape", Nodes.list().add(1).add(values.size()));
        row.set("data", data);
        return row;
    }
}
