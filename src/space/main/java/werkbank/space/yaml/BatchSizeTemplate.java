package werkbank.space.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import werkbank.option.Domain;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.recipe.BatchSizes;

/**
 * The list {@code training.batch-size} before the parameters have values.
 *
 * @param stages empty where the key is a single number
 */
record BatchSizeTemplate(List<Section> stages) {
    static final String KEY = "batch-size";

    private static final String EPOCHS = "epochs";
    private static final Option SIZE = Option.required("size", new Domain.Whole(1), "Images per step.");
    static final List<Option> STAGE = List.of(
            SIZE,
            Option.required(
                    EPOCHS,
                    new Domain.Whole(1),
                    "How many epochs it lasts; the last size holds to the end and has none."));
    private static final List<Option> LAST = List.of(SIZE);

    static boolean isList(YamlTree.Keys training) {
        return training.find(KEY).filter(YamlTree.Items.class::isInstance).isPresent();
    }

    static BatchSizeTemplate read(YamlTree.Keys training, SectionReader sections) {
        if (!isList(training)) {
            return new BatchSizeTemplate(List.of());
        }
        YamlTree.Items list = (YamlTree.Items) training.find(KEY).orElseThrow();
        ForeignRange.reject(KEY, list);
        if (list.items().isEmpty()) {
            throw list.place()
                    .error(KEY + " is an empty list; write a number, or [{size: 64, epochs: 5}, {size: 256}]");
        }
        Problems problems = new Problems();
        List<Section> stages = new ArrayList<>();
        for (int i = 1; i <= list.items().size(); i++) {
            YamlTree item = list.items().get(i - 1);
            String label = KEY + "." + i;
            boolean isLast = i == list.items().size();
            problems.read(() -> stage(item, label, isLast, sections)).ifPresent(stages::add);
        }
        problems.raise();
        return new BatchSizeTemplate(List.copyOf(stages));
    }

    private static Section stage(YamlTree item, String label, boolean isLast, SectionReader sections) {
        YamlTree.Keys keys = item.keys(label, "{size: 64, epochs: 5}");
        if (isLast) {
            rejectEnd(keys);
        }
        return sections.read("training." + label, keys, isLast ? LAST : STAGE, List.of());
    }

    private static void rejectEnd(YamlTree.Keys last) {
        YamlTree.Entry end = last.entries().get(EPOCHS);
        if (end != null) {
            throw end.place().error("the last batch size holds to the end; delete its epochs, or add another");
        }
    }

    /**
     * @param single the size where there is no list
     * @param epochs of the whole training
     * @throws werkbank.InputException when nothing is left of the epochs for the last size
     */
    BatchSizes at(Map<String, Object> point, int single, int epochs) {
        if (stages.isEmpty()) {
            return new BatchSizes(List.of(new BatchSizes.Stage(single, epochs)));
        }
        List<BatchSizes.Stage> result = new ArrayList<>();
        long left = epochs;
        for (Section stage : stages) {
            Values values = stage.at(point);
            int lasts = values.whole(EPOCHS, (int) left);
            result.add(new BatchSizes.Stage(values.whole("size"), lasts));
            left -= lasts;
            if (left < 1 && result.size() < stages.size()) {
                throw stage.place(EPOCHS)
                        .error(String.format(
                                Locale.ROOT,
                                "the batch sizes up to here take %d epochs of %d; lower them, or raise epochs",
                                epochs - left,
                                epochs));
            }
        }
        return new BatchSizes(List.copyOf(result));
    }
}
