package werkbank.space.yaml;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.recipe.Monitor;
import werkbank.recipe.Training;

/** The blocks {@code training.ema}, {@code training.swa} and {@code training.lookahead} before the parameters have values. */
record AveragingTemplate(
        Optional<Section> ema, Optional<Section> swa, Optional<Section> lookahead, Optional<Place> first) {
    static final Block EMA = Block.of(
            "ema",
            "Exponential moving average of the weights over the steps, kept where it is better.",
            Option.of(
                    "decay",
                    Domain.Real.atLeast(0).below(1).single(),
                    0.999,
                    "Share of the average that each step keeps; at most (1 + n) / (10 + n) after n steps."));

    static final Block SWA = Block.of(
            "swa",
            "Mean of the weights at the ends of the last epochs, kept where it is better.",
            Option.of("start", Domain.Real.atLeast(0).below(1), 0.75, "Share of the epochs after which they count."),
            Option.of(
                    "images",
                    new Domain.Whole(0),
                    0,
                    "Training images that renew the statistics of batch normalisation; 0 is all."));

    static final Block LOOKAHEAD = Block.of(
            "lookahead",
            "Slow weights, to which the trained ones go back every so many steps (Zhang et al., 2019).",
            Option.of("steps", new Domain.Whole(1), 5, "Steps between the times."),
            Option.of(
                    "share",
                    Domain.Real.above(0).atMost(1).single(),
                    0.5,
                    "Share of the trained weights that the slow ones take at the end of the training."),
            Option.of(
                    "power",
                    Domain.Real.atLeast(0).single(),
                    0.0,
                    "What the slow ones keep grows with this power of the share of the steps that are done; 0 is the same"
                            + " all the time."));

    static AveragingTemplate read(YamlTree.Keys training, SectionReader sections) {
        Problems problems = new Problems();
        Optional<Section> ema = block(EMA, training, "{decay: 0.999}", sections, problems);
        Optional<Section> swa = block(SWA, training, "{start: 0.75}", sections, problems);
        Optional<Section> lookahead = block(LOOKAHEAD, training, "{steps: 5, share: 0.5}", sections, problems);
        problems.raise();
        Optional<Place> first = Optional.ofNullable(training.entries().get(EMA.name()))
                .or(() -> Optional.ofNullable(training.entries().get(SWA.name())))
                .map(YamlTree.Entry::place);
        return new AveragingTemplate(ema, swa, lookahead, first);
    }

    private static Optional<Section> block(
            Block block, YamlTree.Keys training, String example, SectionReader sections, Problems problems) {
        return training.find(block.name())
                .flatMap(tree -> problems.read(() -> sections.read("training", block, tree, example)));
    }

    /** @throws werkbank.InputException when the checkpoint's monitor tells nothing of an averaged network */
    Training.Averaging at(Map<String, Object> point, Monitor checkpoint) {
        if (first.isPresent() && (checkpoint == Monitor.LOSS || checkpoint == Monitor.ACCURACY)) {
            throw first.get()
                    .error(String.format(
                            Locale.ROOT,
                            "an averaged network has no %s in training to compare;"
                                    + " set checkpoint to one that begins with val-, or delete ema and swa",
                            checkpoint.label()));
        }
        return new Training.Averaging(
                ema.map(section -> new Training.Ema(section.at(point).real("decay"))),
                swa.map(section -> swa(section.at(point))),
                lookahead.map(section -> lookahead(section.at(point))));
    }

    private static Training.Lookahead lookahead(Values values) {
        return new Training.Lookahead(values.whole("steps"), values.real("share"), values.real("power"));
    }

    private static Training.Swa swa(Values values) {
        return new Training.Swa(values.real("start"), values.whole("images"));
    }
}
