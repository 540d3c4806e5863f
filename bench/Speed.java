import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.space.Augmentation;
import werkbank.space.Layer;
import werkbank.space.Monitor;
import werkbank.space.Recipe;
import werkbank.space.Training;
import werkbank.train.NetworkBuilder;
import werkbank.train.layer.FastLayers;

/**
 * Werkbank's side of a comparison: reads lines {@code train|infer BATCH STEPS NETWORK} and answers each with the seconds
 * that the steps took. The first line of a network warms it up.
 */
public final class Speed {
    private static final Pattern CONVOLUTION = Pattern.compile("c(\\d+)k(\\d+)s(\\d+)");

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
        Training training = new Training(
                1,
                64,
                Training.Optimizer.ADAM,
                0.001,
                0.9,
                0.9,
                1e-8,
                Optional.empty(),
                Optional.empty(),
                Monitor.VAL_ACCURACY);
        MultiLayerNetwork network =
                NetworkBuilder.build(new Recipe(layers(text), training, Augmentation.NONE), 28, 28, 10, 1);
        FastLayers.install(network);
        return network;
    }

    private static List<Layer> layers(String text) {
        List<Layer> layers = new ArrayList<>();
        for (String word : text.split(" ")) {
            layers.add(layer(word));
        }
        return layers;
    }

    private static Layer layer(String word) {
        Matcher conv = CONVOLUTION.matcher(word);
        if (conv.matches()) {
            return new Layer.Convolution(
                    Integer.parseInt(conv.group(1)),
                    Integer.parseInt(conv.group(2)),
                    Integer.parseInt(conv.group(3)),
                    Layer.Padding.SAME,
                    Layer.Activation.RELU);
        }
        return switch (word.charAt(0)) {
            case 'b' -> new Layer.BatchNorm(0.9, 1e-3);
            case 'p' -> new Layer.MaxPool(2, 2);
            case 'd' -> new Layer.Dropout(Double.parseDouble(word.substring(1)));
            case 'f' -> new Layer.Dense(Integer.parseInt(word.substring(1)), Layer.Activation.RELU);
            default -> throw new IllegalArgumentException(word);
        };
    }
}
