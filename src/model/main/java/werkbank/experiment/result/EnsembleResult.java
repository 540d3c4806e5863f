package werkbank.experiment.result;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.file.StoredFile;
import werkbank.metric.Score;
import werkbank.recipe.Views;

/**
 * An ensemble, chosen on validation images only.
 *
 * @param method how members and weights were chosen, for instance {@code average}
 * @param members best first by the study's objective
 * @param temperature of the combined probabilities: p becomes softmax(ln p / temperature); positive, 1 changes nothing
 * @param validation of the combined probabilities after the temperature, on the images that weights and temperature were
 *     fitted on
 * @param choice what was compared before the method was chosen
 * @param growth at index k − 1 the validation score of the k best candidates with equal weights and no temperature; at most
 *     {@link #MAX_GROWTH}, none in an ensemble of a version that did not record it
 * @param looks what was compared before the members' {@link Views} were chosen; empty when nothing was
 * @param distilled the network that has learned from this ensemble, if one was trained
 */
public record EnsembleResult(
        String method,
        List<Member> members,
        double temperature,
        Score validation,
        Choice choice,
        List<Score> growth,
        List<Look> looks,
        Optional<Distilled> distilled,
        Instant built) {

    /** A result of a former version says nothing of looks. */
    public EnsembleResult {
        looks = looks == null ? List.of() : List.copyOf(looks);
    }

    /** Candidates that {@code growth} goes to, at most. */
    public static final int MAX_GROWTH = 30;

    /** Makes the result of an ensemble whose members look once, and from which nothing has learned. */
    public static EnsembleResult of(
            String method,
            List<Member> members,
            double temperature,
            Score validation,
            Choice choice,
            List<Score> growth,
            Instant built) {
        return new EnsembleResult(
                method, members, temperature, validation, choice, growth, List.of(), Optional.empty(), built);
    }

    /** A network that has learned from an ensemble, alone. */
    public static EnsembleResult of(Distilled learned, Instant built) {
        return of(
                "distilled",
                List.of(Member.of(learned.trial(), 1, List.of(learned.model()), learned.validation())),
                learned.temperature(),
                learned.validation(),
                Choice.of(Choice.Reason.ONE_MEMBER),
                List.of(),
                built);
    }

    /**
     * Whether the other has the same members with the same weights, looks and bits, chosen in the same way. What comes
     * of networks that were run for it is left out, since its last digits depend on the machine: the figures of looks
     * and of eight bits, and where there are looks temperature and score.
     */
    public boolean isSameAs(EnsembleResult other) {
        return comparable().equals(other.comparable());
    }

    /** Whether the other says the same of every image, from the same files, and the same has learned from it. */
    public boolean usesTheSameAs(EnsembleResult other) {
        return temperature == other.temperature
                && distilled.equals(other.distilled)
                && members.stream()
                        .map(Member::used)
                        .toList()
                        .equals(other.members.stream().map(Member::used).toList());
    }

    /** Whether this was built after the other, or is the other and something has learned from it since. */
    public boolean isNewerThan(EnsembleResult other) {
        return built.isAfter(other.built)
                || distilled.isPresent() && other.distilled.isEmpty() && built.equals(other.built);
    }

    private EnsembleResult comparable() {
        return new EnsembleResult(
                method,
                members.stream().map(Member::comparable).toList(),
                looks.isEmpty() ? temperature : 1,
                looks.isEmpty() ? validation : null,
                choice,
                growth,
                looks.stream().map(Look::comparable).toList(),
                Optional.empty(),
                Instant.EPOCH);
    }

    /** Whether a member answers in eight bits. */
    public boolean hasInt8() {
        return members.stream().anyMatch(Member::answersInInt8);
    }

    /** Size of all members' network files. */
    public long bytes() {
        return members.stream()
                .flatMap(member -> member.models().stream())
                .mapToLong(StoredFile::bytes)
                .sum();
    }

    /** Every network: the members', in their order, and the one that has learned from them. */
    public Stream<StoredFile> files() {
        return Stream.concat(
                members.stream().flatMap(member -> member.models().stream()),
                distilled.stream().map(Distilled::model));
    }

    /** Replaces the members. */
    public EnsembleResult with(List<Member> others) {
        return new EnsembleResult(method, others, temperature, validation, choice, growth, looks, distilled, built);
    }

    /** Replaces what is said of the choice. */
    public EnsembleResult with(Choice other) {
        return new EnsembleResult(method, members, temperature, validation, other, growth, looks, distilled, built);
    }

    /** Adds the network that has learned from the ensemble. */
    public EnsembleResult with(Distilled learned) {
        return new EnsembleResult(
                method, members, temperature, validation, choice, growth, looks, Optional.of(learned), built);
    }
}
