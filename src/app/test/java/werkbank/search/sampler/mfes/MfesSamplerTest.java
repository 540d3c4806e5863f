package werkbank.search.sampler.mfes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.search.Asking;
import werkbank.search.sampler.RungContract;
import werkbank.search.sampler.SamplerContract;
import werkbank.search.sampler.SamplerProvider;
import werkbank.search.sampler.Samplers;
import werkbank.search.sampler.Valley;
import werkbank.space.Parameter;
import werkbank.space.SamplerSpec;

class MfesSamplerTest extends SamplerContract implements RungContract {
    private static final Parameter X = new Parameter.FloatRange("x", 0, 1, false, Map.of());
    private static final SamplerSpec MFES = Samplers.spec("mfes", Map.of("uniform", 0));

    @Override
    protected SamplerProvider sampler() {
        return new MfesSampler();
    }

    @Override
    public SamplerSpec learner() {
        return MFES;
    }

    private static double bowl(Map<String, Object> values) {
        return Math.pow((Double) values.get("x") - 0.3, 2);
    }

    @Test
    void untilItHasItsStartupTrialsItIsUniform() {
        Asking mfes = new Asking(Samplers.spec("mfes", Map.of("startup", 20)), List.of(X), 3);
        mfes.minimum(20, MfesSamplerTest::bowl);
        Asking random = new Asking(Samplers.spec("random", Map.of()), List.of(X), 3);
        random.minimum(20, MfesSamplerTest::bowl);
        assertThat(mfes.seen).isEqualTo(random.seen);
        assertThat(mfes.ask(21)).isNotEqualTo(random.ask(21));
    }

    /** Medians of eleven seeds, on five numbers and a choice. */
    @Test
    void sixtyTrialsFindAThirdOfWhatRandomOnesDo() {
        double found = Valley.median(MFES, Valley.expectingNothing(), 60);
        assertThat(found)
                .isLessThan(Valley.median(Samplers.spec("random", Map.of()), Valley.expectingNothing(), 60) / 3);
    }

    @Test
    void itLearnsAChoiceAndAWholeNumberTogether() {
        List<Parameter> parameters = List.of(
                new Parameter.Choice("optimizer", List.of("sgd", "nesterov", "adam", "rmsprop"), Map.of()),
                new Parameter.IntRange("depth", 1, 40, 1, false, Map.of()));
        Asking asking = new Asking(MFES, parameters, 3);
        double best = asking.minimum(
                50,
                values -> (values.get("optimizer").equals("adam") ? 0 : 10)
                        + Math.abs((Integer) values.get("depth") - 28));
        assertThat(best).isLessThanOrEqualTo(1);
    }

    /** The median of five seeds. */
    @Test
    void parametersOfABranchAreLearntFromTheTrialsThatHaveThem() {
        List<Parameter> parameters = List.of(
                new Parameter.Choice("optimizer", List.of("sgd", "adam"), Map.of()),
                new Parameter.FloatRange("momentum", 0, 1, false, Map.of("optimizer", List.of("sgd"))),
                new Parameter.FloatRange("beta", 0, 1, false, Map.of("optimizer", List.of("adam"))));
        double median = IntStream.rangeClosed(1, 5)
                .mapToDouble(seed -> new Asking(Samplers.spec("mfes", Map.of()), parameters, seed)
                        .minimum(100, MfesSamplerTest::ofABranch))
                .sorted()
                .toArray()[2];
        assertThat(median).isLessThan(0.01);
    }

    /** Its minimum, 0, is at a momentum of 0.9; that of the other branch is 0.05. */
    private static double ofABranch(Map<String, Object> values) {
        return values.containsKey("momentum")
                ? Math.abs((Double) values.get("momentum") - 0.9)
                : 0.05 + Math.abs((Double) values.get("beta") - 0.2);
    }

    @Test
    void allProposalsCanBeUniform() {
        Asking mfes = new Asking(Samplers.spec("mfes", Map.of("uniform", 1)), List.of(X), 3);
        Asking random = new Asking(Samplers.spec("random", Map.of()), List.of(X), 3);
        mfes.minimum(20, MfesSamplerTest::bowl);
        assertThat(mfes.ask(21, 30)).isEqualTo(random.ask(21, 30));
    }
}
