package werkbank.recipe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import werkbank.InputException;
import werkbank.recipe.layer.ElementaryLayer;
import werkbank.recipe.layer.Expansion;
import werkbank.recipe.layer.Extent;
import werkbank.recipe.layer.Layer;
import werkbank.recipe.layer.Standardisation;

/** Makes a graph of a network's list, layer by layer; refuses what no network of ours can have. */
public final class GraphBuilder {
    /** The most layers of a network, those in blocks one by one. */
    public static final int MOST_LAYERS = 10_000;

    /** The most lists of layers within each other. */
    public static final int MOST_DEPTH = 8;

    /** The most numbers of a network that is trained: the bytes of its file are still no more than one array holds. */
    public static final long MOST_SAVED = 536_000_000;

    /** Numbers in one array, parameters or outputs: its buffer is addressed with ints. */
    private static final long MOST = Integer.MAX_VALUE;

    private final Shape images;
    private final List<NetworkGraph.Node> nodes = new ArrayList<>();
    private Optional<Level> latest = Optional.empty();
    private int layers;
    private long parameters;
    private int last = Expansion.IMAGES;
    private OptionalInt smallestBatch = OptionalInt.empty();
    private boolean isOfAnySize;

    /** @param images that the network takes */
    public GraphBuilder(Shape images) {
        this.images = images;
    }

    /** A layer can't take what comes before it, or is too large. */
    public static final class Misfit extends InputException {
        private final transient Layer item;

        private Misfit(Layer item, String message) {
            super(message);
            this.item = item;
        }

        /** The layer or block that it is about, the very one of the innermost list that has it. */
        public Layer item() {
            return item;
        }
    }

    /**
     * Has layers refused that learn nothing, or not from such a batch, and a network that can't be saved; one that is
     * trained already may be so.
     *
     * @param batch images of the smallest batch size
     */
    public void checkBatches(int batch) {
        smallestBatch = OptionalInt.of(batch);
    }

    /**
     * Takes layers whose parameters, or outputs for one image, are more than one array can have, and images that only their
     * exact size or channels would have refused: the images stand for any.
     */
    public void ofAnySize() {
        isOfAnySize = true;
    }

    /**
     * Adds the next item of the list. They are counted from 1; a standardisation, which no file lists, is 0.
     *
     * @throws Misfit when it, or a layer in it, can't take what comes before it, has more parameters, also together
     *     with those before it, or puts out more for one image, than one array can have, or makes the network too large
     *     to be saved
     */
    public void add(Layer layer) {
        layers += layer instanceof Standardisation ? 0 : 1;
        Level level = new Level(1, "", String.valueOf(layers), layer);
        last = layer.expand(level, last);
        latest = Optional.of(level);
    }

    /**
     * The graph with an output layer behind what was added.
     *
     * @throws InputException when the network has more parameters with it than one array can have, or a file where it
     *     is to be trained; a {@link Misfit} where something was added
     */
    public NetworkGraph graph(int classes) {
        ElementaryLayer output = NetworkGraph.output(classes);
        List<Extent> taken = List.of(extent(last));
        NetworkGraph.Node node =
                new NetworkGraph.Node(nodes.size(), "output", output, List.of(last), taken, output.output(taken));
        if (!isOfAnySize && parameters + node.parameters() > mostParameters()) {
            refuseOutput(node);
        }
        nodes.add(node);
        return new NetworkGraph(nodes, images);
    }

    private void refuseOutput(NetworkGraph.Node output) {
        String problem = String.format(
                Locale.ROOT,
                "%s, with which the output layer brings the network to more parameters than %s; make it smaller, or"
                        + " pool behind it",
                output.input(),
                mostInWords());
        latest.ifPresent(level -> level.refuse("puts out " + problem));
        throw new InputException("no layer stands behind the images' " + problem);
    }

    private boolean isToBeTrained() {
        return smallestBatch.isPresent();
    }

    private long mostParameters() {
        return isToBeTrained() ? MOST_SAVED : MOST;
    }

    private String mostInWords() {
        return String.format(
                Locale.ROOT, "the %,d that one %s holds", mostParameters(), isToBeTrained() ? "file" : "array");
    }

    private Extent extent(int node) {
        return node == Expansion.IMAGES
                ? Extent.image(images.height(), images.width(), images.channels())
                : nodes.get(node).output();
    }

    /** Whether what a node puts out are the images, standardised or not. */
    private boolean isImages(int node) {
        return node == Expansion.IMAGES || nodes.get(node).layer() instanceof Standardisation;
    }

    /** An item of a list, which names the nodes that it adds. */
    private final class Level implements Expansion {
        private final int depth;
        private final String block;
        private final String number;
        private final Layer item;
        private final String name;
        /** The nodes so far that are of the block itself and of none of its lists, by their kinds' names. */
        private final Map<String, Integer> own = new HashMap<>();

        /**
         * @param depth of the list, 1 for the network's
         * @param block name of the list's block and a point; empty for the network's
         * @param number in the list, counted from 1, behind those of the blocks that it is in, for instance {@code 3.1}; with
         *     the list's letter where the block has several, {@code 3.a1}
         */
        Level(int depth, String block, String number, Layer item) {
            this.depth = depth;
            this.block = block;
            this.number = number;
            this.item = item;
            this.name = block + number.substring(number.lastIndexOf('.') + 1) + "-"
                    + item.kind().name();
        }

        @Override
        public int add(ElementaryLayer layer, int... inputs) {
            List<Integer> sources = IntStream.of(inputs).boxed().toList();
            List<Extent> taken = sources.stream().map(GraphBuilder.this::extent).toList();
            batchMisfit(layer, taken.get(0))
                    .or(() -> isDecided(layer, taken) ? layer.misfit(taken) : Optional.empty())
                    .or(() -> misplaced(layer, inputs[0]))
                    .ifPresent(this::refuse);
            NetworkGraph.Node node =
                    new NetworkGraph.Node(nodes.size(), name(layer), layer, sources, taken, layer.output(taken));
            needCountable(node);
            nodes.add(node);
            return node.index();
        }

        /** Whether a layer that goes by exact sizes learns is known of images that are known. */
        private Optional<String> batchMisfit(ElementaryLayer layer, Extent taken) {
            return smallestBatch.isEmpty() || isOfAnySize && layer.goesByExactSizes()
                    ? Optional.empty()
                    : layer.batchMisfit(taken, smallestBatch.getAsInt());
        }

        /** Whether the images that stand for any tell if the layer fits: their size is odd, and they have one channel. */
        private boolean isDecided(ElementaryLayer layer, List<Extent> taken) {
            return !isOfAnySize || !layer.goesByExactSizes() || taken.stream().anyMatch(Extent::isFlat);
        }

        private String name(ElementaryLayer layer) {
            if (layer == item) {
                return name;
            }
            String kind = layer.kind().name();
            int count = own.merge(kind, 1, Integer::sum);
            return name + "." + kind + (count > 1 ? "-" + count : "");
        }

        private Optional<String> misplaced(ElementaryLayer layer, int input) {
            return layer.needsImages() && !(depth == 1 && isImages(input))
                    ? Optional.of("looks at the images themselves; make it the first layer of the network")
                    : Optional.empty();
        }

        private void needCountable(NetworkGraph.Node node) {
            needCountable("channels", node.output().channels());
            if (!isOfAnySize) {
                needCountable("parameters", node.parameters());
                needCountable("outputs", node.output().values());
                count(node.parameters());
            }
            if (nodes.size() >= MOST_LAYERS) {
                refuse(String.format(
                        Locale.ROOT, "comes after %,d layers, the most of a network; list fewer", MOST_LAYERS));
            }
        }

        private void needCountable(String what, long count) {
            if (count > MOST) {
                refuse(String.format(
                        Locale.ROOT, "has more %s than the %,d that one array holds; make it smaller", what, MOST));
            }
        }

        private void count(long more) {
            parameters += more;
            if (parameters > mostParameters()) {
                refuse(String.format(
                        Locale.ROOT,
                        "brings the network to more parameters than %s; make it smaller, or one before it",
                        mostInWords()));
            }
        }

        private void refuse(String problem) {
            throw new Misfit(
                    item,
                    String.format(
                            Locale.ROOT, "layer %s, %s, %s", number, item.kind().name(), problem));
        }

        @Override
        public int addAll(String branch, List<Layer> list, int input) {
            if (depth == MOST_DEPTH) {
                refuse(String.format(
                        Locale.ROOT, "has layers in %d lists within each other, the most; nest them less", MOST_DEPTH));
            }
            int at = input;
            for (int i = 0; i < list.size(); i++) {
                Layer layer = list.get(i);
                Level level = new Level(depth + 1, name + ".", number + "." + branch + (i + 1), layer);
                at = layer.expand(level, at);
            }
            return at;
        }

        @Override
        public Extent extent(int node) {
            return GraphBuilder.this.extent(node);
        }
    }
}
