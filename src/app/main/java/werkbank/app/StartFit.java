package werkbank.app;

import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import werkbank.InputException;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.NetworkGraph.Node;
import werkbank.recipe.Shape;
import werkbank.space.SearchSpace;

/** Compares the layers of a network that trials are to start from with those of a space's networks. */
final class StartFit {
    private final SearchSpace space;
    private final Shape images;
    private final int classes;

    StartFit(SearchSpace space, Shape images, int classes) {
        this.space = space;
        this.images = images;
        this.classes = classes;
    }

    /** The network that has every parameter at its first value. */
    NetworkGraph first() {
        return NetworkGraph.of(space.recipe(space.first()).network(), images, classes);
    }

    /**
     * Refuses a layer up to which nothing is to learn where trials don't have it.
     *
     * @param layer its name or number; empty for none
     * @throws InputException when a network at a corner of the space lacks it
     */
    void requireAll(String layer) {
        if (layer.isEmpty()) {
            return;
        }
        graphs().filter(graph -> graph.upTo(layer).isEmpty()).findFirst().ifPresent(graph -> {
            throw new InputException(String.format(
                    Locale.ROOT,
                    first().upTo(layer).isEmpty()
                            ? "%s: freeze-up-to is '%s', which the network doesn't have; its layers are %s"
                            : "%s: freeze-up-to is '%s', which not every network of the space has; the layers of one"
                                    + " without it are %s; name a layer that all have, or give its number",
                    space.file(),
                    layer,
                    graph.hidden().stream().map(Node::name).collect(Collectors.joining(", "))));
        });
    }

    /** The networks at the corners of the space, the first one first. */
    private Stream<NetworkGraph> graphs() {
        return space.corners().map(recipe -> NetworkGraph.of(recipe.network(), images, classes));
    }

    /**
     * Refuses a start whose weights no trial could take over.
     *
     * @throws InputException when no network of the space has a layer of the start's
     */
    void requireAny(StartNetwork start) {
        List<Node> wanted = graphs().flatMap(graph -> learning(graph).stream()).toList();
        if (learning(start.graph()).stream().noneMatch(node -> mayFit(node, wanted))) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: start-from names %s, and no layer fits: it has %s; the network has %s; list its layers in the"
                            + " same places with the same sizes, or delete start-from",
                    space.file(),
                    start.origin().source(),
                    sized(learning(start.graph())),
                    sized(learning(first()))));
        }
    }

    /** Whether a layer has the name of others and sizes between their least and their greatest, as ranges have them. */
    private static boolean mayFit(Node node, List<Node> wanted) {
        List<Node> named = wanted.stream()
                .filter(other -> other.name().equals(node.name()))
                .toList();
        return isAmong(node, named, Node::parameters)
                && isAmong(node, named, other -> other.input().channels())
                && isAmong(node, named, other -> other.output().channels());
    }

    private static boolean isAmong(Node node, List<Node> others, ToLongFunction<Node> size) {
        LongSummaryStatistics sizes = others.stream().mapToLong(size).summaryStatistics();
        return size.applyAsLong(node) >= sizes.getMin() && size.applyAsLong(node) <= sizes.getMax();
    }

    /** Says in one line where the weights come from and which layers with weights get them, are new and don't learn. */
    String words(StartNetwork start) {
        NetworkGraph graph = first();
        List<Node> learning = learning(graph);
        List<Node> fitting =
                learning.stream().filter(node -> node.isIn(start.graph())).toList();
        List<Node> fresh =
                learning.stream().filter(node -> !node.isIn(start.graph())).toList();
        int frozen = space.start()
                .filter(wanted -> !wanted.freezeUpTo().isEmpty())
                .flatMap(wanted ->
                        graph.upTo(wanted.freezeUpTo()).stream().boxed().findFirst())
                .orElse(0);
        return String.format(
                Locale.ROOT,
                "weights of %s for %d of %d layers%s: %s; new: %s; frozen: %s",
                start.origin().source(),
                fitting.size(),
                learning.size(),
                space.parameters().isEmpty() ? "" : " (with every parameter at its first value)",
                names(fitting),
                names(fresh),
                names(learning.stream().filter(node -> node.index() < frozen).toList()));
    }

    private static List<Node> learning(NetworkGraph graph) {
        return graph.nodes().stream().filter(node -> node.parameters() > 0).toList();
    }

    private static String names(List<Node> nodes) {
        return nodes.isEmpty() ? "none" : nodes.stream().map(Node::name).collect(Collectors.joining(", "));
    }

    private static String sized(List<Node> nodes) {
        return nodes.stream()
                .map(node -> String.format(Locale.ROOT, "%s of %s", node.name(), ValueFormat.count(node.parameters())))
                .collect(Collectors.joining(", "));
    }
}
