package werkbank.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.InputException;
import werkbank.WerkbankException;
import werkbank.engine.NetworkState;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.saved.ReadNetwork;
import werkbank.engine.saved.SavedNetwork;
import werkbank.experiment.trial.Start;
import werkbank.experiment.trial.TrialSpec;
import werkbank.file.DurableFile;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Layer;
import werkbank.recipe.layer.Standardisation;

/** The weights of a saved network for networks that are to be trained, node by node where name and sizes are the same. */
final class StartingWeights {
    private final Start start;
    private final ReadNetwork source;
    /** The places at which the parameters of each node of the source begin. */
    private final Map<String, Integer> places = new HashMap<>();

    private StartingWeights(Start start, ReadNetwork source) {
        this.start = start;
        this.source = source;
        int at = 0;
        for (NetworkGraph.Node node : source.graph().nodes()) {
            places.put(node.name(), at);
            at += (int) node.parameters();
        }
    }

    /**
     * Reads the network that a trial starts from, if there is one.
     *
     * @param images that the trial's network is for
     * @throws WerkbankException when its file is missing or was changed, or the network is for other images
     */
    static Optional<StartingWeights> of(TrialSpec spec, Shape images) {
        return spec.start().map(start -> read(start, Path.of(spec.studyFolder()), images));
    }

    private static StartingWeights read(Start start, Path folder, Shape images) {
        Path file = DurableFile.within(folder, start.network().path());
        if (!DurableFile.isUnchanged(
                file, start.network().bytes(), start.network().sha256())) {
            throw new WerkbankException(
                    String.format(Locale.ROOT, "%s, which trials start from, is missing or was changed", file));
        }
        return new StartingWeights(start, SavedNetwork.read(file, images));
    }

    /** The recipe with the source's mean and deviation of the images, which its weights have learned with. */
    Recipe fitted(Recipe recipe) {
        List<Layer> network = new ArrayList<>(recipe.network());
        Optional<Standardisation> ofSource = standardisation(source.layers());
        if (ofSource.isPresent() && standardisation(network).isPresent()) {
            network.set(0, ofSource.get());
        }
        return new Recipe(network, recipe.training(), recipe.augmentation());
    }

    private static Optional<Standardisation> standardisation(List<? extends Layer> layers) {
        return layers.stream()
                .limit(1)
                .flatMap(layer -> layer instanceof Standardisation first ? Stream.of(first) : Stream.empty())
                .findFirst();
    }

    /**
     * How many nodes of a network don't learn, the first ones.
     *
     * @throws InputException when there is no node of the name
     */
    int frozen(NetworkGraph graph) {
        if (start.freezeUpTo().isEmpty()) {
            return 0;
        }
        return graph.upTo(start.freezeUpTo())
                .orElseThrow(() -> new InputException(String.format(
                        Locale.ROOT,
                        "freeze-up-to is '%s', which this network doesn't have; its layers are %s",
                        start.freezeUpTo(),
                        String.join(
                                ", ",
                                graph.hidden().stream()
                                        .map(NetworkGraph.Node::name)
                                        .toList()))));
    }

    double headRate() {
        return start.headRate();
    }

    /** Gives a network before its first step the weights that the source has for it. */
    void assignTo(TrainableNetwork network) {
        NetworkState fresh = network.state();
        float[] parameters = fresh.parameters();
        int at = 0;
        for (NetworkGraph.Node node : network.graph().nodes()) {
            int count = (int) node.parameters();
            if (node.isIn(source.graph())) {
                System.arraycopy(source.parameters(), places.get(node.name()), parameters, at, count);
            }
            at += count;
        }
        network.restore(new NetworkState(fresh.steps(), fresh.rate(), parameters, fresh.updater()));
    }

    /** Says how many layers of a network start from the source, which don't, and where the images differ, in one line. */
    String words(NetworkGraph graph, Recipe recipe) {
        List<NetworkGraph.Node> learning =
                graph.nodes().stream().filter(node -> node.parameters() > 0).toList();
        List<String> fresh = learning.stream()
                .filter(node -> !node.isIn(source.graph()))
                .map(NetworkGraph.Node::name)
                .toList();
        Optional<Standardisation> own = standardisation(recipe.network());
        Optional<Standardisation> ofSource = standardisation(source.layers());
        String differs = own.equals(ofSource)
                ? ""
                : own.isPresent() && ofSource.isPresent()
                        ? "; images are normalised by the former ones' mean and deviation"
                        : own.isPresent()
                                ? "; it learned on images that weren't normalised, as they are here"
                                : "; it learned on images that were normalised, as they aren't here";
        return String.format(
                Locale.ROOT,
                "starts from the weights of %d of %d layers%s%s",
                learning.size() - fresh.size(),
                learning.size(),
                fresh.isEmpty() ? "" : (fresh.size() == 1 ? ", new is " : ", new are ") + String.join(", ", fresh),
                differs);
    }
}
