package werkbank.space.yaml;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import werkbank.option.Block;
import werkbank.option.Declared;
import werkbank.option.Kinds;
import werkbank.option.Option;
import werkbank.option.Values;

/**
 * Reads which kind of something a space names, by the kinds' own declarations: a name, or a name with options.
 *
 * @param where what a message says before the name of a kind whose keys are wrong
 * @param example of a name with options
 */
record KindReader<T extends Declared>(Kinds<T> kinds, String where, String example) {

    /** @param options a value for each of the kind's options */
    record Chosen<T>(T kind, Values options) {}

    /** @throws werkbank.InputException when it is none of the kinds, or an option is wrong */
    Chosen<T> read(YamlTree tree) {
        NamedBlock named = NamedBlock.of(tree, kinds.thing(), kinds.names(), example);
        T kind = kinds.named(named.name());
        return new Chosen<>(kind, options(kind.declaration(), named.options()));
    }

    private Values options(Block declaration, YamlTree.Keys given) {
        if (declaration.options().isEmpty() && !given.entries().isEmpty()) {
            throw given.place()
                    .error(String.format(
                            Locale.ROOT,
                            "the %1$s %2$s has no options; write %1$s: %2$s",
                            kinds.thing(),
                            declaration.name()));
        }
        Problems problems = new Problems();
        problems.check(() -> given.only(where + declaration.name(), declaration.keys()));
        Map<String, Object> values = new HashMap<>();
        for (Option option : declaration.options()) {
            String key = option.key();
            given.find(key).ifPresent(tree -> problems.read(() -> tree.value(key, option.domain()))
                    .ifPresent(value -> values.put(key, value)));
        }
        problems.raise();
        return declaration.values(values);
    }
}
