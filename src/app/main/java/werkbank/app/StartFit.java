package werkbank.app;

import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
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
     * Refuses a start whose weights no trial could take over.
     *
     * @throws InputException when no network of the space has a layer of the start's
     */
    void requireAny(StartNetwork start) {
        List<Node> wanted = space.corners()
                .flatMap(recipe -> learning(NetworkGraph.of(recipe.network(), images, classes)).stream())
                .toList();
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
