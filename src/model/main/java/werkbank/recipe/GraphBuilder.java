package werkbank.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import werkbank.InputException;
import werkbank.recipe.layer.ElementaryLayer;
import werkbank.recipe.layer.Expansion;
import werkbank.recipe.layer.Extent;
import werkbank.recipe.layer.Layer;

/** Makes a graph of a network's list, layer by layer. */
public final class GraphBuilder {
    /** Numbers in one array, parameters or outputs: its buffer is addressed with ints. */
    private static final long MOST = Integer.MAX_VALUE;

    private final Shape images;
    private final List<NetworkGraph.Node> nodes = new ArrayList<>();
    private int layers;
    private int last = Expansion.IMAGES;
    private int smallestBatch = Integer.MAX_VALUE;

    /** @param images that the network takes */
    public GraphBuilder(Shape images) {
        this.images = images;
    }

    /** A layer can't take what comes before it. */
    public static final class Misfit extends InputException {
        private Misfit(String message) {
            super(message);
        }
    }

    /**
     * Has layers refused that learn nothing from such a batch.
     *
     * @param batch images of the smallest batch size
     */
    public void checkBatches(int batch) {
        smallestBatch = batch;
    }

    /**
     * Adds the next item of the list.
     *
     * @throws Misfit when it, or a layer in it, can't take what comes before it
     */
    public void add(Layer layer) {
        layers++;
        last = layer.expand(new Level("", layers, layer), last);
    }

    /**
     * The last item of the list against what a computer can hold.
     *
     * @throws Misfit when the parameters of a layer, or what it puts out for one image, are more than one array can have
     */
    public void checkSize() {
        for (NetworkGraph.Node node : nodes) {
            needCountable(node, "parameters", node.parameters());
            needCountable(node, "outputs", node.output().values());
        }
    }

    private static void needCountable(NetworkGraph.Node node, String what, long count) {
        if (count > MOST) {
            throw misfit(
                    node.name(),
                    node.layer(),
                    String.format(
                            Locale.ROOT, "has more %s than the %,d that one array holds; make it smaller", what, MOST));
        }
    }

    /** The graph with an output layer behind what was added. */
    NetworkGraph graph(int classes) {
        node("output", NetworkGraph.output(classes), last);
        return new NetworkGraph(nodes, images);
    }

    private Extent extent(int node) {
        return node == Expansion.IMAGES
                ? Extent.image(images.height(), images.width(), images.channels())
                : nodes.get(node).output();
    }

    private int node(String name, ElementaryLayer layer, int... inputs) {
        List<Integer> sources = IntStream.of(inputs).boxed().toList();
        List<Extent> taken = sources.stream().map(this::extent).toList();
        layer.batchMisfit(taken.get(0), smallestBatch)
                .or(() -> layer.misfit(taken))
                .ifPresent(problem -> {
                    throw misfit(name, layer, problem);
                });
        nodes.add(new NetworkGraph.Node(nodes.size(), name, layer, sources, taken, layer.output(taken)));
        return nodes.size() - 1;
    }

    private static Misfit misfit(String name, ElementaryLayer layer, String problem) {
        return new Misfit(String.format(
                Locale.ROOT, "layer %s, %s, %s", numbers(name), layer.kind().name(), problem));
    }

    /** The numbers of a name: {@code 3.1} of {@code 3-residual.1-conv}. */
    private static String numbers(String name) {
        return name.replaceAll("-[^.]*", "");
    }

    /** An item of a list, which names the nodes that it adds. */
    private final class Level implements Expansion {
        private final String block;
        private final Layer item;
        private final String name;
        private int own;

        /**
         * @param block name of the list's block and a point; empty for the network's
         * @param number in the list, counted from 1
         */
        Level(String block, int number, Layer item) {
            this.block = block;
            this.item = item;
            this.name = number + "-" + item.kind().name();
        }

        @Override
        public int add(ElementaryLayer layer, int... inputs) {
            if (layer == item) {
                return node(block + name, layer, inputs);
            }
            own++;
            return node(block + name + "." + layer.kind().name() + (own > 1 ? "-" + own : ""), layer, inputs);
        }

        @Override
        public int addAll(String branch, List<Layer> list, int input) {
            int at = input;
            for (int i = 0; i < list.size(); i++) {
                at = list.get(i).expand(new Level(block + name + "." + branch, i + 1, list.get(i)), at);
            }
            return at;
        }

        @Override
        public Extent extent(int node) {
            return GraphBuilder.this.extent(node);
        }
    }
}
