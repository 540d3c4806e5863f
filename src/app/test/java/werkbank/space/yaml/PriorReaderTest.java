package werkbank.space.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.InputException;
import werkbank.space.Confidence;
import werkbank.space.Parameter;
import werkbank.space.Prior;
import werkbank.space.SearchSpace;
import werkbank.space.SpaceSpan;
import werkbank.space.Spaces;

/** The keys {@code prior} and {@code confidence} of ranges. */
class PriorReaderTest {
    private static final String SPACE =
            """
            name: expected
            trials: 6
            parameters:
              filters: {int: [16, 64], step: 16, prior: 32}
              norm: {choice: [true, false], prior: true, confidence: low}
            network:
              - conv: {filters: $filters, activation: {choice: [relu, elu], prior: elu, when: {norm: true}}}
              - batch-norm:
                when: {norm: true}
              - dense: 2 * $filters
            training:
              epochs: 3
              learning-rate: {float: [1e-4, 1e-1], log: true, prior: 1e-3, confidence: high}
              batch-size: {int: [8, 256], log: true, prior: 64}
            """;

    private static SearchSpace with(String from, String to) {
        assertThat(SPACE).contains(from);
        return Spaces.read(SPACE.replace(from, to));
    }

    private static Optional<Prior> prior(SearchSpace space, String name) {
        return space.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .flatMap(Parameter::prior);
    }

    @Test
    void everyKindOfRangeTakesThem() {
        SearchSpace space = Spaces.read(SPACE);
        assertThat(prior(space, "filters")).contains(new Prior(32, Confidence.MEDIUM));
        assertThat(prior(space, "norm")).contains(new Prior(true, Confidence.LOW));
        assertThat(prior(space, "network.1.conv.activation")).contains(new Prior("elu", Confidence.MEDIUM));
        assertThat(prior(space, "training.learning-rate")).contains(new Prior(0.001, Confidence.HIGH));
        assertThat(prior(space, "training.batch-size")).contains(new Prior(64, Confidence.MEDIUM));
    }

    @Test
    void aRangeWithoutHasNone() {
        assertThat(Spaces.read(Spaces.base()).parameters())
                .hasSize(3)
                .allMatch(parameter -> parameter.prior().isEmpty());
    }

    @Test
    void aNumberIsHeldAsItsRangeHoldsIt() {
        assertThat(prior(with("prior: 32", "prior: 32.0"), "filters")).contains(new Prior(32, Confidence.MEDIUM));
        String numbers = SPACE.replace("16], step: 16, prior: 32", "16], step: 16")
                .replace(
                        "learning-rate: {float: [1e-4, 1e-1], log: true, prior: 1e-3",
                        "l2: {choice: [0.5, 1, 2], prior: 1");
        assertThat(prior(Spaces.read(numbers), "training.l2")).contains(new Prior(1.0, Confidence.HIGH));
    }

    @Test
    void arithmeticGoesOnAsEver() {
        SearchSpace space = Spaces.read(SPACE);
        assertThat(space.recipe(space.first()).network().toString()).contains("32"); // 2 * 16
        assertThat(with(", prior: 32", "").recipe(space.first())).isEqualTo(space.recipe(space.first()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prior: 32   | prior: 20      | 4:45: the prior of filters is 20; it must be a value of filters: 16 to 64 in steps of 16",
                "prior: 1e-3 | prior: 5       | 13:58: the prior of training.learning-rate is 5; it must be a value of training.learning-rate: 0.0001 to 0.1, logarithmic",
                "prior: true | prior: maybe   | 5:40: the prior of norm is 'maybe'; it must be a value of norm: one of true, false",
                "prior: 32   | prior: $norm   | 4:45: the prior of filters is '$norm'; it must be a value of filters: 16 to 64 in steps of 16",
                "prior: 32   | prior: [16, 32] | 4:45: the prior of filters is a list; it must be a value of filters: 16 to 64 in steps of 16",
                "confidence: high | confidence: sure | 13:76: confidence is 'sure'; it must be one of low, medium, high",
                "prior: 1e-3, | ''            | 13:52: training.learning-rate has confidence high without a prior; write prior: with the value that is expected to be good, or delete confidence",
                "prior: 32   | default: 32    | 4:38: unknown key 'default' in the range filters; it is called 'prior' here",
            })
    void whatIsWrongIsToldInOneLine(String from, String to, String error) {
        assertThatThrownBy(() -> with(from, to))
                .isInstanceOf(InputException.class)
                .hasMessage("base.yaml:" + error);
    }

    @Test
    void theySeparateStudiesOnlyWhereTheyAre() {
        SearchSpace space = Spaces.read(SPACE);
        assertThat(space.hasSameTrialsAs(with("prior: 32", "prior: 48"))).isFalse();
        assertThat(space.hasSameTrialsAs(with("confidence: low", "confidence: high")))
                .isFalse();
        assertThat(space.hasSameTrialsAs(with(", prior: 32", ""))).isFalse();
        assertThat(space.hasSameTrialsAs(with("prior: 32", "prior:   32   "))).isTrue();
        assertThat(Spaces.read(Spaces.base()).template().essence())
                .contains("filters: {int: [Long 16, Long 64], step: Long 16}, act: {choice: [String relu, String elu]}")
                .doesNotContain("prior", "confidence");
    }

    @Test
    void theyAreShownInWords() {
        SpaceSpan span = SpaceSpan.of(Spaces.read(SPACE));
        assertThat(span.hasPriors()).isTrue();
        assertThat(span.parameters())
                .extracting(SpaceSpan.Row::prior)
                .isEqualTo(List.of(
                        "32, with medium confidence",
                        "true, with low confidence",
                        "elu, with medium confidence",
                        "64, with medium confidence",
                        "0.001, with high confidence"));
        assertThat(SpaceSpan.of(Spaces.read(Spaces.base())).hasPriors()).isFalse();
    }
}
