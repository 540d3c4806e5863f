package werkbank.space.yaml;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.option.Domain;
import werkbank.option.MessageText;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.recipe.Monitor;
import werkbank.recipe.Training;

/** The block {@code training:} before the parameters have values. */
record TrainingTemplate(
        Section main,
        BatchSizeTemplate batchSizes,
        Optional<ScheduleTemplate> schedule,
        Optional<Section> plateau,
        Optional<Section> stopping,
        AveragingTemplate averaging,
        ClassWeightsTemplate classWeights,
        int keepBest) {
    private static final String LOSS_CLIP = "loss-clip";
    private static final String STEPS = "steps-per-epoch";
    private static final String KEEP_BEST = "keep-best";
    private static final String PLATEAU = "reduce-lr-on-plateau";
    private static final String STOPPING = "early-stopping";

    /** What is read apart: blocks, and the number that no parameter can stand for. */
    private static final List<String> APART = List.of(
            KEEP_BEST,
            ScheduleTemplate.KEY,
            PLATEAU,
            STOPPING,
            AveragingTemplate.EMA,
            AveragingTemplate.SWA,
            ClassWeightsTemplate.KEY);

    private static final List<Option> FIELDS = List.of(
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
                    new Domain.Between(0, Training.MOST_STEPS),
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
                    "Momentum of `nesterov`; other optimizers ignore it."),
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
                    "Decoupled weight decay of `adamw`; other optimizers ignore it. Weights only, and no part of the loss."),
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
            monitor("checkpoint", "The epoch that is kept is the best by this monitor."),
            Option.of(
                    "keep-final",
                    new Domain.Flag(),
                    false,
                    "`true` keeps the network of the last epoch beside the best one, as `final.zip`."));

    static final List<String> KEYS =
            Stream.concat(FIELDS.stream().map(Option::key), APART.stream()).toList();

    private static final List<Option> PLATEAU_FIELDS = List.of(
            monitor("monitor", "What is watched at the end of each epoch."),
            Option.of("patience", new Domain.Whole(0), 3, "Epochs without improvement."),
            Option.of("factor", Domain.Real.above(0).below(1), 0.5, "The learning rate is multiplied by it."),
            Option.of("min-lr", Domain.Real.atLeast(0).single(), 0.0, "The learning rate never goes below it."),
            Option.of("min-delta", Domain.Real.atLeast(0), 1e-4, "Only a larger change is an improvement."),
            Option.of("cooldown", new Domain.Whole(0), 0, "Epochs to wait after each time."));

    private static final List<Option> STOPPING_FIELDS = List.of(
            monitor("monitor", "What is watched at the end of each epoch."),
            Option.of("patience", new Domain.Whole(0), 3, "Epochs without improvement."),
            Option.of("min-delta", Domain.Real.atLeast(0), 0.0, "Only a larger change is an improvement."));

    /** @throws werkbank.InputException when a key or a value is wrong */
    static TrainingTemplate read(YamlTree tree, SectionReader sections) {
        Problems problems = new Problems();
        YamlTree.Keys keys = tree.keys("training", "epochs: 10").known("training", KEYS, problems);
        problems.check(() -> rejectTwoMasters(keys));
        problems.check(() -> rejectChangingPasses(keys));
        var main = problems.read(() -> sections.read("training", own(keys), FIELDS, List.of()));
        var batchSizes = problems.read(() -> BatchSizeTemplate.read(keys, sections));
        var schedule = problems.read(
                () -> keys.find(ScheduleTemplate.KEY).map(block -> ScheduleTemplate.read(block, sections)));
        var plateau = problems.read(() -> callback(PLATEAU, keys, PLATEAU_FIELDS, sections));
        var stopping = problems.read(() -> callback(STOPPING, keys, STOPPING_FIELDS, sections));
        var averaging = problems.read(() -> AveragingTemplate.read(keys, sections));
        var classWeights = problems.read(() -> ClassWeightsTemplate.read(keys, sections));
        var keepBest =
                problems.read(() -> WholeNumbers.whole(keys, KEEP_BEST, new Domain.Between(1, Training.MOST_KEPT), 1));
        problems.raise();
        return new TrainingTemplate(
                main.orElseThrow(),
                batchSizes.orElseThrow(),
                schedule.orElseThrow(),
                plateau.orElseThrow(),
                stopping.orElseThrow(),
                averaging.orElseThrow(),
                classWeights.orElseThrow(),
                keepBest.orElseThrow());
    }

    private static YamlTree.Keys own(YamlTree.Keys keys) {
        YamlTree.Keys own = BatchSizeTemplate.isList(keys) ? keys.without(BatchSizeTemplate.KEY) : keys;
        for (String key : APART) {
            own = own.without(key);
        }
        return own;
    }

    private static void rejectTwoMasters(YamlTree.Keys keys) {
        YamlTree.Entry schedule = keys.entries().get(ScheduleTemplate.KEY);
        if (schedule != null && keys.find(PLATEAU).isPresent()) {
            throw schedule.place()
                    .error("schedule and reduce-lr-on-plateau would both set the learning rate; delete one");
        }
    }

    private static void rejectChangingPasses(YamlTree.Keys keys) {
        YamlTree.Entry steps = keys.entries().get(STEPS);
        if (steps != null && BatchSizeTemplate.isList(keys)) {
            throw steps.place()
                    .error(STEPS + " goes with one batch-size: a list of them would change it within a pass over the"
                            + " images; delete one of the two");
        }
    }

    private static Optional<Section> callback(
            String key, YamlTree.Keys training, List<Option> fields, SectionReader sections) {
        return training.find(key)
                .map(tree -> sections.read(
                        "training." + key, tree.keys(key, "{monitor: val-accuracy, patience: 3}"), fields, List.of()));
    }

    /** @throws werkbank.InputException when a network that is unsure of all classes would have no gradient to begin with */
    void checkLossClip(Map<String, Object> point, int classes) {
        double clip = main.at(point).real(LOSS_CLIP);
        if (clip * classes >= 1) {
            throw main.place(LOSS_CLIP)
                    .error(String.format(
                            Locale.ROOT,
                            "loss-clip is %s, but a network begins with about 1 / %d for each of %d classes, which would"
                                    + " have no gradient; lower it, for instance to 1.0e-7",
                            MessageText.shown(clip),
                            classes,
                            classes));
        }
    }

    Training at(Map<String, Object> point) {
        Values values = main.at(point);
        int epochs = values.whole("epochs");
        Monitor checkpoint = Monitor.of(values.word("checkpoint"));
        return new Training(
                epochs,
                values.whole(STEPS),
                batchSizes.at(point, values.whole(BatchSizeTemplate.KEY), epochs),
                optimizer(values),
                new Training.Penalty(values.real("l1"), values.real("l2")),
                new Training.Clipping(values.real("clip-norm"), values.real("clip-value")),
                values.real("label-smoothing"),
                values.real(LOSS_CLIP),
                classWeights.at(point),
                schedule.map(template -> template.at(point, epochs, values.real("learning-rate"))),
                plateau.map(section -> plateau(section.at(point))),
                stopping.map(section -> stopping(section.at(point))),
                checkpoint,
                keepBest,
                values.flag("keep-final"),
                averaging.at(point, checkpoint));
    }

    private static Training.Optimizer optimizer(Values values) {
        return new Training.Optimizer(
                values.constant("optimizer", Training.Method.class),
                values.real("learning-rate"),
                values.real("rho"),
                values.real("momentum"),
                values.real("beta1"),
                values.real("beta2"),
                values.real("epsilon"),
                values.real("weight-decay"));
    }

    private static Training.ReduceOnPlateau plateau(Values values) {
        return new Training.ReduceOnPlateau(
                Monitor.of(values.word("monitor")),
                values.whole("patience"),
                values.real("factor"),
                values.real("min-lr"),
                values.real("min-delta"),
                values.whole("cooldown"));
    }

    private static Training.EarlyStopping stopping(Values values) {
        return new Training.EarlyStopping(
                Monitor.of(values.word("monitor")), values.whole("patience"), values.real("min-delta"));
    }

    private static Option monitor(String key, String documentation) {
        List<String> labels =
                Arrays.stream(Monitor.values()).map(Monitor::label).toList();
        return Option.of(key, new Domain.Word(labels), Monitor.VAL_ACCURACY.label(), documentation);
    }
}
