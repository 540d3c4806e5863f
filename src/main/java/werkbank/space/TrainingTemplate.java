package werkbank.space;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The block {@code training:} before the parameters have values. */
record TrainingTemplate(Section main, Optional<Section> plateau, Optional<Section> stopping) {
    private static final String PLATEAU = "reduce-lr-on-plateau";
    private static final String STOPPING = "early-stopping";

    private static final List<Field> FIELDS = List.of(
            Field.required("epochs", new Domain.Whole(1)),
            Field.of("batch-size", new Domain.Whole(1), 64),
            Field.of("optimizer", Domain.Word.of(Training.Optimizer.values()), "adam"),
            Field.of("learning-rate", Domain.Real.above(0), 1e-3),
            Field.of("rho", Domain.Real.atLeast(0).below(1), 0.9),
            Field.of("momentum", Domain.Real.atLeast(0).below(1), 0.9),
            Field.of("epsilon", Domain.Real.above(0), 1e-7),
            monitor("checkpoint"));

    private static final List<Field> PLATEAU_FIELDS = List.of(
            monitor("monitor"),
            Field.of("patience", new Domain.Whole(0), 3),
            Field.of("factor", Domain.Real.above(0).below(1), 0.5),
            Field.of("min-lr", Domain.Real.atLeast(0), 0.0),
            Field.of("min-delta", Domain.Real.atLeast(0), 1e-4),
            Field.of("cooldown", new Domain.Whole(0), 0));

    private static final List<Field> STOPPING_FIELDS = List.of(
            monitor("monitor"),
            Field.of("patience", new Domain.Whole(0), 3),
            Field.of("min-delta", Domain.Real.atLeast(0), 0.0));

    /** @throws werkbank.InputException when a key or a value is wrong */
    static TrainingTemplate read(Tree tree, SectionReader sections) {
        Tree.Keys keys = tree.keys("training", "epochs: 10");
        Tree.Keys own = keys.without(PLATEAU).without(STOPPING);
        List<String> known = Stream.concat(FIELDS.stream().map(Field::key), Stream.of(PLATEAU, STOPPING))
                .toList();
        keys.only("training", known);
        return new TrainingTemplate(
                sections.read("training", own, FIELDS, List.of()),
                callback(PLATEAU, keys, PLATEAU_FIELDS, sections),
                callback(STOPPING, keys, STOPPING_FIELDS, sections));
    }

    private static Optional<Section> callback(
            String key, Tree.Keys training, List<Field> fields, SectionReader sections) {
        return training.find(key)
                .map(tree -> sections.read(
                        "training." + key, tree.keys(key, "{monitor: val-accuracy, patience: 3}"), fields, List.of()));
    }

    Training at(Map<String, Object> point) {
        Section.Values values = main.at(point);
        return new Training(
                values.whole("epochs"),
                values.whole("batch-size"),
                values.constant("optimizer", Training.Optimizer.class),
                values.real("learning-rate"),
                values.real("rho"),
                values.real("momentum"),
                values.real("epsilon"),
                plateau.map(section -> plateau(section.at(point))),
                stopping.map(section -> stopping(section.at(point))),
                Monitor.of(values.word("checkpoint")));
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
