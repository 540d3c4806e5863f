package werkbank.space.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.MessageText;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.recipe.Schedule;

/** The block {@code training.schedule} before the parameters have values. */
record ScheduleTemplate(Section section) {
    static final String KEY = "schedule";

    private static final String TYPE = "type";
    private static final Domain.Word TYPE_WORDS = Domain.Word.of(Schedule.Type.values());
    static final List<String> TYPES = TYPE_WORDS.words();
    private static final double STEP_FACTOR = 0.5;
    private static final double EXPONENTIAL_FACTOR = 0.9;

    static final Block BLOCK = Block.of(
            KEY,
            "How the learning rate goes through the training; not together with `reduce-lr-on-plateau`.",
            Option.required(TYPE, TYPE_WORDS, "Shape of the schedule after the warm-up."),
            Option.of(
                    "warm-up",
                    Domain.Real.atLeast(0),
                    0.0,
                    "Linear rise at the start: below 1 a share of `epochs`, from 1 on a number of epochs; less than `epochs`."),
            Option.of("every", new Domain.Whole(1), 10, "Epochs between two steps, of `step`."),
            Option.optional(
                    "factor",
                    Domain.Real.above(0).atMost(1),
                    "0.5 of `step`, 0.9 of `exponential`",
                    "Factor of each step of `step`, of each epoch of `exponential`."),
            Option.of("power", Domain.Real.above(0), 1.0, "Power of `polynomial`; 1 is a straight line."),
            Option.of(
                    "end-factor",
                    Domain.Real.atLeast(0).atMost(1),
                    0.0,
                    "Share of the learning rate at the end, of `polynomial`, `cosine` and `one-cycle`."),
            Option.of(
                    "start-factor",
                    Domain.Real.above(0).atMost(1),
                    0.04,
                    "Share of the learning rate at the start, of `one-cycle`."),
            Option.of(
                    "peak",
                    Domain.Real.above(0).below(1),
                    0.3,
                    "Share of the steps until the learning rate is reached, of `one-cycle`."));

    static ScheduleTemplate read(YamlTree tree, SectionReader sections) {
        return new ScheduleTemplate(sections.read("training." + KEY, keys(tree), BLOCK.options(), List.of()));
    }

    /** Every form as a block with {@code type}: {@code cosine}, {@code {cosine: {warm-up: 1}}}, a range of types. */
    private static YamlTree.Keys keys(YamlTree tree) {
        if (tree instanceof YamlTree.Keys keys && !isBlock(keys)) {
            NamedBlock.rejectNameBehindKey(keys, KEY, TYPE_WORDS);
        }
        boolean isNamed = tree instanceof YamlTree.Keys keys && isNamed(keys);
        if (isNamed || (tree instanceof YamlTree.Scalar word && TYPES.contains(word.text()))) {
            NamedBlock schedule = NamedBlock.of(tree, KEY, TYPES, "cosine: {warm-up: 1}");
            YamlTree name = new YamlTree.Scalar(tree.place(), schedule.name(), schedule.name());
            return withType(name, schedule.options());
        }
        if (tree instanceof YamlTree.Scalar || (RangeReader.isRange(tree) && !isBlock((YamlTree.Keys) tree))) {
            return withType(tree, new YamlTree.Keys(tree.place(), Map.of()));
        }
        return tree.keys(KEY, "{type: cosine, warm-up: 1}");
    }

    /** Whether the keys name schedules, even several or in words of others, which {@link NamedBlock} refuses. */
    private static boolean isNamed(YamlTree.Keys keys) {
        return !keys.entries().isEmpty()
                && !isBlock(keys)
                && keys.entries().keySet().stream()
                        .allMatch(name -> Vocabulary.synonym(name, TYPES).isPresent());
    }

    private static boolean isBlock(YamlTree.Keys keys) {
        return keys.entries().containsKey(TYPE);
    }

    private static YamlTree.Keys withType(YamlTree type, YamlTree.Keys options) {
        options.find(TYPE).ifPresent(twice -> {
            throw twice.place().error("the schedule's type stands before this block already; delete one");
        });
        Map<String, YamlTree.Entry> entries = new LinkedHashMap<>(options.entries());
        entries.put(TYPE, new YamlTree.Entry(type.place(), type));
        return new YamlTree.Keys(type.place(), entries);
    }

    Schedule.Type type(Map<String, Object> point) {
        return section.at(point).constant(TYPE, Schedule.Type.class);
    }

    /**
     * @param rate that the schedule's factors are shares of
     * @throws werkbank.InputException when nothing is left of the epochs after the warm-up, or of the rate at an end
     */
    Schedule at(Map<String, Object> point, int epochs, double rate) {
        Values values = section.at(point);
        Schedule.Type type = values.constant(TYPE, Schedule.Type.class);
        double factor = type == Schedule.Type.EXPONENTIAL ? EXPONENTIAL_FACTOR : STEP_FACTOR;
        Schedule schedule = new Schedule(
                type,
                values.real("warm-up"),
                values.whole("every"),
                values.real("factor", factor),
                values.real("power"),
                values.real("end-factor"),
                values.real("start-factor"),
                values.real("peak"));
        if (schedule.warmUp() > 0 && schedule.warmUpEpochs(epochs) >= epochs) {
            throw section.place("warm-up")
                    .error(String.format(
                            Locale.ROOT,
                            "warm-up takes %s epochs of %d; lower it, or raise epochs",
                            MessageText.shown(schedule.warmUpEpochs(epochs)),
                            epochs));
        }
        if (type == Schedule.Type.ONE_CYCLE) {
            rejectVanishing("start-factor", schedule.startFactor(), rate);
        }
        rejectVanishing("end-factor", schedule.endFactor(), rate);
        return schedule;
    }

    private void rejectVanishing(String key, double factor, double rate) {
        if (!Domain.Single.holds(rate * factor) || (factor > 0 && rate * factor == 0)) {
            throw section.place(key, "type")
                    .error(String.format(
                            Locale.ROOT,
                            "%s is %s, which makes %s of the learning rate %s; it must be at least 1.4e-45, the smallest"
                                    + " 32-bit float; raise one of them",
                            key,
                            MessageText.shown(factor),
                            MessageText.shown(rate * factor),
                            MessageText.shown(rate)));
        }
    }
}
