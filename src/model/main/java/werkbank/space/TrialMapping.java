package werkbank.space;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Brings the trials of one space into the terms of another. A parameter's value is that of the other space's parameter of
 * the same name. Where that has none, it is what stood at the place where ours is used: a fixed value, another parameter's,
 * or the key's default.
 *
 * @param ours the space in whose terms they come
 * @param theirs the space that they were trained in
 */
public record TrialMapping(SearchSpace ours, SearchSpace theirs) {

    /** @param trial the active parameters of one of their trials */
    public FittedValues of(Map<String, Object> trial) {
        return FittedValues.of(ours.parameters(), parameter -> Optional.ofNullable(trial.get(parameter.name()))
                .or(() -> atItsPlace(parameter, trial)));
    }

    private Optional<Object> atItsPlace(Parameter parameter, Map<String, Object> trial) {
        return ours.template().placesOf(parameter.name()).stream()
                .map(place -> theirs.template().at(place, trial).orElse(null))
                .filter(Objects::nonNull)
                .findFirst();
    }
}
