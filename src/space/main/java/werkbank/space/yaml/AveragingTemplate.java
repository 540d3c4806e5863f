package werkbank.space.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import werkbank.option.Domain;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.recipe.Monitor;
import werkbank.recipe.Training;

/** The blocks {@code training.ema} and {@code training.swa} before the parameters have values. */
record AveragingTemplate(Optional<Section> ema, Optional<Section> swa, Optional<Place> first) {
    static final String EMA = "ema";
    static final String SWA = "swa";

    private static final List<Option> EMA_FIELDS = List.of(Option.of(
            "decay",
            Domain.Real.atLeast(0).below(1).single(),
            0.999,
            "Share of the average that each step keeps; at most (1 + n) / (10 + n) after n steps."));

    private static final List<Option> SWA_FIELDS = List.of(
            Option.of("start", Domain.Real.atLeast(0).below(1), 0.75, "Share of the epochs after which they count."),
            Option.of(
                    "images",
                    new Domain.Whole(0),
                    0,
                    "Training images that renew the statistics of batch normalisation; 0 is all."));

    static AveragingTemplate read(YamlTree.Keys training, SectionReader sections) {
        Problems problems = new Problems();
        Optional<Section> ema = training.find(EMA)
                .flatMap(tree -> problems.read(() ->
                        sections.read("training." + EMA, tree.keys(EMA, "{decay: 0.999}"), EMA_FIELDS, List.of())));
        Optional<Section> swa = training.find(SWA)
                .flatMap(tree -> problems.read(() ->
                        sections.read("training." + SWA, tree.keys(SWA, "{start: 0.75}"), SWA_FIELDS, List.of())));
        problems.raise();
        Optional<Place> first = Optional.ofNullable(training.entries().get(EMA))
                .or(() -> Optional.ofNullable(training.entries().get(SWA)))
                .map(YamlTree.Entry::place);
        return new AveragingTemplate(ema, swa, first);
    }

    /** @throws werkbank.InputException when the checkpoint's monitor tells nothing of an averaged network */
    Training.Averaging at(Map<String, Object> point, Monitor checkpoint) {
        if (first.isPresent() && (checkpoint == Monitor.LOSS || checkpoint == Monitor.ACCURACY)) {
            throw first.get()
                    .error(String.format(
                            Locale.ROOT,
                            "an averaged network has no %s in training to compare;"
                                    + " set checkpoint to val-loss or val-accuracy, or delete ema and swa",
                            checkpoint.label()));
        }
        return new Training.Averaging(
                ema.map(section -> new Training.Ema(section.at(point).real("decay"))),
                swa.map(section -> swa(section.at(point))));
    }

    private static Training.Swa swa(Values values) {
        return new Training.Swa(values.real("start"), values.whole("images"));
    }
}
