package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
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

    private static final List<Parameter> BRANCHES = List.of(
            new Parameter.Choice("optimizer", List.of("sgd", "adam"), Map.of()),
            new Parameter.IntRange("depth", 1, 6, 1, false, Map.of()),
            new Parameter.IntRange("momentum", 1, 5, 1, false, Map.of("optimizer", List.of("sgd"))));

    private static double branches(Map<String, Object> values) {
        return Math.abs((Integer) values.get("depth") - 4)
                + (values.containsKey("momentum") ? Math.abs((Integer) values.get("momentum") - 3) : 2);
    }

    /** Thirty-six configurations; the ones at the front are the best, whichever group of parameters they differ in. */
    @Test
    void whatATrialHasHadGivesWayToTheMostPromisingThatNoneHas() {
        Asking asking = new Asking(TPE, BRANCHES, 3);
        asking.minimum(10, TpeSamplerTest::branches);
        Set<Map<String, Object>> tried = new HashSet<>();
        asking.seen.forEach(trial -> tried.add(trial.parameters()));
        double sum = 0;
        for (int number = 11; number <= 20; number++) {
            SortedMap<String, Object> values = asking.ask(number);
            assertThat(tried.add(values)).as("%d: %s", number, values).isTrue();
            asking.tell(number, values, branches(values));
            sum += branches(values);
        }
        assertThat(sum / 10).isLessThan(2.2); // the mean of all is 3
    }

    @Test
    void whereAllWasTriedItProposesTheBestAgain() {
        Asking asking = new Asking(TPE, BRANCHES, 3);
        asking.minimum(100, TpeSamplerTest::branches);
        assertThat(asking.seen.stream().map(Observation::parameters).distinct()).hasSize(36);
        assertThat(branches(asking.ask(101))).isLessThan(2);
    }

    @Test
    void whatMayBeTriedTwiceIs() {
        List<Observation> seen = new ArrayList<>();
        Sampler sampler = new TpeSampler()
                .create(
                        new ConfigurationSpace(BRANCHES, values -> true, true),
                        TPE.options(),
                        () -> seen,
                        List.of(),
                        3);
        for (int number = 1; number <= 36; number++) {
            sampler.number(number);
            sampler.setRngSeed(number);
            @SuppressWarnings("unchecked") // what Sampler promises
            var values = (SortedMap<String, Object>) sampler.getCandidate().getValue();
            seen.add(Asking.ended(number, values, branches(values)));
        }
        assertThat(seen.stream().map(Observation::parameters).distinct()).hasSizeLessThan(25);
    }

    @Test
    void whatTheSpaceRefusesGivesWayToTheMostPromisingThatItAllows() {
        List<Observation> seen = new ArrayList<>();
        Sampler sampler = new TpeSampler()
                .create(
                        new ConfigurationSpace(List.of(X), values -> (Double) values.get("x") > 0.6, false),
                        TPE.options(),
                        () -> seen,
                        List.of(),
                        3);
        for (int number = 1; number <= 20; number++) {
            double x = (number - 0.5) / 20;
            seen.add(Asking.ended(number, Map.of("x", x), Math.abs(x - 0.5)));
        }
        List<Double> proposals = new ArrayList<>();
        for (int number = 21; number <= 60; number++) {
            sampler.number(number);
            sampler.setRngSeed(number);
            proposals.add((Double) ((Map<?, ?>) sampler.getCandidate().getValue()).get("x"));
        }
        assertThat(proposals).allMatch(x -> x > 0.6);
        assertThat(proposals).filteredOn(x -> x < 0.8).hasSizeGreaterThan(25);
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
