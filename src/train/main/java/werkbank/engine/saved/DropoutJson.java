package werkbank.engine.saved;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** DL4J's kinds of dropout as JSON. They count what is retained, except with Gaussian noise. */
final class DropoutJson {
    /** SELU's α and λ, whose product is the lowest value of DL4J's alpha dropout. */
    private static final double SELU_ALPHA = 1.6732632423543772;

    private static final double SELU_LAMBDA = 1.0507009873554805;

    private DropoutJson() {}

    /** @param rate share of the numbers that is lost, in [0, 1) */
    static ObjectNode ofNumbers(double rate) {
        return Nodes.unsorted(Names.DROPOUTS + "Dropout")
                .put("p", 1 - rate)
                .put("helperAllowFallback", true)
                .putNull("pschedule");
    }

    /** @param rate share of the channels that is lost, in [0, 1) */
    static ObjectNode ofChannels(double rate) {
        return Nodes.of(Names.DROPOUTS + "SpatialDropout").put("p", 1 - rate).putNull("pschedule");
    }

    /** @param rate of the dropout whose variance the noise has, in [0, 1) */
    static ObjectNode noise(double rate) {
        return Nodes.of(Names.DROPOUTS + "GaussianDropout").put("rate", rate).putNull("rateSchedule");
    }

    /** @param rate share of the numbers that become SELU's lowest value, in [0, 1) */
    static ObjectNode alpha(double rate) {
        return Nodes.of(Names.DROPOUTS + "AlphaDropout")
                .put("alpha", SELU_ALPHA)
                .put("lambda", SELU_LAMBDA)
                .put("p", 1 - rate)
                .putNull("pschedule");
    }
}
