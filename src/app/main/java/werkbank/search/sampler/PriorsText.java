package werkbank.search.sampler;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import werkbank.option.Kinds;
import werkbank.space.Parameter;
import werkbank.space.SamplerSpec;
import werkbank.space.SearchSpace;

/** The line for people whose space has priors that its sampler doesn't use, or lacks those that it goes by. */
public final class PriorsText {
    private PriorsText() {}

    /** The line for a space; one that learns from other studies has priors by what was best in them. */
    public static Optional<String> of(SearchSpace space) {
        boolean hasPriors = space.parameters().stream()
                .anyMatch(parameter -> parameter.prior().isPresent());
        return hasPriors || space.search().warmStart().studies().isEmpty()
                ? of(space.sampler(), space.parameters())
                : Optional.empty();
    }

    /**
     * The line, without an end; empty when sampler and priors fit.
     *
     * @throws IllegalArgumentException when there is no such sampler
     */
    public static Optional<String> of(SamplerSpec sampler, List<Parameter> parameters) {
        List<String> names = parameters.stream()
                .filter(parameter -> parameter.prior().isPresent())
                .map(Parameter::name)
                .toList();
        Kinds<SamplerProvider> kinds = Samplers.kinds();
        SamplerProvider own = kinds.named(sampler.name());
        if (names.isEmpty()) {
            return own.needsPriors() ? Optional.of(lacking(sampler.name())) : Optional.empty();
        }
        return own.usesPriors() ? Optional.empty() : Optional.of(unused(sampler.name(), names, kinds));
    }

    private static String lacking(String sampler) {
        return String.format(
                Locale.ROOT,
                "no range has a prior, around which the sampler %s proposes; give some ranges one, such as prior: 0.001, or"
                        + " take another sampler",
                sampler);
    }

    private static String unused(String sampler, List<String> names, Kinds<SamplerProvider> kinds) {
        return String.format(
                Locale.ROOT,
                "the sampler %s doesn't use the priors of %s; %s",
                sampler,
                String.join(", ", names),
                kinds.all().stream()
                        .filter(SamplerProvider::usesPriors)
                        .map(kind -> kind.declaration().name())
                        .collect(Collectors.joining(" or ", "take ", " for them")));
    }
}
