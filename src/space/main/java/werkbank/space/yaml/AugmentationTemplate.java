package werkbank.space.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.option.Domain;
import werkbank.option.MessageText;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Augmentation.Axes;
import werkbank.recipe.Augmentation.Content;
import werkbank.recipe.Augmentation.Elastic;
import werkbank.recipe.Augmentation.Erase;
import werkbank.recipe.Augmentation.Fill;

/** The block {@code augmentation:} before the parameters have values. */
record AugmentationTemplate(Section main, Optional<Section> elastic, Optional<Section> erase) {
    private static final String ELASTIC = "elastic";
    private static final String ERASE = "erase";
    private static final Domain SHARE = Domain.Real.atLeast(0).atMost(1);
    private static final Domain ZOOM = Domain.Real.atLeast(0).below(1);

    static final List<Option> FIELDS = List.of(
            Option.of("rotation", Domain.Real.atLeast(0).atMost(180), 0.0, "Degrees to either side."),
            Option.of(
                    "shift", SHARE, 0.0, "Share of the image's height and width to either side, drawn for each axis."),
            Option.of("shift-x", SHARE, 0.0, "Share of the image's width to either side, in place of `shift`."),
            Option.of("shift-y", SHARE, 0.0, "Share of the image's height to either side, in place of `shift`."),
            Option.of("shear", Domain.Real.atLeast(0).below(90), 0.0, "Degrees to either side."),
            Option.of(
                    "zoom",
                    ZOOM,
                    0.0,
                    "The scale is drawn from 1 − zoom to 1 + zoom, for each axis on its own unless `zoom-tied` is true."),
            Option.of("zoom-x", ZOOM, 0.0, "The same for the width alone, in place of `zoom`."),
            Option.of("zoom-y", ZOOM, 0.0, "The same for the height alone, in place of `zoom`."),
            Option.of(
                    "zoom-tied",
                    new Domain.Flag(),
                    false,
                    "One scale for both axes, so that images keep their proportions; goes with `zoom`."),
            Option.of("flip-horizontal", SHARE, 0.0, "Probability that left and right change places."),
            Option.of("flip-vertical", SHARE, 0.0, "Probability that top and bottom change places."),
            Option.of(
                    "brightness",
                    SHARE,
                    0.0,
                    "Grey values are multiplied by a factor from 1 − brightness to 1 + brightness and clipped."),
            Option.of(
                    "fill",
                    Domain.Word.of(Fill.values()),
                    "nearest",
                    "What lies outside the image: the nearest edge, 0, or the image mirrored."));

    static final List<Option> ELASTIC_FIELDS = List.of(
            Option.of(
                    "alpha",
                    Domain.Real.atLeast(0).single(),
                    0.0,
                    "Factor of the smoothed displacements, in pixels; 34 with sigma 4 is Simard's choice for 28 × 28 pixels."),
            Option.of(
                    "sigma",
                    Domain.Real.above(0).atMost(100).single(),
                    4.0,
                    "Standard deviation of the smoothing Gaussian, in pixels."));

    static final List<Option> ERASE_FIELDS = List.of(
            Option.of("probability", SHARE, 0.0, "Probability that an image is erased in."),
            Option.of("area", Domain.Real.above(0).atMost(1), 0.4, "Largest share of the image that is erased."),
            Option.of("min-area", Domain.Real.above(0).atMost(1), 0.02, "Smallest share, at most `area`."),
            Option.of(
                    "aspect",
                    Domain.Real.above(0).atMost(1).single(),
                    0.3,
                    "Height divided by width is drawn from this to 1 divided by this."),
            Option.of(
                    "content",
                    Domain.Word.of(Content.values()),
                    "noise",
                    "What the rectangle holds: a random grey value for each pixel, or 0."));

    static final List<String> KEYS = Stream.concat(FIELDS.stream().map(Option::key), Stream.of(ELASTIC, ERASE))
            .toList();

    /** @throws werkbank.InputException when a key or a value is wrong, or keys contradict each other */
    static AugmentationTemplate read(YamlTree tree, SectionReader sections) {
        Problems problems = new Problems();
        YamlTree.Keys keys = tree.keys("augmentation", "{rotation: 10}").known("augmentation", KEYS, problems);
        problems.check(() -> rejectBothForms(keys, "shift"));
        problems.check(() -> rejectBothForms(keys, "zoom"));
        problems.check(() -> rejectTiedAxes(keys));
        YamlTree.Keys own = keys.without(ELASTIC).without(ERASE);
        var main = problems.read(() -> sections.read("augmentation", own, FIELDS, List.of()));
        var elastic =
                problems.read(() -> block(ELASTIC, "alpha", "{alpha: 34, sigma: 4}", keys, ELASTIC_FIELDS, sections));
        var erase = problems.read(
                () -> block(ERASE, "probability", "{probability: 0.5, area: 0.2}", keys, ERASE_FIELDS, sections));
        problems.raise();
        return new AugmentationTemplate(main.orElseThrow(), elastic.orElseThrow(), erase.orElseThrow());
    }

    private static void rejectBothForms(YamlTree.Keys keys, String key) {
        for (String axis : List.of(key + "-x", key + "-y")) {
            if (keys.entries().containsKey(axis) && keys.entries().containsKey(key)) {
                throw keys.entries()
                        .get(axis)
                        .place()
                        .error(String.format(
                                Locale.ROOT,
                                "%s stands beside %s, which is for both axes; keep %s, or %s-x and %s-y",
                                axis,
                                key,
                                key,
                                key,
                                key));
            }
        }
    }

    private static void rejectTiedAxes(YamlTree.Keys keys) {
        if (keys.entries().containsKey("zoom-tied")
                && (keys.entries().containsKey("zoom-x") || keys.entries().containsKey("zoom-y"))) {
            throw keys.entries()
                    .get("zoom-tied")
                    .place()
                    .error(
                            "zoom-tied draws one scale for both axes, but zoom-x and zoom-y part them; give zoom instead");
        }
    }

    /** @param least the key without which the block would do nothing */
    private static Optional<Section> block(
            String key, String least, String example, YamlTree.Keys keys, List<Option> fields, SectionReader sections) {
        return keys.find(key).map(tree -> {
            YamlTree.Keys own = tree.keys(key, example);
            Section section = sections.read("augmentation." + key, own, fields, List.of());
            own.need(least, "write, for instance, " + key + ": " + example);
            return section;
        });
    }

    /** @throws werkbank.InputException when a value is not in its key's domain, or two don't go together */
    Augmentation at(Map<String, Object> point) {
        Values values = main.at(point);
        return new Augmentation(
                values.real("rotation"),
                axes(values, "shift"),
                values.real("shear"),
                axes(values, "zoom"),
                values.flag("zoom-tied"),
                values.real("flip-horizontal"),
                values.real("flip-vertical"),
                values.real("brightness"),
                elastic.flatMap(section -> elastic(section.at(point))),
                erase.flatMap(section -> erase(section, section.at(point))),
                values.constant("fill", Fill.class));
    }

    /** Of both forms only one is given; the other is 0. */
    private static Axes axes(Values values, String key) {
        double both = values.real(key);
        return new Axes(both + values.real(key + "-x"), both + values.real(key + "-y"));
    }

    private static Optional<Elastic> elastic(Values values) {
        Elastic elastic = new Elastic(values.real("alpha"), values.real("sigma"));
        return elastic.alpha() == 0 ? Optional.empty() : Optional.of(elastic);
    }

    private static Optional<Erase> erase(Section section, Values values) {
        Erase erase = new Erase(
                values.real("probability"),
                values.real("min-area"),
                values.real("area"),
                values.real("aspect"),
                values.constant("content", Content.class));
        if (erase.minArea() > erase.area()) {
            throw section.place("area", "min-area")
                    .error(String.format(
                            Locale.ROOT,
                            "erase has an area of %s and a min-area of %s; area must be at least min-area",
                            MessageText.shown(erase.area()),
                            MessageText.shown(erase.minArea())));
        }
        return erase.probability() == 0 ? Optional.empty() : Optional.of(erase);
    }
}
