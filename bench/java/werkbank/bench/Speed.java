package werkbank.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.engine.dl4j.NetworkBuilder;
import werkbank.engine.dl4j.StepUpdater;
import werkbank.engine.onednn.FastLayers;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.yaml.SpaceReader;

/**
 * Werkbank's side of a comparison: reads lines {@code train|infer BATCH STEPS NETWORK} and answers each with the seconds
 * that the steps took. The first line of a network warms it up.
 */
public final class Speed {
    private Speed() {}

    public static void main(String[] args) throws Exception {
        var in = new BufferedReader(new InputStreamReader(System.in));
        String built = "";
        MultiLayerNetwork network = null;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", 4);
            if (!words[3].equals(built)) {
                network = network(words[3]);
                built = words[3];
            }
            System.out.println(seconds(network, words[0], Integer.parseInt(words[1]), Integer.parseInt(words[2])));
        }
    }

    private static double seconds(MultiLayerNetwork network, String what, int batch, int steps) {
        INDArray features = Nd4j.rand('c', new int[] {batch, 1, 28, 28});
        INDArray labels = Nd4j.zeros(batch, 10);
        SplittableRandom random = new SplittableRandom(1);
        for (int row = 0; row < batch; row++) {
            labels.putScalar(row, random.nextInt(10), 1);
        }
        long start = System.nanoTime();
        for (int step = 0; step < steps; step++) {
            if (what.equals("train")) {
                network.fit(features, labels);
            } else {
                network.output(features).close();
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static MultiLayerNetwork network(String text) {
        String yaml = "name: bench\ntrials: 1\ntraining: {epochs: 1}\nnetwork: [" + Networks.layers(text) + "]";
        Recipe recipe =
                new SpaceReader(Path.of("")).read(yaml, "bench", Path.of("")).recipe(Map.of());
        MultiLayerNetwork network = NetworkBuilder.build(recipe, Shape.grey(28, 28), 10, 1);
        FastLayers.install(network);
        FastLayers.tally(network, 0);
        StepUpdater.install(network, recipe.training().clipping());
        return network;
    }
}
