package werkbank.space;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Values from outside as a space's parameters hold them.
 *
 * @param values of the active parameters, up to the first that doesn't fit
 * @param misfit the first active parameter whose value is missing or none of its own; empty when all fit
 */
public record FittedValues(SortedMap<String, Object> values, Optional<Misfit> misfit) {

    /** @param value that it was to have; empty where there is none */
    public record Misfit(Parameter parameter, Optional<Object> value) {}

    /**
     * Fits values; those of inactive parameters aren't asked for.
     *
     * @param parameters each after those that its {@code when} names
     * @param given the value of a parameter; empty where there is none
     */
    public static FittedValues of(List<Parameter> parameters, Function<Parameter, Optional<Object>> given) {
        SortedMap<String, Object> values = new TreeMap<>();
        for (Parameter parameter : parameters) {
            if (parameter.isActive(values)) {
                Optional<Object> value = given.apply(parameter);
                Optional<Object> own = value.flatMap(parameter::canonical);
                if (own.isEmpty()) {
                    return new FittedValues(values, Optional.of(new Misfit(parameter, value)));
                }
                values.put(parameter.name(), own.get());
            }
        }
        return new FittedValues(values, Optional.empty());
    }
}
