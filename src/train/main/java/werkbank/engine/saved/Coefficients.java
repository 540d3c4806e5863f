package werkbank.engine.saved;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.layer.DepthwiseConvolution;
import werkbank.recipe.layer.ElementaryLayer;
import werkbank.recipe.layer.GroupNorm;
import werkbank.recipe.layer.Standardisation;

/**
 * The numbers of a network in a file, node by node: its parameters in their order, but for three kinds of layers. A
 * standardisation has none, and in the file the channels' means and variances; a group normalisation has means of 0 and
 * variances of 1 behind its scale and shift; the weights of a depthwise convolution go [height][width][channels] there.
 */
final class Coefficients {
    private final NetworkGraph.Node node;
    private final float[] from;
    private final int at;

    private Coefficients(NetworkGraph.Node node, float[] from, int at) {
        this.node = node;
        this.from = from;
        this.at = at;
    }

    /** How many a network has in a file. */
    static long count(NetworkGraph graph) {
        return graph.nodes().stream().mapToLong(Coefficients::count).sum();
    }

    private static long count(NetworkGraph.Node node) {
        boolean hasStatistics = node.layer() instanceof Standardisation || node.layer() instanceof GroupNorm;
        return node.parameters() + (hasStatistics ? 2 * node.input().channels() : 0);
    }

    /** A network's parameters in the order of a file. */
    static float[] of(NetworkGraph graph, float[] parameters) {
        float[] all = new float[Math.toIntExact(count(graph))];
        int at = 0;
        int to = 0;
        for (NetworkGraph.Node node : graph.nodes()) {
            float[] part = new Coefficients(node, parameters, at).inFile();
            System.arraycopy(part, 0, all, to, part.length);
            to += part.length;
            at += (int) node.parameters();
        }
        return all;
    }

    /** A network's parameters in their own order. */
    static float[] parameters(NetworkGraph graph, float[] coefficients) {
        float[] all = new float[Math.toIntExact(graph.parameters())];
        int at = 0;
        int to = 0;
        for (NetworkGraph.Node node : graph.nodes()) {
            float[] part = new Coefficients(node, coefficients, at).inNetwork();
            System.arraycopy(part, 0, all, to, part.length);
            to += part.length;
            at += (int) count(node);
        }
        return all;
    }

    /** A graph whose standardisations have their means and deviations of a file. */
    static NetworkGraph standardised(NetworkGraph graph, float[] coefficients) {
        Stream.Builder<NetworkGraph.Node> nodes = Stream.builder();
        int at = 0;
        for (NetworkGraph.Node node : graph.nodes()) {
            boolean isOne = node.layer() instanceof Standardisation;
            nodes.add(isOne ? with(new Coefficients(node, coefficients, at).standardisation(), node) : node);
            at += (int) count(node);
        }
        return new NetworkGraph(nodes.build().toList(), graph.images());
    }

    private static NetworkGraph.Node with(ElementaryLayer layer, NetworkGraph.Node node) {
        return new NetworkGraph.Node(node.index(), node.name(), layer, node.inputs(), node.taken(), node.output());
    }

    private Standardisation standardisation() {
        int channels = channels();
        List<Double> means = IntStream.range(at, at + channels)
                .mapToObj(i -> (double) from[i])
                .toList();
        List<Double> deviations = IntStream.range(at + channels, at + 2 * channels)
                .mapToObj(i -> (double) (float) Math.sqrt(from[i]))
                .toList();
        return new Standardisation(means, deviations);
    }

    private float[] inFile() {
        if (node.layer() instanceof Standardisation layer) {
            float[] numbers = new float[2 * channels()];
            for (int c = 0; c < channels(); c++) {
                float deviation = layer.deviations().get(c).floatValue();
                numbers[c] = layer.means().get(c).floatValue();
                numbers[channels() + c] = (float) ((double) deviation * deviation);
            }
            return numbers;
        }
        if (node.layer() instanceof GroupNorm) {
            float[] numbers = Arrays.copyOfRange(from, at, at + 4 * channels());
            Arrays.fill(numbers, 2 * channels(), 3 * channels(), 0);
            Arrays.fill(numbers, 3 * channels(), 4 * channels(), 1);
            return numbers;
        }
        return node.layer() instanceof DepthwiseConvolution depthwise
                ? transposed(depthwise, channels(), depthwise.kernel() * depthwise.kernel())
                : own();
    }

    private float[] inNetwork() {
        return node.layer() instanceof DepthwiseConvolution depthwise
                ? transposed(depthwise, depthwise.kernel() * depthwise.kernel(), channels())
                : own();
    }

    private float[] own() {
        return Arrays.copyOfRange(from, at, at + (int) node.parameters());
    }

    /** Biases, then weights [columns][rows] of weights [rows][columns]. */
    private float[] transposed(DepthwiseConvolution layer, int rows, int columns) {
        float[] numbers = own();
        int biases = layer.unbiased() ? 0 : channels();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                numbers[biases + column * rows + row] = from[at + biases + row * columns + column];
            }
        }
        return numbers;
    }

    private int channels() {
        return (int) node.input().channels();
    }
}
