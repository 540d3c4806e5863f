package werkbank.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import werkbank.dataset.Images;
import werkbank.engine.Engine;
import werkbank.engine.Engines;
import werkbank.engine.dl4j.NetworkBuilder;
import werkbank.experiment.Predictor.Network;
import werkbank.file.Json;
import werkbank.predict.KeptNetworks;
import werkbank.recipe.Shape;
import werkbank.recipe.Views;
import werkbank.space.yaml.SpaceReader;

/**
 * Five members on drawn images of 28 × 28, in one process, in alternating rounds. The limit is what the cores would do if
 * each ran one network alone, with one thread, at that network's own speed.
 */
public final class Members implements AutoCloseable {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final Shape SHAPE = Shape.grey(28, 28);
    private final Path folder = Files.createTempDirectory("members");
    private final List<Network> networks = new ArrayList<>();
    private final Images images;
    private final int rounds;
    private final KeptNetworks oneCore;
    private final KeptNetworks allCores;

    private Members(Engine engine, List<String> members, int rows, int rounds) throws IOException {
        byte[][] pixels = new byte[rows][SHAPE.values()];
        this.rounds = rounds;
        Random random = new Random(1);
        for (byte[] image : pixels) {
            random.nextBytes(image);
        }
        this.images = new Images(pixels, SHAPE);
        for (String network : members) {
            String yaml = "name: members\ntrials: 1\nnetwork: " + network + "\ntraining: {epochs: 1}\n";
            var recipe = new SpaceReader(Path.of(""))
                    .read(yaml, "members.yaml", Path.of(""))
                    .recipe(Map.of());
            Path file = folder.resolve(networks.size() + ".zip");
            MultiLayerNetwork built = NetworkBuilder.build(recipe, SHAPE, 10, networks.size());
            ModelSerializer.writeModel(built, file.toFile(), false);
            built.close();
            networks.add(new Network(file, Views.ONCE));
        }
        engine.hardware().limitThreads(1);
        oneCore = new KeptNetworks(engine);
        engine.hardware().limitThreads(CORES);
        allCores = new KeptNetworks(engine);
    }

    public static void main(String[] args) throws Exception {
        CommandWords words = new CommandWords(List.of(args));
        boolean quick = words.quick();
        int rounds = quick ? 3 : 7;
        Engine engine = Engines.wanted(words.value("--engine"));
        System.err.printf(
                "engine %s; images/s of the whole ensemble, medians of %d rounds, %d cores%n",
                engine.name(), rounds, CORES);
        System.err.printf(
                "%-24s  %11s  %9s  %8s  %16s  %16s%n",
                "members", "one by one", "together", "limit", "against one by one", "against the limit");
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("engine", engine.name());
        List<String> small = Collections.nCopies(5, Networks.SMALL);
        results.put("small", measure(engine, "5 small", small, quick ? 2048 : 8192, rounds));
        List<String> mixed =
                List.of(Networks.SMALL, Networks.STRIDED, Networks.SMALL, Networks.STRIDED, Networks.SMALL);
        results.put("mixed", measure(engine, "3 small, 2 strided", mixed, quick ? 1024 : 4096, rounds));
        System.out.println(Json.write(results));
    }

    private static Map<String, Object> measure(Engine engine, String name, List<String> members, int rows, int rounds)
            throws Exception {
        try (Members bench = new Members(engine, members, rows, rounds)) {
            return bench.measure(name);
        }
    }

    private Map<String, Object> measure(String name) {
        List<Double> apart = new ArrayList<>();
        List<Double> together = new ArrayList<>();
        List<Double> limit = new ArrayList<>();
        seconds(allCores, networks);
        each(oneCore);
        for (int round = 0; round < rounds; round++) {
            apart.add(images.count() / each(allCores));
            together.add(images.count() / seconds(allCores, networks));
            limit.add(images.count() / (each(oneCore) / CORES));
        }
        double ofPeer = Median.of(together) / Median.of(apart);
        double ofLimit = Median.of(together) / Median.of(limit);
        System.err.printf(
                "%-24s  %11.0f  %9.0f  %8.0f  %18.2f  %17.2f%n",
                name, Median.of(apart), Median.of(together), Median.of(limit), ofPeer, ofLimit);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("oneByOne", Median.of(apart));
        result.put("together", Median.of(together));
        result.put("limit", Median.of(limit));
        result.put("againstOneByOne", ofPeer);
        result.put("againstLimit", ofLimit);
        return result;
    }

    /** Seconds of all, one after the other. */
    private double each(KeptNetworks on) {
        return networks.stream()
                .mapToDouble(network -> seconds(on, List.of(network)))
                .sum();
    }

    private double seconds(KeptNetworks on, List<Network> some) {
        long start = System.nanoTime();
        on.run(some, images);
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() throws IOException {
        oneCore.close();
        allCores.close();
        for (Network network : networks) {
            Files.deleteIfExists(network.model());
        }
        Files.deleteIfExists(folder);
    }
}
