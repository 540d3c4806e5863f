package werkbank.search.sampler.mfes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.search.Asking;
import werkbank.search.ledger.BudgetedLoss;
import werkbank.search.sampler.Observation;
import werkbank.search.sampler.SamplerContract;
import werkbank.search.sampler.SamplerProvider;
import werkbank.search.sampler.Samplers;
import werkbank.search.sampler.Valley;
import werkbank.space.Parameter;
import werkbank.space.SamplerSpec;

class MfesSamplerTest extends SamplerContract {
    private static final Parameter X = new Parameter.FloatRange("x", 0, 1, false, Map.of());
    private static final SamplerSpec MFES = Samplers.spec("mfes", Map.of("uniform", 0));

    @Override
    protected SamplerProvider sampler() {
        return new MfesSampler();
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
    void failedTrialsAreTheWorst() {
        Asking asking = new Asking(MFES, List.of(X), 3);
        for (int number = 1; number <= 20; number++) {
            double x = (number - 0.5) / 20;
            if (x < 0.5) {
                asking.seen.add(Asking.without(number, Map.of("x", x), true));
            } else {
                asking.tell(number, new TreeMap<>(Map.of("x", x)), x);
            }
        }
        assertThat(asking.ask(21, 30)).allMatch(values -> (Double) values.get("x") > 0.45);
    }

    /** After one epoch the loss falls towards x = 0, after nine towards x = 1; who goes by the lowest rung is misled. */
    @Test
    void theHighestRungDecidesWhereRungsDisagree() {
        Asking asking = new Asking(MFES, List.of(X), 3);
        for (int number = 1; number <= 24; number++) {
            double x = (number * 7 % 24 + 0.5) / 24;
            TreeMap<Integer, BudgetedLoss> values = new TreeMap<>(Map.of(1, new BudgetedLoss(2 + x, 0)));
            if (number % 2 == 0) {
                values.put(9, new BudgetedLoss(1.5 - x, 0));
            }
            asking.seen.add(new Observation(number, new TreeMap<>(Map.of("x", x)), values, true));
        }
        assertThat(asking.ask(25, 34)).allMatch(values -> (Double) values.get("x") > 0.7);
    }

    /** The loss of nine epochs is known of five trials alone; one epoch tells of all where it is small. */
    @Test
    void theLowestRungHelpsWhereTheHighestIsHardlyKnown() {
        Asking asking = new Asking(MFES, List.of(X), 3);
        for (int number = 1; number <= 40; number++) {
            double x = (number - 0.5) / 40;
            double loss = Math.pow(x - 0.7, 2);
            TreeMap<Integer, BudgetedLoss> values = new TreeMap<>(Map.of(1, new BudgetedLoss(2 + loss, 0)));
            if (number % 8 == 0) {
                values.put(9, new BudgetedLoss(1 + loss, 0));
            }
            asking.seen.add(new Observation(number, new TreeMap<>(Map.of("x", x)), values, true));
        }
        long near = IntStream.rangeClosed(41, 50)
                .filter(number -> Math.abs((Double) asking.ask(number).get("x") - 0.7) < 0.1)
                .count();
        assertThat(near).isGreaterThanOrEqualTo(8);
    }

    @Test
    void allProposalsCanBeUniform() {
        Asking mfes = new Asking(Samplers.spec("mfes", Map.of("uniform", 1)), List.of(X), 3);
        Asking random = new Asking(Samplers.spec("random", Map.of()), List.of(X), 3);
        mfes.minimum(20, MfesSamplerTest::bowl);
        assertThat(mfes.ask(21, 30)).isEqualTo(random.ask(21, 30));
    }
}
