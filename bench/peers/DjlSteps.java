import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DJL with PyTorch as another side of bench/training and bench/inference; reads the lines that steps_torch.py reads. */
public final class DjlSteps {
    private static final Pattern CONVOLUTION = Pattern.compile("c(\\d+)k(\\d+)s(\\d+)");

    private final Map<String, Work> works = new HashMap<>();

    private DjlSteps() {}

    public static void main(String[] args) throws Exception {
        var in = new BufferedReader(new InputStreamReader(System.in));
        DjlSteps side = new DjlSteps();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(side.answer(line));
        }
    }

    private String answer(String line) {
        String[] words = line.split(" ", 7);
        try {
            switch (words[0]) {
                case "versions":
                    return String.format(
                            Locale.ROOT,
                            "versions DJL %s with PyTorch %s",
                            Engine.getDjlVersion(),
                            Engine.getInstance().getVersion());
                case "prepare":
                    works.put(words[1], Work.of(words[2].equals("train"), Integer.parseInt(words[4]), words[6]));
                    return "ready";
                case "steps":
                    return "seconds " + works.get(words[1]).seconds(Integer.parseInt(words[2]));
                default: // forget
                    works.remove(words[1]).model.close();
                    return "ready";
            }
        } catch (RuntimeException e) {
            e.printStackTrace();
            return "failed " + e.toString().replaceAll("\\s+", " ");
        }
    }

    private record Work(boolean trains, int batch, Model model, Trainer trainer) {
        static Work of(boolean trains, int batch, String network) {
            Model model = Model.newInstance("net");
            model.setBlock(network(network));
            Trainer trainer = model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                    .optOptimizer(Optimizer.adam()
                            .optLearningRateTracker(Tracker.fixed(0.001f))
                            .build()));
            trainer.initialize(new Shape(batch, 1, 28, 28));
            return new Work(trains, batch, model, trainer);
        }

        double seconds(int steps) {
            try (NDManager manager = trainer.getManager().newSubManager()) {
                NDArray features = manager.randomUniform(0, 1, new Shape(batch, 1, 28, 28));
                NDArray labels = manager.arange(batch).mod(10).toType(DataType.INT64, false);
                long start = System.nanoTime();
                for (int step = 0; step < steps; step++) {
                    if (trains) {
                        train(trainer, features, labels);
                    } else {
                        infer(model, features);
                    }
                }
                return (System.nanoTime() - start) / 1e9;
            }
        }
    }

    private static void train(Trainer trainer, NDArray features, NDArray labels) {
        try (NDManager step = features.getManager().newSubManager();
                GradientCollector collector = trainer.newGradientCollector()) {
            NDArray x = features.duplicate();
            x.attach(step);
            NDList predictions = trainer.forward(new NDList(x));
            predictions.attach(step);
            NDArray loss = trainer.getLoss().evaluate(new NDList(labels), predictions);
            loss.attach(step);
            collector.backward(loss);
            trainer.step();
            loss.getFloat();
        }
    }

    private static void infer(Model model, NDArray features) {
        try (NDManager step = features.getManager().newSubManager()) {
            NDArray x = features.duplicate();
            x.attach(step);
            NDList out = model.getBlock().forward(new ParameterStore(step, false), new NDList(x), false);
            out.attach(step);
            out.singletonOrThrow().argMax(1).toLongArray();
        }
    }

    private static SequentialBlock network(String text) {
        SequentialBlock net = new SequentialBlock();
        boolean flat = false;
        for (String word : text.split(" ")) {
            Matcher conv = CONVOLUTION.matcher(word);
            if (conv.matches()) {
                long kernel = Long.parseLong(conv.group(2));
                long stride = Long.parseLong(conv.group(3));
                net.add(Conv2d.builder()
                        .setFilters(Integer.parseInt(conv.group(1)))
                        .setKernelShape(new Shape(kernel, kernel))
                        .optStride(new Shape(stride, stride))
                        .optPadding(new Shape(kernel / 2, kernel / 2))
                        .build());
                net.add(Activation.reluBlock());
            } else if (word.equals("b")) {
                net.add(BatchNorm.builder().optMomentum(0.9f).optEpsilon(1e-3f).build());
            } else if (word.equals("p")) {
                net.add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
            } else if (word.startsWith("d")) {
                net.add(Dropout.builder()
                        .optRate(Float.parseFloat(word.substring(1)))
                        .build());
            } else if (word.startsWith("f")) {
                if (!flat) {
                    net.add(Blocks.batchFlattenBlock());
                    flat = true;
                }
                net.add(Linear.builder()
                        .setUnits(Integer.parseInt(word.substring(1)))
                        .build());
                net.add(Activation.reluBlock());
            } else {
                throw new IllegalArgumentException(word);
            }
        }
        if (!flat) {
            net.add(Blocks.batchFlattenBlock());
        }
        return net.add(Linear.builder().setUnits(10).build());
    }
}
