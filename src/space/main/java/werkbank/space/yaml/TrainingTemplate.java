package werkbank.space.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import werkbank.option.Block;
import werkbank.option.MessageText;
import werkbank.option.Values;
import werkbank.recipe.Algorithms;
import werkbank.recipe.Monitor;
import werkbank.recipe.Precision;
import werkbank.recipe.Schedule;
import werkbank.recipe.Training;
import werkbank.space.Objective;
import werkbank.space.Parameter;

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
    /**
     * Reads the block.
     *
     * @param objective of the space
     * @throws werkbank.InputException when a key or a value is wrong
     */
    static TrainingTemplate read(YamlTree tree, Objective objective, SectionReader sections) {
        Problems problems = new Problems();
        YamlTree.Keys keys = tree.keys("training", "epochs: 10").known("training", TrainingKeys.ALL, problems);
        problems.check(() -> rejectTwoMasters(keys));
        problems.check(() -> rejectChangingPasses(keys));
        var main = problems.read(() -> sections.read("training", own(keys), TrainingKeys.open(objective), List.of()));
        var batchSizes = problems.read(() -> BatchSizeTemplate.read(keys, sections));
        var schedule = problems.read(
                () -> keys.find(ScheduleTemplate.KEY).map(block -> ScheduleTemplate.read(block, sections)));
        var plateau = problems.read(() -> callback(TrainingKeys.PLATEAU, keys, sections));
        var stopping = problems.read(() -> callback(TrainingKeys.STOPPING, keys, sections));
        var averaging = problems.read(() -> AveragingTemplate.read(keys, sections));
        var classWeights = problems.read(() -> ClassWeightsTemplate.read(keys, sections));
        classWeights.ifPresent(weights -> weights.addTo("training", sections));
        var keepBest = problems.read(() -> WholeNumbers.whole(keys, TrainingKeys.KEEP_BEST));
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
        for (String key : TrainingKeys.APART) {
            own = own.without(key);
        }
        return own;
    }

    private static void rejectTwoMasters(YamlTree.Keys keys) {
        YamlTree.Entry schedule = keys.entries().get(ScheduleTemplate.KEY);
        if (schedule != null && keys.find(TrainingKeys.PLATEAU.name()).isPresent()) {
            throw schedule.place()
                    .error("schedule and reduce-lr-on-plateau would both set the learning rate; delete one");
        }
    }

    private static void rejectChangingPasses(YamlTree.Keys keys) {
        YamlTree.Entry steps = keys.entries().get(TrainingKeys.STEPS);
        if (steps != null && BatchSizeTemplate.isList(keys)) {
            throw steps.place()
                    .error(TrainingKeys.STEPS
                            + " goes with one batch-size: a list of them would change it within a pass over the"
                            + " images; delete one of the two");
        }
    }

    private static Optional<Section> callback(Block block, YamlTree.Keys training, SectionReader sections) {
        return training.find(block.name())
                .map(tree -> sections.read("training", block, tree, "{monitor: val-accuracy, patience: 3}"));
    }

    /** @throws werkbank.InputException when a network that is unsure of all classes would have no gradient to begin with */
    void checkLossClip(Map<String, Object> point, int classes) {
        double clip = main.at(point).real(TrainingKeys.LOSS_CLIP);
        if (clip * classes >= 1) {
            throw main.place(TrainingKeys.LOSS_CLIP)
                    .error(String.format(
                            Locale.ROOT,
                            "loss-clip is %s, but a network begins with about 1 / %d for each of %d classes, which would"
                                    + " have no gradient; lower it, for instance to 1.0e-7",
                            MessageText.shown(clip),
                            classes,
                            classes));
        }
    }

    Schedule.Type scheduleType(Map<String, Object> point) {
        return schedule.map(template -> template.type(point)).orElse(Schedule.Type.CONSTANT);
    }

    Training at(Map<String, Object> point) {
        Values values = main.at(point);
        int epochs = values.whole("epochs");
        Monitor checkpoint = Monitor.of(values.word("checkpoint"));
        return new Training(
                epochs,
                values.whole(TrainingKeys.STEPS),
                batchSizes.at(point, values.whole(BatchSizeTemplate.KEY), epochs),
                optimizer(values),
                new Training.Penalty(values.real("l1"), values.real("l2")),
                new Training.Clipping(values.real("clip-norm"), values.real("clip-value")),
                values.real("label-smoothing"),
                values.real(TrainingKeys.LOSS_CLIP),
                classWeights.at(point),
                schedule.map(template -> template.at(point, epochs, values.real("learning-rate"))),
                plateau.map(section -> plateau(section.at(point))),
                stopping.map(section -> stopping(section.at(point))),
                checkpoint,
                keepBest,
                values.flag("keep-final"),
                averaging.at(point, checkpoint),
                precision(values.word(TrainingKeys.PRECISION.key())),
                values.constant(TrainingKeys.ALGORITHMS.key(), Algorithms.class));
    }

    private static Optional<Precision> precision(String word) {
        return word.equals(TrainingKeys.AUTO) ? Optional.empty() : Optional.of(Precision.of(word));
    }

    /** The precisions that trials may want, as {@link werkbank.space.SearchSpace#precisions} has them. */
    Set<Precision> precisions(List<Parameter> parameters) {
        return main.words(TrainingKeys.PRECISION, parameters).stream()
                .flatMap(word -> precision(word).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether trials may leave their precision to the device, for {@link werkbank.space.SearchSpace#leavesPrecision}. */
    boolean leavesPrecision(List<Parameter> parameters) {
        return main.words(TrainingKeys.PRECISION, parameters).stream()
                .anyMatch(word -> precision(word).isEmpty());
    }

    /** The kinds of algorithms that trials may want, as {@link werkbank.space.SearchSpace#algorithms} has them. */
    Set<Algorithms> algorithms(List<Parameter> parameters) {
        return main.words(TrainingKeys.ALGORITHMS, parameters).stream()
                .map(word -> Algorithms.valueOf(word.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toCollection(TreeSet::new));
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
                values.real("weight-decay"),
                values.real("shift-rate"));
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
}
