package werkbank.space.yaml;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.recipe.Monitor;
import werkbank.recipe.Training;
import werkbank.space.MessageText;

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

    private static final List<Field> FIELDS = List.of(
            Field.required("epochs", new Domain.Whole(1).atMost(Training.MOST_EPOCHS)),
            Field.of(BatchSizeTemplate.KEY, new Domain.Whole(1), 64),
            Field.of(STEPS, new Domain.Between(0, Training.MOST_STEPS), 0),
            Field.of("optimizer", Domain.Word.of(Training.Method.values()), "adam"),
            Field.of("learning-rate", Domain.Real.above(0).single(), 1e-3),
            Field.of("rho", Domain.Real.atLeast(0).below(1).single(), 0.9),
            Field.of("momentum", Domain.Real.atLeast(0).below(1).single(), 0.9),
            Field.of("beta1", Domain.Real.atLeast(0).below(1).single(), 0.9),
            Field.of("beta2", Domain.Real.atLeast(0).below(1).single(), 0.999),
            Field.of("epsilon", Domain.Real.above(0).single(), 1e-7),
            Field.of("weight-decay", Domain.Real.atLeast(0).single(), 0.01),
            Field.of("l1", Domain.Real.atLeast(0).single(), 0.0),
            Field.of("l2", Domain.Real.atLeast(0).single(), 0.0),
            Field.of("clip-norm", Domain.Real.atLeast(0).single(), 0.0),
            Field.of("clip-value", Domain.Real.atLeast(0).single(), 0.0),
            Field.of("label-smoothing", Domain.Real.atLeast(0).below(1).single(), 0.0),
            Field.of(LOSS_CLIP, Domain.Real.atLeast(0).below(0.5).single(), 0.0),
            monitor("checkpoint"),
            Field.of("keep-final", new Domain.Flag(), false));

    static final List<String> KEYS =
            Stream.concat(FIELDS.stream().map(Field::key), APART.stream()).toList();

    private static final List<Field> PLATEAU_FIELDS = List.of(
            monitor("monitor"),
            Field.of("patience", new Domain.Whole(0), 3),
            Field.of("factor", Domain.Real.above(0).below(1), 0.5),
            Field.of("min-lr", Domain.Real.atLeast(0).single(), 0.0),
            Field.of("min-delta", Domain.Real.atLeast(0), 1e-4),
            Field.of("cooldown", new Domain.Whole(0), 0));

    private static final List<Field> STOPPING_FIELDS = List.of(
            monitor("monitor"),
            Field.of("patience", new Domain.Whole(0), 3),
            Field.of("min-delta", Domain.Real.atLeast(0), 0.0));

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
            String key, YamlTree.Keys training, List<Field> fields, SectionReader sections) {
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
        Section.Values values = main.at(point);
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

    private static Training.Optimizer optimizer(Section.Values values) {
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

    private static Training.ReduceOnPlateau plateau(Section.Values values) {
        return new Training.ReduceOnPlateau(
                Monitor.of(values.word("monitor")),
                values.whole("patience"),
                values.real("factor"),
                values.real("min-lr"),
                values.real("min-delta"),
                values.whole("cooldown"));
    }

    private static Training.EarlyStopping stopping(Section.Values values) {
        return new Training.EarlyStopping(
                Monitor.of(values.word("monitor")), values.whole("patience"), values.real("min-delta"));
    }

    private static Field monitor(String key) {
        List<String> labels =
                Arrays.stream(Monitor.values()).map(Monitor::label).toList();
        return Field.of(key, new Domain.Word(labels), Monitor.VAL_ACCURACY.label());
    }
}
