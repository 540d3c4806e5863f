package werkbank.space.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import werkbank.option.Block;
import werkbank.option.MessageText;
import werkbank.option.Values;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Augmentation.Axes;
import werkbank.recipe.Augmentation.Blur;
import werkbank.recipe.Augmentation.Content;
import werkbank.recipe.Augmentation.Elastic;
import werkbank.recipe.Augmentation.Erase;
import werkbank.recipe.Augmentation.Fill;
import werkbank.recipe.Augmentation.FlipMode;
import werkbank.recipe.Augmentation.RandAugment;
import werkbank.recipe.AugmentationBuilder;
import werkbank.recipe.Mixing;
import werkbank.recipe.Mixing.CutMix;
import werkbank.recipe.Shape;

/**
 * The block {@code augmentation:} before the parameters have values.
 *
 * @param blocks by name, those that are given
 */
record AugmentationTemplate(Section main, Map<String, Section> blocks) {
    /** Keys that only images in colour can follow. */
    private static final List<String> OF_COLOUR = List.of("saturation", "hue", "grey");

    private static final Map<String, String> EXAMPLES = Map.of(
            "elastic", "{alpha: 34, sigma: 4}",
            "erase", "{probability: 0.5, area: 0.2}",
            "blur", "{probability: 0.5, sigma: 1}",
            "rand-augment", "{operations: 2, magnitude: 9}",
            "cutmix", "{probability: 0.5}");

    /** @throws werkbank.InputException when a key or a value is wrong, or keys contradict each other */
    static AugmentationTemplate read(YamlTree tree, SectionReader sections) {
        Problems problems = new Problems();
        YamlTree.Keys keys =
                tree.keys("augmentation", "{rotation: 10}").known("augmentation", AugmentationKeys.ALL, problems);
        problems.check(() -> rejectBothForms(keys, "shift"));
        problems.check(() -> rejectBothForms(keys, "zoom"));
        problems.check(() -> rejectTiedAxes(keys));
        YamlTree.Keys own = keys;
        for (Block block : AugmentationKeys.BLOCKS) {
            own = own.without(block.name());
        }
        YamlTree.Keys plain = own;
        var main = problems.read(() -> sections.read("augmentation", plain, AugmentationKeys.OWN, List.of()));
        Map<String, Section> blocks = new LinkedHashMap<>();
        for (Block block : AugmentationKeys.BLOCKS) {
            keys.find(block.name())
                    .flatMap(inner -> problems.read(
                            () -> sections.read("augmentation", block, inner, EXAMPLES.get(block.name()))))
                    .ifPresent(section -> blocks.put(block.name(), section));
        }
        problems.raise();
        return new AugmentationTemplate(main.orElseThrow(), blocks);
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

    Augmentation at(Map<String, Object> point) {
        Values values = main.at(point);
        return new AugmentationBuilder()
                .rotation(values.real("rotation"))
                .shift(axes(values, "shift"))
                .shear(values.real("shear"))
                .zoom(axes(values, "zoom"))
                .zoomTied(values.flag("zoom-tied"))
                .flipHorizontal(values.real("flip-horizontal"))
                .flipVertical(values.real("flip-vertical"))
                .brightness(values.real("brightness"))
                .elastic(block("elastic", point).flatMap(AugmentationTemplate::elastic))
                .erase(block("erase", point).flatMap(this::erase))
                .fill(values.constant("fill", Fill.class))
                .cropPadding(values.whole("crop-padding"))
                .flipMode(values.constant("flip-mode", FlipMode.class))
                .contrast(values.real("contrast"))
                .saturation(values.real("saturation"))
                .hue(values.real("hue"))
                .grey(values.real("grey"))
                .blur(block("blur", point).flatMap(this::blur))
                .cutout(values.whole("cutout"))
                .randAugment(block("rand-augment", point).flatMap(AugmentationTemplate::randAugment))
                .mixing(new Mixing(values.real("mixup"), block("cutmix", point).flatMap(AugmentationTemplate::cutMix)))
                .build();
    }

    /**
     * Checks that images of this shape can be changed like that.
     *
     * @throws werkbank.InputException when they are grey and the changes are of colours
     */
    void checkFits(Map<String, Object> point, Shape images) {
        if (images.channels() > 1 || !at(point).needsColour()) {
            return;
        }
        Values values = main.at(point);
        String key = OF_COLOUR.stream()
                .filter(name -> values.real(name) > 0)
                .findFirst()
                .orElseThrow();
        throw main.place(key)
                .error(String.format(
                        Locale.ROOT,
                        "%s is %s, but the images are grey; leave it out, or train on images in colour",
                        key,
                        MessageText.shown(values.real(key))));
    }

    private Optional<Values> block(String name, Map<String, Object> point) {
        return Optional.ofNullable(blocks.get(name)).map(section -> section.at(point));
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

    private Optional<Erase> erase(Values values) {
        requireOrder("erase", values, "area");
        Erase erase = new Erase(
                values.real("probability"),
                values.real("min-area"),
                values.real("area"),
                values.real("aspect"),
                values.constant("content", Content.class));
        return erase.probability() == 0 ? Optional.empty() : Optional.of(erase);
    }

    private Optional<Blur> blur(Values values) {
        requireOrder("blur", values, "sigma");
        Blur blur = new Blur(values.real("probability"), values.real("min-sigma"), values.real("sigma"));
        return blur.probability() == 0 ? Optional.empty() : Optional.of(blur);
    }

    /** @throws werkbank.InputException when the key is less than the same one with {@code min-} before it */
    private void requireOrder(String block, Values values, String key) {
        if (values.real("min-" + key) > values.real(key)) {
            throw blocks.get(block)
                    .place(key, "min-" + key)
                    .error(String.format(
                            Locale.ROOT,
                            "%s has %s %s of %s and a min-%s of %s; %s must be at least min-%s",
                            block,
                            "aeiou".indexOf(key.charAt(0)) < 0 ? "a" : "an",
                            key,
                            MessageText.shown(values.real(key)),
                            key,
                            MessageText.shown(values.real("min-" + key)),
                            key,
                            key));
        }
    }

    private static Optional<RandAugment> randAugment(Values values) {
        int operations = values.whole("operations");
        return operations == 0 ? Optional.empty() : Optional.of(new RandAugment(operations, values.real("magnitude")));
    }

    private static Optional<CutMix> cutMix(Values values) {
        CutMix cutMix = new CutMix(values.real("alpha"), values.real("probability"));
        return cutMix.probability() == 0 ? Optional.empty() : Optional.of(cutMix);
    }
}
