package werkbank.space.yaml;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import werkbank.option.Domain;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.space.Grid;
import werkbank.space.Parameter;
import werkbank.space.SamplerSpec;

/** Reads what stands behind {@code sampler:}: a name, or a name with options. */
public final class SamplerReader {
    private static final Option GENERATION = Option.of(
            "generation",
            new Domain.Whole(0),
            0,
            "How many trials are proposed from the same results, so that the number of workers changes nothing; 0 is each from all results so far.");
    private static final Map<String, List<Option>> OPTIONS = options();

    private SamplerReader() {}

    private static Map<String, List<Option>> options() {
        Map<String, List<Option>> options = new LinkedHashMap<>();
        options.put("random", List.of());
        options.put(
                "grid",
                List.of(
                        Option.of(
                                "points",
                                new Domain.Between(2, Grid.MOST_POINTS),
                                5,
                                "Values of a float range, and the most of an int range. An int range with a step above 1 has all its steps, up to 1,000."),
                        Option.of(
                                "order",
                                Domain.Word.of(SamplerSpec.Grid.Order.values()),
                                "random",
                                "In which order the configurations come; `sequential` changes the last parameter fastest.")));
        options.put(
                "genetic",
                List.of(
                        Option.of(
                                "population",
                                new Domain.Whole(4).atMost(SamplerSpec.Genetic.MOST_PARENTS),
                                20,
                                "How many of the best trials can be parents."),
                        Option.of(
                                "crossover",
                                Domain.Real.atLeast(0).atMost(1),
                                0.85,
                                "How often a configuration has two parents."),
                        Option.of("mutation", Domain.Real.above(0).atMost(1), 0.1, "How often a value is drawn anew."),
                        GENERATION));
        options.put("sobol", List.of());
        options.put(
                "tpe",
                List.of(
                        Option.of(
                                "startup",
                                new Domain.Whole(1),
                                10,
                                "Trials that are proposed at random before it learns."),
                        Option.of(
                                "candidates",
                                new Domain.Whole(1).atMost(SamplerSpec.Tpe.MOST_CANDIDATES),
                                24,
                                "Points of which the most promising is proposed."),
                        Option.of(
                                "prior-weight",
                                Domain.Real.above(0),
                                0.5,
                                "Weight of the uniform distribution, in trials."),
                        GENERATION));
        return options;
    }

    /** @throws werkbank.InputException when it is no sampler, or an option is wrong */
    static SamplerSpec read(YamlTree tree) {
        NamedBlock sampler = NamedBlock.of(tree, "sampler", List.copyOf(OPTIONS.keySet()), "tpe: {startup: 20}");
        List<Option> fields = OPTIONS.get(sampler.name());
        YamlTree.Keys given = sampler.options();
        if (fields.isEmpty() && !given.entries().isEmpty()) {
            throw given.place()
                    .error(String.format(
                            Locale.ROOT, "the sampler %1$s has no options; write sampler: %1$s", sampler.name()));
        }
        Problems problems = new Problems();
        problems.check(() -> given.only(
                "the sampler " + sampler.name(),
                fields.stream().map(Option::key).toList()));
        var options = problems.read(() -> options(sampler.name(), given.entries()));
        problems.raise();
        return spec(sampler.name(), options.orElseThrow());
    }

    /** @throws IllegalArgumentException when there is no such sampler */
    public static SamplerSpec standard(String name) {
        if (!OPTIONS.containsKey(name)) {
            throw new IllegalArgumentException("there is no sampler " + name);
        }
        return spec(name, options(name, Map.of()));
    }

    private static Values options(String name, Map<String, YamlTree.Entry> given) {
        Problems problems = new Problems();
        Map<String, Object> values = new HashMap<>();
        for (Option field : OPTIONS.get(name)) {
            String key = field.key();
            problems.read(() -> given.containsKey(key)
                            ? given.get(key).value().value(key, field.domain())
                            : field.standard().orElseThrow())
                    .ifPresent(value -> values.put(key, value));
        }
        problems.raise();
        return new Values(values);
    }

    private static SamplerSpec spec(String name, Values options) {
        return switch (name) {
            case "random" -> new SamplerSpec.RandomSearch();
            case "grid" -> new SamplerSpec.Grid(
                    options.whole("points"), options.constant("order", SamplerSpec.Grid.Order.class));
            case "genetic" -> new SamplerSpec.Genetic(
                    options.whole("population"),
                    options.real("crossover"),
                    options.real("mutation"),
                    options.whole("generation"));
            case "sobol" -> new SamplerSpec.Sobol();
            default -> new SamplerSpec.Tpe(
                    options.whole("startup"),
                    options.whole("candidates"),
                    options.real("prior-weight"),
                    options.whole("generation"));
        };
    }

    /**
     * Whether the sampler can search that space.
     *
     * @throws werkbank.InputException when it has too many parameters or configurations for it
     */
    static void checkFits(SamplerSpec spec, Place place, List<Parameter> parameters) {
        if (spec instanceof SamplerSpec.Sobol && parameters.size() > SamplerSpec.Sobol.MOST_PARAMETERS) {
            throw place.error(String.format(
                    Locale.ROOT,
                    "the sampler sobol takes at most %d parameters, and this space has %d; use random",
                    SamplerSpec.Sobol.MOST_PARAMETERS,
                    parameters.size()));
        }
        if (spec instanceof SamplerSpec.Grid options) {
            BigInteger size = Grid.of(parameters, options)
                    .size()
                    .orElseThrow(() -> place.error("the configurations of this grid can't be counted, since too many"
                            + " conditions depend on each other; use random or sobol"));
            if (size.compareTo(BigInteger.valueOf(Grid.MOST)) > 0) {
                throw place.error(String.format(
                        Locale.ROOT,
                        "this grid has 10^%d configurations; lower points, or use random or sobol",
                        size.toString().length() - 1));
            }
        }
    }
}
