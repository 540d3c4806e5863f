package werkbank.space.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import werkbank.InputException;
import werkbank.option.MessageText;
import werkbank.space.Constraints;
import werkbank.space.Parameter;
import werkbank.space.ParameterRule;
import werkbank.space.ResultLimit;
import werkbank.space.ResultLimit.Figure;

/** Reads the lines behind {@code constraints:}: limits on results, and rules between parameters. */
final class ConstraintReader {
    static final String KEY = "constraints";

    private static final String EXAMPLE = "[parameters <= 200000, dense >= 2 * filters]";
    private static final Map<String, Figure> FIGURES =
            Arrays.stream(Figure.values()).collect(Collectors.toMap(Figure::label, Function.identity()));

    private final Map<String, Parameter> parameters;

    /** @param parameters of the space */
    ConstraintReader(List<Parameter> parameters) {
        this.parameters = parameters.stream().collect(Collectors.toMap(Parameter::name, Function.identity()));
    }

    /** @throws InputException with all lines that are wrong */
    Constraints read(YamlTree tree) {
        Problems problems = new Problems();
        List<ResultLimit> limits = new ArrayList<>();
        List<ParameterRule> rules = new ArrayList<>();
        for (YamlTree item : tree.items(KEY, EXAMPLE).items()) {
            problems.check(() -> {
                YamlTree.Scalar line = item.scalar("a constraint", "a line, for instance parameters <= 200000");
                ParameterRule rule = rule(line);
                if (rule.names().stream().anyMatch(FIGURES::containsKey)) {
                    limits.add(limit(line, rule));
                } else {
                    rules.add(checked(line, rule));
                }
            });
        }
        problems.raise();
        return new Constraints(List.copyOf(limits), List.copyOf(rules));
    }

    private static ParameterRule rule(YamlTree.Scalar line) {
        try {
            return ParameterRule.parse(line.text());
        } catch (IllegalArgumentException e) {
            throw line.place()
                    .error(String.format(
                            Locale.ROOT,
                            "can't read the constraint %s %s",
                            MessageText.quoted(line.text()),
                            e.getMessage()));
        }
    }

    private ResultLimit limit(YamlTree.Scalar line, ParameterRule rule) {
        rule.names().stream()
                .filter(name -> FIGURES.containsKey(name) && parameters.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw wrong(line, name + " is a figure of results and one of this space's parameters; rename that");
                });
        Optional<Figure> figure = Stream.of(Figure.values()).filter(rule::isOf).findFirst();
        boolean isUpper = rule.relation() == ParameterRule.Relation.AT_MOST;
        if (figure.isEmpty() || !isUpper && rule.relation() != ParameterRule.Relation.AT_LEAST) {
            throw wrong(
                    line, "a limit on a result is NAME <= NUMBER or NAME >= NUMBER, for instance parameters <= 200000");
        }
        double bound = rule.bound();
        if (!Double.isFinite(bound)) {
            throw wrong(line, "its number is not finite; write another");
        }
        return new ResultLimit(figure.get(), isUpper, bound);
    }

    private ParameterRule checked(YamlTree.Scalar line, ParameterRule rule) {
        if (rule.names().isEmpty()) {
            throw wrong(line, "it names no parameter; name one, or delete the line");
        }
        rule.names().forEach(name -> check(line, name));
        return rule;
    }

    private void check(YamlTree.Scalar line, String name) {
        Parameter parameter = parameters.get(name);
        if (parameter == null) {
            List<String> known = Stream.concat(parameters.keySet().stream(), FIGURES.keySet().stream())
                    .sorted()
                    .toList();
            throw wrong(
                    line,
                    String.format(
                            Locale.ROOT,
                            "%s is neither a parameter of this space nor one of %s%s",
                            MessageText.quoted(name),
                            Stream.of(Figure.values()).map(Figure::label).collect(Collectors.joining(", ")),
                            MessageText.didYouMean(name, known)));
        }
        if (parameter instanceof Parameter.Choice choice
                && !choice.values().stream().allMatch(Number.class::isInstance)) {
            throw wrong(
                    line,
                    String.format(
                            Locale.ROOT,
                            "%s is %s; arithmetic needs numbers, use 'when' for words",
                            name,
                            choice.range()));
        }
    }

    private static InputException wrong(YamlTree.Scalar line, String reason) {
        return line.place()
                .error(String.format(Locale.ROOT, "the constraint is %s; %s", MessageText.quoted(line.text()), reason));
    }
}
