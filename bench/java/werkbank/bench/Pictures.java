package werkbank.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import werkbank.bench.Talker.Unanswered;
import werkbank.engine.Engine;
import werkbank.engine.Engines;
import werkbank.engine.NetworkSpec;
import werkbank.engine.TrainableNetwork;
import werkbank.file.Json;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.yaml.SpaceReader;

/** Training steps of picture networks on one thread, beside PyTorch's on the same, in turn. */
public final class Pictures {
    private static final Shape IMAGES = new Shape(3, 32, 32);
    private static final int CLASSES = 10;
    private static final double RATE = 0.01;

    private final Path home = Path.of(System.getProperty("werkbank.home"));
    private final Engine engine = Engines.wanted(Optional.of("cpu"));
    private final TorchPictures torch;
    private final boolean quick;

    private Pictures(List<String> options) {
        int python = options.indexOf("--python");
        this.torch = new TorchPictures(
                python < 0 ? "python3" : options.get(python + 1), home.resolve("bench/peers/cpu_torch.py"));
        this.quick = options.contains("--quick");
    }

    public static void main(String[] args) {
        System.out.println(Json.write(new Pictures(Arrays.asList(args)).compared()));
    }

    private Map<String, Object> compared() {
        engine.hardware().limitThreads(1);
        boolean isTherePeer = isTherePeer();
        System.err.printf(
                "%-10s  %-9s  %5s  %10s  %10s  %6s  peer's form  (images/s, median)%n",
                "network", "precision", "batch", "werkbank", "peer", "ratio");
        Map<String, Object> results = new LinkedHashMap<>();
        for (Precision precision : engine.precisions()) {
            results.put("fast " + precision.label(), compare("fast-cifar", precision, 128, isTherePeer));
            if (quick) {
                continue; // the others take minutes
            }
            results.put("resnet-20 " + precision.label(), compare("resnet-20", precision, 128, isTherePeer));
            results.put("resnet-9 " + precision.label(), compare("resnet-9", precision, 64, isTherePeer));
        }
        return results;
    }

    private boolean isTherePeer() {
        try {
            torch.imagesPerSecond("fast-cifar", Precision.F32.label(), 8, 1, TorchPictures.EAGER);
            return true;
        } catch (Unanswered e) {
            System.err.printf("no PyTorch: %s; name another Python with --python%n", e.getMessage());
            return false;
        }
    }

    private Map<String, Object> compare(String network, Precision precision, int batch, boolean isTherePeer) {
        int steps = quick ? 2 : 8;
        List<Double> own = new ArrayList<>();
        List<String> forms = new ArrayList<>(isTherePeer ? TorchPictures.FORMS : List.of());
        Map<String, List<Double>> theirs = new LinkedHashMap<>();
        try (Steps ours = new Steps(recipe(network).with(precision), batch)) {
            ours.imagesPerSecond(2);
            for (int round = 0; round < (quick ? 1 : 3); round++) {
                own.add(ours.imagesPerSecond(steps));
                ask(forms, network, precision, batch, steps, theirs);
            }
        }
        double mine = Median.of(own);
        Optional<Map.Entry<String, Double>> best = theirs.entrySet().stream()
                .map(form -> Map.entry(form.getKey(), Median.of(form.getValue())))
                .max(Map.Entry.comparingByValue());
        Map<String, Object> result = new LinkedHashMap<>(Map.of("batch", batch, "werkbank", mine));
        best.ifPresent(peer -> {
            result.put("peer", peer.getValue());
            result.put("peerForm", peer.getKey());
            result.put("ratio", mine / peer.getValue());
        });
        System.err.printf(
                Locale.ROOT,
                "%-10s  %-9s  %5d  %10.1f  %10.1f  %6.2f  %s%n",
                network,
                precision.label(),
                batch,
                mine,
                best.map(Map.Entry::getValue).orElse(0.0),
                best.map(peer -> mine / peer.getValue()).orElse(0.0),
                best.map(Map.Entry::getKey).orElse(""));
        return result;
    }

    /** Adds a speed of each form; one that isn't possible is told, and not tried again. */
    private void ask(
            List<String> forms,
            String network,
            Precision precision,
            int batch,
            int steps,
            Map<String, List<Double>> speeds) {
        for (String form : List.copyOf(forms)) {
            try {
                double speed = torch.imagesPerSecond(network, precision.label(), batch, steps, form);
                speeds.computeIfAbsent(form, f -> new ArrayList<>()).add(speed);
            } catch (Unanswered e) {
                System.err.printf(
                        "%-10s  %-9s  %s: not possible: %s%n", network, precision.label(), form, e.getMessage());
                forms.remove(form);
            }
        }
    }

    private Recipe recipe(String space) {
        return new SpaceReader(home.resolve("data/mnist"))
                .read(home.resolve("search-spaces/" + space + ".yaml"))
                .recipe(Map.of());
    }

    /** Steps of one network on one random batch. */
    private final class Steps implements AutoCloseable {
        private final TrainableNetwork network;
        private final int batch;
        private final float[] features;
        private final float[] targets;

        Steps(Recipe recipe, int batch) {
            SplittableRandom random = new SplittableRandom(1);
            this.batch = batch;
            this.network = engine.create(new NetworkSpec(recipe, IMAGES, CLASSES, List.of(), 1));
            this.features = new float[batch * IMAGES.values()];
            this.targets = new float[batch * CLASSES];
            for (int i = 0; i < features.length; i++) {
                features[i] = (float) random.nextDouble();
            }
            for (int image = 0; image < batch; image++) {
                targets[image * CLASSES + random.nextInt(CLASSES)] = 1;
            }
        }

        double imagesPerSecond(int steps) {
            long start = System.nanoTime();
            for (int step = 0; step < steps; step++) {
                network.step(features, targets, RATE);
            }
            return steps * batch / ((System.nanoTime() - start) / 1e9);
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
