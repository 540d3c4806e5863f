package werkbank.space.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import werkbank.option.Block;
import werkbank.option.MessageText;
import werkbank.option.Values;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Augmentation.Axes;
import werkbank.recipe.Augmentation.Content;
import werkbank.recipe.Augmentation.Elastic;
import werkbank.recipe.Augmentation.Erase;
import werkbank.recipe.Augmentation.Fill;

/** The block {@code augmentation:} before the parameters have values. */
record AugmentationTemplate(Section main, Optional<Section> elastic, Optional<Section> erase) {
    /** @throws werkbank.InputException when a key or a value is wrong, or keys contradict each other */
    static AugmentationTemplate read(YamlTree tree, SectionReader sections) {
        Problems problems = new Problems();
        YamlTree.Keys keys =
                tree.keys("augmentation", "{rotation: 10}").known("augmentation", AugmentationKeys.ALL, problems);
        problems.check(() -> rejectBothForms(keys, "shift"));
        problems.check(() -> rejectBothForms(keys, "zoom"));
        problems.check(() -> rejectTiedAxes(keys));
        YamlTree.Keys own = keys.without(AugmentationKeys.ELASTIC.name()).without(AugmentationKeys.ERASE.name());
        var main = problems.read(() -> sections.read("augmentation", own, AugmentationKeys.OWN, List.of()));
        var elastic = problems.read(() -> block(AugmentationKeys.ELASTIC, keys, "{alpha: 34, sigma: 4}", sections));
        var erase = problems.read(() -> block(AugmentationKeys.ERASE, keys, "{probability: 0.5, area: 0.2}", sections));
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

    private static Optional<Section> block(Block block, YamlTree.Keys keys, String example, SectionReader sections) {
        return keys.find(block.name()).map(tree -> sections.read("augmentation", block, tree, example));
    }

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

    /** Joins both forms of a range, of which only one is given; the other is 0. */
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
