package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.search.Asking;
import werkbank.space.Parameter;
import werkbank.space.SamplerSpec;

class TpeSamplerTest extends StartupSamplerContract {
    private static final SamplerSpec TPE =
            Samplers.spec("tpe", Map.of("startup", 10, "candidates", 24, "prior-weight", 1, "generation", 0));

    @Override
    protected SamplerProvider sampler() {
        return new TpeSampler();
    }

    @Test
    void proposalsDrawTogetherAroundTheOptimum() {
        Asking asking = new Asking(TPE, List.of(X, Y), 3);
        asking.minimum(60, StartupSamplerContract::bowl);

        long near = asking.ask(61, 100).stream()
                .filter(values -> bowl(values) < 0.04) // an eighth of the square
                .count();
        assertThat(near).isGreaterThan(15); // uniform ones would be five
    }

    @Test
    void itLearnsAChoiceAndAWholeNumber() {
        List<Parameter> parameters = List.of(
                new Parameter.Choice("optimizer", List.of("sgd", "nesterov", "adam", "rmsprop"), Map.of()),
                new Parameter.IntRange("depth", 1, 10, 1, false, Map.of()));
        Asking asking = new Asking(TPE, parameters, 3);
        asking.minimum(
                50,
                values -> (values.get("optimizer").equals("adam") ? 0 : 10)
                        + Math.abs((Integer) values.get("depth") - 8));

        var proposals = asking.ask(51, 90);
        assertThat(proposals).filteredOn("optimizer", "adam").hasSizeGreaterThan(20);
        assertThat(proposals)
                .filteredOn(values -> Math.abs((Integer) values.get("depth") - 8) <= 1)
                .hasSizeGreaterThan(20);
    }

    @Test
    void runningTrialsPushProposalsAway() {
        Asking asking = new Asking(TPE, List.of(X), 3);
        IntStream.rangeClosed(1, 20).forEach(number -> {
            double x = (number - 0.5) / 20;
            asking.tell(number, new TreeMap<>(Map.of("x", x)), Math.abs(x - 0.5));
        });
        long before = nearTheMiddle(asking);
        for (int number = 21; number <= 40; number++) {
            asking.seen.add(Asking.without(number, Map.of("x", 0.47 + 0.003 * (number - 21)), false));
        }
        assertThat(nearTheMiddle(asking)).isLessThan(before / 2);
    }

    private static long nearTheMiddle(Asking asking) {
        return asking.ask(100, 199).stream()
                .filter(values -> Math.abs((Double) values.get("x") - 0.5) < 0.04)
                .count();
    }

    @Test
    void failedTrialsPushProposalsAway() {
        Asking asking = new Asking(TPE, List.of(X), 3);
        asking.minimum(20, values -> 0);
        long before = below(asking);
        for (int number = 21; number <= 40; number++) {
            asking.seen.add(Asking.without(number, Map.of("x", 0.025 * (number - 21)), true));
        }
        assertThat(below(asking)).isLessThan(before / 2);
    }

    private static long below(Asking asking) {
        return asking.ask(100, 199).stream()
                .filter(values -> (Double) values.get("x") < 0.5)
                .count();
    }

    @Test
    void parametersOfABranchAreLearntFromTheTrialsThatHaveThem() {
        List<Parameter> parameters = List.of(
                new Parameter.Choice("optimizer", List.of("sgd", "adam"), Map.of()),
                new Parameter.FloatRange("momentum", 0, 1, false, Map.of("optimizer", List.of("sgd"))),
                new Parameter.FloatRange("beta", 0, 1, false, Map.of("optimizer", List.of("adam"))));
        Asking asking = new Asking(TPE, parameters, 3);
        asking.minimum(
                60,
                values -> values.containsKey("momentum")
                        ? Math.abs((Double) values.get("momentum") - 0.9)
                        : 0.05 + Math.abs((Double) values.get("beta") - 0.2));

        var proposals = asking.ask(61, 120);
        assertThat(proposals)
                .filteredOn(values -> values.containsKey("momentum"))
                .hasSizeGreaterThan(5)
                .filteredOn(values -> Math.abs((Double) values.get("momentum") - 0.9) < 0.1)
                .hasSizeGreaterThan(4);
        assertThat(proposals).allMatch(values -> values.size() == 2);
    }

    @Test
    void groupsAreWhatIsActiveTogetherEachAfterWhatItLooksAt() {
        List<Parameter> parameters = List.of(
                new Parameter.Choice("optimizer", List.of("sgd", "adam"), Map.of()),
                new Parameter.FloatRange("momentum", 0, 1, false, Map.of("optimizer", List.of("sgd"))),
                X,
                new Parameter.Choice("nesterov", List.of(true, false), Map.of("optimizer", List.of("sgd"))),
                new Parameter.FloatRange("share", 0, 1, false, Map.of("nesterov", List.of(true))));
        assertThat(ParameterGroup.of(new ConfigurationSpace(parameters)))
                .extracting(group ->
                        group.parameters().stream().map(Parameter::name).toList())
                .containsExactly(List.of("optimizer", "x"), List.of("momentum", "nesterov"), List.of("share"));
    }
}
