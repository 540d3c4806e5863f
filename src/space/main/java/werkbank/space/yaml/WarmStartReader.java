package werkbank.space.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import werkbank.option.Domain;
import werkbank.option.MessageText;
import werkbank.space.Constraints;
import werkbank.space.FittedValues;
import werkbank.space.Objective;
import werkbank.space.Parameter;
import werkbank.space.WarmStart;

/** Reads what is tried first and what is known before: the keys {@code enqueue} and {@code learn-from}. */
final class WarmStartReader {
    private static final String ENQUEUE = "enqueue";
    private static final String LEARN_FROM = "learn-from";
    private static final String RESULT = "result";
    private static final String EPOCHS = "epochs";
    private static final String STUDIES = "studies";
    private static final String FIRST = "first";
    private static final Domain.Whole COUNT = new Domain.Whole(0).atMost(1_000);

    private final YamlTree.Keys root;
    private final List<Parameter> parameters;
    private final Constraints constraints;

    /**
     * @param parameters of the space, each after those that its {@code when} names
     * @param constraints that what is enqueued keeps
     */
    WarmStartReader(YamlTree.Keys root, List<Parameter> parameters, Constraints constraints) {
        this.root = root;
        this.parameters = parameters;
        this.constraints = constraints;
    }

    /** The configurations that are to be tried first. */
    List<Map<String, Object>> enqueued() {
        return read(keys -> !hasResult(keys), keys -> keeping(configuration(keys), keys.place()));
    }

    /** @param objective none when it is wrong itself */
    WarmStart warmStart(Optional<Objective> objective) {
        List<WarmStart.Known> known =
                objective.isEmpty() ? List.of() : read(this::hasResult, keys -> known(keys, objective.get()));
        List<String> studies = root.find(LEARN_FROM).map(this::studies).orElse(List.of());
        return new WarmStart(known, studies, studies.isEmpty() ? 0 : first());
    }

    private interface Reading<T> {
        T of(YamlTree.Keys keys);
    }

    private <T> List<T> read(Predicate<YamlTree.Keys> which, Reading<T> reading) {
        List<T> all = new ArrayList<>();
        Problems problems = new Problems();
        root.find(ENQUEUE)
                .map(tree -> tree.items(ENQUEUE, "[{filters: 32}]").items())
                .orElse(List.of())
                .forEach(item -> problems.read(() -> item.keys("a configuration in enqueue", "{filters: 32}"))
                        .filter(which)
                        .flatMap(keys -> problems.read(() -> reading.of(keys)))
                        .ifPresent(all::add));
        problems.raise();
        return List.copyOf(all);
    }

    /** A parameter may be called so too; its value is no block. */
    private boolean hasResult(YamlTree.Keys keys) {
        return keys.find(RESULT).isPresent()
                && (keys.find(RESULT).get() instanceof YamlTree.Keys
                        || parameters.stream()
                                .noneMatch(parameter -> parameter.name().equals(RESULT)));
    }

    private Map<String, Object> configuration(YamlTree.Keys keys) {
        List<String> names = parameters.stream().map(Parameter::name).toList();
        keys.only(ENQUEUE, names, key -> Vocabulary.remedyForParameter(key, names));
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            keys.find(parameter.name()).ifPresent(tree -> {
                YamlTree.Scalar scalar = tree.scalar(parameter.name(), parameter.range());
                values.put(
                        parameter.name(),
                        parameter
                                .canonical(scalar.value())
                                .orElseThrow(() -> scalar.wrong(parameter.name(), parameter.range())));
            });
        }
        return values;
    }

    /** Checks the rules as far as the configuration says what they need. */
    private Map<String, Object> keeping(Map<String, Object> wanted, Place place) {
        Map<String, Object> active = new HashMap<>();
        parameters.stream()
                .filter(parameter -> wanted.containsKey(parameter.name()) && parameter.isActive(active))
                .forEach(parameter -> active.put(parameter.name(), wanted.get(parameter.name())));
        constraints.broken(active).ifPresent(rule -> {
            throw place.error(String.format(
                    Locale.ROOT,
                    "this configuration in enqueue breaks the constraint %s; change one of them",
                    MessageText.quoted(rule.text())));
        });
        return Map.copyOf(wanted);
    }

    private WarmStart.Known known(YamlTree.Keys keys, Objective objective) {
        Problems problems = new Problems();
        var values = problems.read(() -> whole(keys.without(RESULT)));
        YamlTree.Keys result =
                keys.find(RESULT).orElseThrow().keys(RESULT, "{" + objective.label() + ": 0.987, epochs: 12}");
        problems.check(() -> result.only(RESULT, List.of(objective.label(), EPOCHS)));
        var value = problems.read(() -> value(result, objective));
        var epochs = problems.read(() -> result.find(EPOCHS)
                .map(tree -> OptionalInt.of((Integer) tree.value(EPOCHS, new Domain.Whole(1))))
                .orElse(OptionalInt.empty()));
        problems.raise();
        return new WarmStart.Known(values.orElseThrow().values(), value.orElseThrow(), epochs.orElseThrow());
    }

    private FittedValues whole(YamlTree.Keys keys) {
        Map<String, Object> given = configuration(keys);
        FittedValues fitted =
                FittedValues.of(parameters, parameter -> Optional.ofNullable(given.get(parameter.name())));
        fitted.misfit().ifPresent(misfit -> {
            throw keys.place()
                    .error(String.format(
                            Locale.ROOT,
                            "a configuration with a result has no %s; it must have every parameter, %s %s",
                            misfit.parameter().name(),
                            misfit.parameter().name(),
                            misfit.parameter().range()));
        });
        return fitted;
    }

    private static double value(YamlTree.Keys result, Objective objective) {
        YamlTree tree = result.need(
                objective.label(), "say what the configuration reached, for instance " + objective.label() + ": 0.987");
        double value = (Double) tree.value(objective.label(), Domain.Real.atLeast(0));
        if (!objective.isPossible(value)) {
            throw tree.wrong(objective.label(), objective.range());
        }
        return value;
    }

    /** The names, behind the key itself or in a block. */
    private List<String> studies(YamlTree tree) {
        YamlTree list = tree instanceof YamlTree.Keys keys ? block(keys).need(STUDIES, "name them") : tree;
        Set<String> names = new LinkedHashSet<>();
        Problems problems = new Problems();
        for (YamlTree item : list.items(LEARN_FROM, "[my-study]").items()) {
            problems.read(() -> item.scalar("a study in " + LEARN_FROM, "the name of a study"))
                    .ifPresent(name -> {
                        if (!names.add(name.text())) {
                            problems.add(
                                    name.place(),
                                    LEARN_FROM + " names " + MessageText.quoted(name.text()) + " twice; delete one");
                        }
                    });
        }
        problems.raise();
        if (names.isEmpty()) {
            throw list.place().error(LEARN_FROM + " is empty; name a study, or delete the line");
        }
        return List.copyOf(names);
    }

    private static YamlTree.Keys block(YamlTree.Keys keys) {
        keys.only(LEARN_FROM, List.of(STUDIES, FIRST));
        return keys;
    }

    private int first() {
        return root.find(LEARN_FROM)
                .filter(YamlTree.Keys.class::isInstance)
                .flatMap(tree -> ((YamlTree.Keys) tree).find(FIRST))
                .map(tree -> (Integer) tree.value(LEARN_FROM + "." + FIRST, COUNT))
                .orElse(WarmStart.USUALLY_FIRST);
    }
}
