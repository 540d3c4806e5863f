package werkbank.space.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import werkbank.option.Domain;
import werkbank.option.Option;
import werkbank.recipe.Training;

/**
 * The key {@code training.class-weights} before the parameters have values: a word, or a list of numbers.
 *
 * @param listed empty when it is a word
 */
record ClassWeightsTemplate(Optional<Place> place, Optional<Setting> word, List<Setting> listed) {
    static final String KEY = "class-weights";

    private static final String PATH = "training." + KEY;
    private static final String NONE = "none";
    private static final String BALANCED = "balanced";
    static final Option WORD = Option.of(
            KEY,
            new Domain.Word(List.of(NONE, BALANCED)),
            NONE,
            "What the loss of an image is multiplied by, for its class: `balanced` lets rare classes count more; a list has a number > 0 for each class.");
    static final Option WEIGHT =
            Option.required("a class weight", Domain.Real.above(0).single(), "Weight of one class.");

    static ClassWeightsTemplate read(YamlTree.Keys training, SectionReader sections) {
        Optional<YamlTree> tree = training.find(KEY);
        if (tree.isEmpty()) {
            return new ClassWeightsTemplate(Optional.empty(), Optional.empty(), List.of());
        }
        if (tree.get() instanceof YamlTree.Items items) {
            return new ClassWeightsTemplate(Optional.of(items.place()), Optional.empty(), list(items, sections));
        }
        return new ClassWeightsTemplate(
                Optional.of(tree.get().place()),
                Optional.of(sections.setting(PATH, KEY, WORD, tree.get(), List.of())),
                List.of());
    }

    private static List<Setting> list(YamlTree.Items items, SectionReader sections) {
        if (items.items().isEmpty()) {
            throw items.place().error(KEY + " is an empty list; give each class its weight, or write balanced");
        }
        Problems problems = new Problems();
        List<Setting> listed = new ArrayList<>();
        for (int i = 1; i <= items.items().size(); i++) {
            YamlTree item = items.items().get(i - 1);
            String path = PATH + "." + i;
            problems.read(() -> sections.setting(path, WEIGHT.key(), WEIGHT, item, List.of()))
                    .ifPresent(listed::add);
        }
        problems.raise();
        return List.copyOf(listed);
    }

    /** Adds the word, given or not, to the keys of a block; a list is no value that a parameter could have. */
    void addTo(String block, SectionReader sections) {
        if (listed.isEmpty()) {
            sections.add(block, WORD, word);
        }
    }

    Training.ClassWeights at(Map<String, Object> point) {
        boolean balanced = word.filter(setting -> setting.isActive(point))
                .map(setting -> setting.at(point).equals(BALANCED))
                .orElse(false);
        return new Training.ClassWeights(
                balanced,
                listed.stream().map(setting -> (Double) setting.at(point)).toList());
    }

    /** @throws werkbank.InputException when the list is not as long as there are classes */
    void check(int classes) {
        if (!listed.isEmpty() && listed.size() != classes) {
            throw place.orElseThrow()
                    .error(String.format(
                            Locale.ROOT,
                            "%s is a list of %d, but the images have %d classes; give each class one",
                            KEY,
                            listed.size(),
                            classes));
        }
    }
}
