package werkbank.search.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.search.Asking;
import werkbank.search.sampler.PastStudy;
import werkbank.search.sampler.RungContract;
import werkbank.search.sampler.SamplerProvider;
import werkbank.search.sampler.Samplers;
import werkbank.search.sampler.StartupSamplerContract;
import werkbank.search.sampler.Valley;
import werkbank.space.Parameter;
import werkbank.space.SamplerSpec;

class GaussianProcessSamplerTest extends StartupSamplerContract implements RungContract {
    private static final SamplerSpec GP = Samplers.spec("gp", Map.of("uniform", 0));

    @Override
    protected SamplerProvider sampler() {
        return new GaussianProcessSampler();
    }

    @Override
    public SamplerSpec learner() {
        return GP;
    }

    @Override
    protected boolean isUniformAtFirst(int number) {
        return number > 1 && number % 2 == 1;
    }

    /** A normal distribution of a quarter of the range, cut off at its ends, has 71.5 % within a quarter of the middle. */
    @Test
    void itBeginsWithTheMiddleOfRangesThenInTurnAroundItAndUniformly() {
        List<Parameter> parameters = List.of(X, Y, new Parameter.Choice("z", List.of("a", "b", "c", "d"), Map.of()));
        Asking own = new Asking(GP, parameters, 3);
        Asking random = new Asking(Samplers.spec("random", Map.of()), parameters, 3);
        assertThat(own.ask(1))
                .isEqualTo(Map.of("x", 0.5, "y", 0.5, "z", random.ask(1).get("z")));
        List<SortedMap<String, Object>> around = new ArrayList<>();
        for (int number = 2; number <= 600; number += 2) {
            around.add(own.ask(number));
            assertThat(own.ask(number + 1)).isEqualTo(random.ask(number + 1));
        }
        for (String name : List.of("x", "y")) {
            assertThat(share(around, values -> Math.abs((Double) values.get(name) - 0.5) < 0.25))
                    .isBetween(0.63, 0.80);
            assertThat(around)
                    .extracting(values -> (Double) values.get(name))
                    .anyMatch(x -> x < 0.1)
                    .anyMatch(x -> x > 0.9);
        }
        assertThat(share(around, values -> values.get("z").equals("a"))).isBetween(0.15, 0.35);
    }

    private static double share(List<SortedMap<String, Object>> all, Predicate<SortedMap<String, Object>> which) {
        return all.stream().filter(which).count() / (double) all.size();
    }

    /** Medians of eleven seeds, on five numbers and a choice. */
    @Test
    void thirtyTrialsFindMoreThanSixtyOfTpe() {
        double found = Valley.median(GP, Valley.expectingNothing(), 30);
        assertThat(found).isLessThan(Valley.median(Samplers.spec("tpe", Map.of()), Valley.expectingNothing(), 60));
    }

    @Test
    void itLearnsAChoiceAndAWholeNumberTogether() {
        List<Parameter> parameters = List.of(
                new Parameter.Choice("optimizer", List.of("sgd", "nesterov", "adam", "rmsprop"), Map.of()),
                new Parameter.IntRange("depth", 1, 40, 1, false, Map.of()));
        Asking asking = new Asking(GP, parameters, 3);
        double best = asking.minimum(
                35,
                values -> (values.get("optimizer").equals("adam") ? 0 : 10)
                        + Math.abs((Integer) values.get("depth") - 28));
        assertThat(best).isZero();
    }

    @Test
    void parametersOfABranchAreLearntFromTheTrialsThatHaveThem() {
        List<Parameter> parameters = List.of(
                new Parameter.Choice("optimizer", List.of("sgd", "adam"), Map.of()),
                new Parameter.FloatRange("momentum", 0, 1, false, Map.of("optimizer", List.of("sgd"))),
                new Parameter.FloatRange("beta", 0, 1, false, Map.of("optimizer", List.of("adam"))));
        Asking asking = new Asking(GP, parameters, 3);
        double best = asking.minimum(
                40,
                values -> values.containsKey("momentum")
                        ? Math.abs((Double) values.get("momentum") - 0.9)
                        : 0.05 + Math.abs((Double) values.get("beta") - 0.2));
        assertThat(best).isLessThan(0.01);
        assertThat(asking.seen).allMatch(trial -> trial.parameters().size() == 2);
    }

    private static final List<Parameter> BRANCHES = List.of(
            new Parameter.Choice("optimizer", List.of("sgd", "nesterov", "adam", "rmsprop"), Map.of()),
            new Parameter.FloatRange("rate", 1e-5, 1, true, Map.of()),
            new Parameter.FloatRange("momentum", 0.5, 0.99, false, Map.of("optimizer", List.of("sgd", "nesterov"))),
            new Parameter.Choice("warm-up", List.of(true, false), Map.of("optimizer", List.of("adam", "rmsprop"))),
            new Parameter.IntRange("steps", 1, 10, 1, false, Map.of("warm-up", List.of(true))),
            new Parameter.Choice("schedule", List.of("none", "cosine", "step"), Map.of()),
            new Parameter.FloatRange("floor", 0, 1, false, Map.of("schedule", List.of("cosine"))));

    /** Its minimum, 0, is in a branch of two conditions. */
    private static double branches(Map<String, Object> values) {
        double rate = Math.log10((Double) values.get("rate"));
        double schedule = values.containsKey("floor") ? Math.pow((Double) values.get("floor") - 0.1, 2) / 2 : 0.1;
        if (values.containsKey("momentum")) {
            return 0.05 + schedule + 0.4 * Math.pow(rate + 1.5, 2) + Math.pow((Double) values.get("momentum") - 0.9, 2);
        }
        double warmUp = values.containsKey("steps") ? 0.02 * Math.pow((Integer) values.get("steps") - 6, 2) : 0.15;
        return schedule + 0.4 * Math.pow(rate + 3, 2) + warmUp;
    }

    private static double medianOfBranches(SamplerSpec sampler, int trials) {
        return IntStream.rangeClosed(1, 5)
                .mapToDouble(seed ->
                        new Asking(sampler, BRANCHES, seed).minimum(trials, GaussianProcessSamplerTest::branches))
                .sorted()
                .skip(2)
                .findFirst()
                .orElseThrow();
    }

    /** Medians of five seeds. */
    @Test
    void conditionsAreNoHindrance() {
        double found = medianOfBranches(GP, 40);
        assertThat(found).isLessThan(0.08).isLessThan(medianOfBranches(Samplers.spec("tpe", Map.of()), 80));
    }

    /** Trials that run are believed to end as is expected, so that the next ones go elsewhere. */
    @Test
    void proposalsKeepAwayFromTrialsThatRun() {
        Asking asking = new Asking(GP, List.of(X, Y), 3);
        asking.minimum(14, StartupSamplerContract::bowl);
        List<SortedMap<String, Object>> alone = asking.ask(15, 20);
        List<SortedMap<String, Object>> together = new ArrayList<>();
        for (int number = 15; number <= 20; number++) {
            together.add(asking.ask(number));
            asking.seen.add(Asking.without(number, together.get(number - 15), false));
        }
        assertThat(widest(alone)).isLessThan(0.01);
        assertThat(widest(together)).isGreaterThan(0.1);
    }

    private static double widest(List<SortedMap<String, Object>> points) {
        return points.stream()
                .flatMapToDouble(a -> points.stream().mapToDouble(b -> distance(a, b)))
                .max()
                .orElseThrow();
    }

    private static double distance(Map<String, Object> a, Map<String, Object> b) {
        return Math.hypot((Double) a.get("x") - (Double) b.get("x"), (Double) a.get("y") - (Double) b.get("y"));
    }

    private static final Comparator<Map<String, Object>> BEST_FIRST = Comparator.comparingDouble(Valley::shifted);

    /** Sixty random trials on a valley that lies a tenth further along each number, in some order. */
    private static PastStudy study(int number, Comparator<Map<String, Object>> order) {
        Asking random = new Asking(Samplers.spec("random", Map.of()), Valley.expectingNothing(), 98 + number);
        List<SortedMap<String, Object>> ranked =
                random.ask(1, 60).stream().sorted(order).toList();
        return new PastStudy(
                "before",
                IntStream.range(0, 60)
                        .mapToObj(rank -> Asking.ended(-60 * number + rank, ranked.get(rank), rank))
                        .toList());
    }

    private static PastStudy good() {
        return study(1, BEST_FIRST);
    }

    private static PastStudy misleading(int number) {
        return study(number, BEST_FIRST.reversed());
    }

    /** The median of eleven seeds. */
    private static double median(List<PastStudy> past, int trials) {
        return Valley.median(seed -> new Asking(GP, Valley.expectingNothing(), past, seed), trials);
    }

    @Test
    void anotherStudyIsFasterThanNone() {
        assertThat(median(List.of(good()), 10)).isLessThan(median(List.of(), 20));
    }

    @Test
    void aMisleadingStudyIsOvercome() {
        assertThat(median(List.of(misleading(2)), 40)).isLessThan(median(List.of(), 30));
    }

    /** In the order in which they were drawn. */
    @Test
    void aStudyThatSaysNothingCostsLittle() {
        PastStudy nothing = study(2, Comparator.comparingInt(values -> 0));
        assertThat(median(List.of(nothing), 30)).isLessThan(median(List.of(), 25));
    }

    @Test
    void amongSeveralStudiesTheOneThatHelpsIsFound() {
        assertThat(median(List.of(misleading(2), good(), misleading(3)), 20)).isLessThan(median(List.of(), 20));
    }

    /** Until it has its startup trials every third is as without the other study, and all others go by it. */
    @Test
    void theFirstTrialsOfAStudyThatLearnsFromAnotherGoByIt() {
        Asking asking = new Asking(GP, Valley.expectingNothing(), List.of(good()), 3);
        Asking alone = new Asking(GP, Valley.expectingNothing(), 3);
        for (int number = 1; number <= 9; number++) {
            if (number % 3 == 0) {
                assertThat(asking.ask(number)).isEqualTo(alone.ask(number));
            } else {
                assertThat(asking.ask(number)).containsEntry("kind", "a");
            }
        }
    }
}
