package werkbank.space.yaml;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import werkbank.option.Domain;
import werkbank.space.SearchPlan;
import werkbank.space.SearchPlan.Repeats;

/** Reads how the best configurations are trained again with other seeds. */
final class RepeatsReader {
    private static final Domain.Whole NUMBER = new Domain.Whole(1).atMost(Repeats.MOST);
    private static final Domain.Real LEVEL = Domain.Real.above(0).below(1);

    private RepeatsReader() {}

    static Repeats repeats(YamlTree.Keys root) {
        Optional<YamlTree> found = root.find("repeats");
        if (found.isEmpty()) {
            return SearchPlan.STANDARD.repeats();
        }
        YamlTree.Keys keys = found.get().keys("repeats", "{top: 3, seeds: 2}");
        keys.only("repeats", List.of("top", "seeds", "race", "level"));
        return new Repeats(
                WholeNumbers.whole(keys, "top", NUMBER, 3), WholeNumbers.whole(keys, "seeds", NUMBER, 2), level(keys));
    }

    private static OptionalDouble level(YamlTree.Keys keys) {
        boolean races = keys.find("race")
                .map(tree -> (Boolean) tree.value("race", new Domain.Flag()))
                .orElse(false);
        if (!races && keys.find("level").isPresent()) {
            throw keys.need("level", "").place().error("level is that of a race; add race: true, or leave it out");
        }
        return races
                ? OptionalDouble.of(keys.find("level")
                        .map(tree -> (Double) tree.value("level", LEVEL))
                        .orElse(Repeats.LEVEL))
                : OptionalDouble.empty();
    }
}
