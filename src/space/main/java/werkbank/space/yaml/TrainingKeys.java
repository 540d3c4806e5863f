package werkbank.space.yaml;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;
import werkbank.recipe.Algorithms;
import werkbank.recipe.Monitor;
import werkbank.recipe.Precision;
import werkbank.recipe.Training;
import werkbank.space.Objective;

/** The keys of the block {@code training:}. */
final class TrainingKeys {
    static final String LOSS_CLIP = "loss-clip";
    static final String STEPS = "steps-per-epoch";

    /** The word that leaves the precision to the device. */
    static final String AUTO = "auto";

    static final Option PRECISION = Option.of(
            "precision",
            precisions(),
            AUTO,
            "[Number format](#precision-and-algorithms) that the network is trained in; `auto` is what the device is best"
                    + " at, and what can't be computed on it becomes `f32`.");

    static final Option ALGORITHMS = Option.of(
            "algorithms",
            Domain.Word.of(Algorithms.values()),
            "deterministic",
            "`deterministic` gives the same bits each time on the same device; `fast` may"
                    + " [give that up](#precision-and-algorithms).");

    private static final String MONITOR = "What is watched at the end of each epoch.";

    private static final Option CHECKPOINT = Option.optional(
            "checkpoint",
            monitors(),
            "that of the `objective`",
            "The epoch that is kept is the best by this monitor; by that of the `objective` where the space names none,"
                    + " which is `val-accuracy` for `val-errors`.");

    /** Values that may be open. */
    static final List<Option> OPEN = List.of(
            Option.required(
                    "epochs",
                    new Domain.Whole(1).atMost(Training.MOST_EPOCHS),
                    "Upper limit of the passes over the training images, or of parts with `steps-per-epoch` steps."),
            Option.of(
                    BatchSizeTemplate.KEY,
                    new Domain.Whole(1),
                    64,
                    "Images per step: one number, or a [list of sizes](#batch-sizes), each but the last with the epochs that it lasts."),
            Option.of(
                    STEPS,
                    new Domain.Whole(0).atMost(Training.MOST_STEPS),
                    0,
                    "Steps of an [epoch of its own length](#epochs-of-some-steps), with one `batch-size`; 0 is a whole pass over the images."),
            Option.of("optimizer", Domain.Word.of(Training.Method.values()), "adam", "Gradient method."),
            Option.of("learning-rate", Domain.Real.above(0).single(), 1e-3, "Learning rate at the start."),
            Option.of(
                    "rho",
                    Domain.Real.atLeast(0).below(1).single(),
                    0.9,
                    "Decay of the mean square of `rmsprop`; other optimizers ignore it."),
            Option.of(
                    "momentum",
                    Domain.Real.atLeast(0).below(1).single(),
                    0.9,
                    "Momentum of `nesterov` and `nesterovw`; other optimizers ignore it."),
            Option.of(
                    "beta1",
                    Domain.Real.atLeast(0).below(1).single(),
                    0.9,
                    "Decay of the mean gradient of `adam` and its relatives."),
            Option.of(
                    "beta2",
                    Domain.Real.atLeast(0).below(1).single(),
                    0.999,
                    "Decay of the mean square of `adam` and its relatives."),
            Option.of(
                    "epsilon",
                    Domain.Real.above(0).single(),
                    1e-7,
                    "Added to the root in `rmsprop`, `adam` and its relatives."),
            Option.of(
                    "weight-decay",
                    Domain.Real.atLeast(0).single(),
                    0.01,
                    "Decoupled weight decay of `adamw` and `nesterovw`; other optimizers ignore it. Weights only, and no part of the loss."),
            Option.of(
                    "shift-rate",
                    Domain.Real.above(0).single(),
                    1.0,
                    "What the learning rate of the shifts of normalisations is multiplied by."),
            Option.of("l1", Domain.Real.atLeast(0).single(), 0.0, "Penalty on the sum of the weights' sizes."),
            Option.of("l2", Domain.Real.atLeast(0).single(), 0.0, "Penalty on half the sum of the weights' squares."),
            Option.of(
                    "clip-norm",
                    Domain.Real.atLeast(0).single(),
                    0.0,
                    "Largest 2-norm of the whole gradient of a step; 0 is no limit."),
            Option.of(
                    "clip-value",
                    Domain.Real.atLeast(0).single(),
                    0.0,
                    "Largest size of each number of the gradient; 0 is no limit."),
            Option.of(
                    "label-smoothing",
                    Domain.Real.atLeast(0).below(1).single(),
                    0.0,
                    "Share of each label that is spread evenly over all classes."),
            Option.of(
                    LOSS_CLIP,
                    Domain.Real.atLeast(0).below(0.5).single(),
                    0.0,
                    "Probabilities below it, and above 1 less it, count as these bounds in the training loss and have no gradient, as in Keras 2 (1.0e-7). Less than 1 / classes; 0 is no clip."),
            CHECKPOINT,
            Option.of(
                    "keep-final",
                    new Domain.Flag(),
                    false,
                    "`true` keeps the network of the last epoch beside the best one, as `final.zip`."),
            PRECISION,
            ALGORITHMS);

    /** The number that no parameter can stand for. */
    static final Option KEEP_BEST = Option.of(
            "keep-best",
            new Domain.Whole(1).atMost(Training.MOST_KEPT),
            1,
            "Epochs whose networks are kept, the best ones by `checkpoint`; each can become a"
                    + " [member of the ensemble](ensemble.md#several-checkpoints-and-seeds). A fixed number.");

    static final Block PLATEAU = Block.of(
            "reduce-lr-on-plateau",
            "Multiplies the learning rate by `factor` when the monitor has not improved for `patience` epochs;"
                    + " not together with `schedule`.",
            monitor("monitor", MONITOR),
            Option.of("patience", new Domain.Whole(0), 3, "Epochs without improvement."),
            Option.of("factor", Domain.Real.above(0).below(1), 0.5, "The learning rate is multiplied by it."),
            Option.of("min-lr", Domain.Real.atLeast(0).single(), 0.0, "The learning rate never goes below it."),
            Option.of("min-delta", Domain.Real.atLeast(0), 1e-4, "Only a larger change is an improvement."),
            Option.of("cooldown", new Domain.Whole(0), 0, "Epochs to wait after each time."));

    static final Block STOPPING = Block.of(
            "early-stopping",
            "Ends the training when the monitor has not improved for `patience` epochs.",
            monitor("monitor", MONITOR),
            Option.of("patience", new Domain.Whole(0), 3, "Epochs without improvement."),
            Option.of("min-delta", Domain.Real.atLeast(0), 0.0, "Only a larger change is an improvement."));

    /** Blocks of keys of their own. */
    static final List<Block> BLOCKS = List.of(
            ScheduleTemplate.BLOCK,
            PLATEAU,
            STOPPING,
            AveragingTemplate.EMA,
            AveragingTemplate.SWA,
            AveragingTemplate.LOOKAHEAD);

    /** The keys that are read apart. */
    static final List<String> APART = Stream.of(
                    Stream.of(KEEP_BEST.key()), BLOCKS.stream().map(Block::name), Stream.of(ClassWeightsTemplate.KEY))
            .flatMap(keys -> keys)
            .toList();

    static final List<String> ALL =
            Stream.concat(OPEN.stream().map(Option::key), APART.stream()).toList();

    private TrainingKeys() {}

    /** The values that may be open in a space with this objective, which says what the epoch to keep is best by. */
    static List<Option> open(Objective objective) {
        Option checkpoint = Option.of(
                CHECKPOINT.key(), CHECKPOINT.domain(), objective.monitor().label(), CHECKPOINT.documentation());
        return OPEN.stream()
                .map(option -> option.equals(CHECKPOINT) ? checkpoint : option)
                .toList();
    }

    private static Domain.Word precisions() {
        return new Domain.Word(
                Stream.concat(Stream.of(AUTO), Arrays.stream(Precision.values()).map(Precision::label))
                        .toList());
    }

    private static Option monitor(String key, String documentation) {
        return Option.of(key, monitors(), Monitor.VAL_ACCURACY.label(), documentation);
    }

    private static Domain.Word monitors() {
        return new Domain.Word(
                Arrays.stream(Monitor.values()).map(Monitor::label).toList());
    }
}
