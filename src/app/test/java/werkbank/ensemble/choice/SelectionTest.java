package werkbank.ensemble.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.ensemble.Drawn;
import werkbank.ensemble.Temperature;
import werkbank.experiment.result.Choice;
import werkbank.experiment.result.Choice.Compared;
import werkbank.experiment.result.Choice.Reason;
import werkbank.experiment.result.Choice.TimeLimit;
import werkbank.space.EnsemblePlan;
import werkbank.space.EnsemblePlan.Method;
import werkbank.space.EnsemblePlans;
import werkbank.space.Objective;

class SelectionTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void amongEquallyGoodNetworksMostAreTaken(long seed) {
        Selection selection = select(new Drawn(1_000, seed).equallyGood(8), EnsemblePlan.STANDARD);

        assertThat(selection.weights().members()).hasSizeGreaterThan(3);
        assertThat(selection.choice().compared())
                .extracting(Compared::method)
                .containsExactly("average", "diverse", "greedy", "weighted");
    }

    /** Five copies of a network come before another that is nearly as good: an average of the first few has hardly any of it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void copiesDoNotOutvoteAnother(long seed) {
        Drawn drawn = new Drawn(1_000, seed);
        float[][] first = drawn.network(2, 1);
        float[][] second = drawn.network(2, 1);
        Candidates two = Candidates.of(drawn.labels(), List.of(first, second));
        boolean isSecondBetter = two.bestFirst(Objective.VAL_LOSS).get(0) == 1;
        float[][] copied = isSecondBetter ? second : first;
        float[][] other = isSecondBetter ? first : second;

        Selection selection = select(
                Candidates.of(drawn.labels(), List.of(copied, copied, copied, copied, copied, other)),
                EnsemblePlan.STANDARD);

        assertThat(selection.method()).isNotEqualTo(Method.AVERAGE);
        assertThat(selection.weights().of(5)).isBetween(0.3, 0.7);
        Compared average = selection.choice().compared().get(0);
        assertThat(average.method()).isEqualTo("average");
        assertThat(average.excess()).isGreaterThan(average.excessError());
    }

    @Test
    void theTakenOneHasTheMostMembersWithinOneErrorOfTheLowest() {
        Selection selection = select(new Drawn(400, 4).equallyGood(6), EnsemblePlan.STANDARD);
        Choice choice = selection.choice();

        List<Compared> compared = choice.compared();
        double lowest = compared.stream().mapToDouble(Compared::logLoss).min().orElseThrow();
        assertThat(compared).anyMatch(c -> c.logLoss() == lowest && c.excess() == 0 && c.excessError() == 0);
        assertThat(compared).allSatisfy(c -> {
            assertThat(c.excess()).isCloseTo(c.logLoss() - lowest, within(1e-12));
            assertThat(c.standardError()).isPositive();
            assertThat(c.accuracy()).isBetween(0.5, 1.0);
            assertThat(c.members()).isNotEmpty().allMatch(trial -> trial >= 101 && trial <= 106);
        });
        Compared taken = compared.stream()
                .filter(c -> c.method().equals(selection.method().label()))
                .findFirst()
                .orElseThrow();
        assertThat(taken.excess()).isLessThanOrEqualTo(taken.excessError());
        assertThat(compared)
                .filteredOn(c -> c.excess() <= c.excessError())
                .allMatch(c -> c.members().size() <= taken.members().size());
        assertThat(choice.reason()).isEqualTo(taken.excess() == 0 ? Reason.BEST : Reason.MOST_WITHIN_ONE_ERROR);
    }

    /** Of what is compared the members are found on all images. */
    @Test
    void anAverageWithoutANumberHasAsManyMembersAsPay() {
        Selection many = select(new Drawn(1_000, 1).equallyGood(6), EnsemblePlan.of(Method.AVERAGE));
        Selection one = select(
                new Drawn(1_000, 1).oneThatKnowsAfter(3).only(List.of(3, 2, 1, 0)), EnsemblePlan.of(Method.AVERAGE));

        assertThat(many.weights().members()).hasSizeGreaterThan(4);
        assertThat(one.weights().members()).containsExactly(0);
        assertThat(one.choice().reason()).isEqualTo(Reason.ASKED_FOR);
        assertThat(one.choice().compared()).singleElement().satisfies(compared -> {
            assertThat(compared.method()).isEqualTo("average");
            assertThat(compared.members()).containsExactly(101);
        });
    }

    @Test
    void theSameCandidatesGiveTheSameSelection() {
        Candidates candidates = new Drawn(300, 5).equallyGood(12);
        Selection first = select(candidates, EnsemblePlan.STANDARD);
        Selection second = select(candidates, EnsemblePlan.STANDARD);

        assertThat(second.weights().toArray()).containsExactly(first.weights().toArray());
        assertThat(second.temperature()).isEqualTo(first.temperature());
        assertThat(second.choice()).isEqualTo(first.choice());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
    void aMethodThatIsAskedForIsTakenWithItsLimit(Method method) {
        Selection selection = select(new Drawn(200, 6).equallyGood(8), EnsemblePlans.of(method, 3));

        assertThat(selection.method()).isEqualTo(method);
        assertThat(selection.choice()).isEqualTo(Choice.of(Reason.ASKED_FOR));
        assertThat(selection.weights().members()).hasSizeBetween(2, 3);
    }

    @Test
    void autoHasTheLimitToo() {
        Selection selection = select(new Drawn(200, 6).equallyGood(8), EnsemblePlans.of(Method.AUTO, 3));

        assertThat(selection.choice().compared())
                .allSatisfy(compared -> assertThat(compared.members()).hasSizeLessThanOrEqualTo(3));
    }

    @Test
    void oneMemberIsTheFirstWithATemperature() {
        Candidates several = new Drawn(200, 7).equallyGood(3);
        Selection asked = select(several, EnsemblePlans.of(Method.AUTO, 1));

        assertThat(asked.choice()).isEqualTo(Choice.of(Reason.ONE_MEMBER));
        assertThat(asked.weights().toArray()).containsExactly(1, 0, 0);
        assertThat(asked.temperature()).isNotEqualTo(Temperature.NONE);
        assertThat(select(several.only(List.of(2)), EnsemblePlan.STANDARD)
                        .choice()
                        .reason())
                .isEqualTo(Reason.ONE_MEMBER);
    }

    @Test
    void ofAHandfulOfImagesNothingIsLearnt() {
        Selection selection = select(new Drawn(Selection.FEWEST_IMAGES - 1, 8).equallyGood(3), EnsemblePlan.STANDARD);

        assertThat(selection.method()).isEqualTo(Method.AVERAGE);
        assertThat(selection.choice()).isEqualTo(Choice.of(Reason.TOO_FEW_IMAGES));
        assertThat(selection.temperature()).isEqualTo(Temperature.NONE);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
    void ofAHandfulOfImagesThereAreNoMoreThanFiveMembersUnlessTheyAreAskedFor(Method method) {
        Candidates candidates = eachKnowingItsOwn(12);

        Selection usual = select(candidates, EnsemblePlan.of(method));
        assertThat(usual.method()).isEqualTo(method);
        assertThat(usual.choice()).isEqualTo(Choice.of(Reason.ASKED_FOR));
        assertThat(usual.weights().members()).hasSizeBetween(1, 5);
        assertThat(select(candidates, EnsemblePlans.of(method, 1)).weights().members())
                .hasSize(1);
        if (method != Method.DIVERSE) {
            assertThat(select(candidates, EnsemblePlans.of(method, 12))
                            .weights()
                            .members())
                    .hasSizeGreaterThan(5);
        }
    }

    /** So many networks on a handful of images, each of which knows a share of them and nothing of the others. */
    private static Candidates eachKnowingItsOwn(int count) {
        int[] labels = new Drawn(Selection.FEWEST_IMAGES - 1, 8).labels();
        return Candidates.of(
                labels,
                IntStream.range(0, count)
                        .mapToObj(network -> {
                            float[][] rows = new float[labels.length][Drawn.CLASSES];
                            for (int row = 0; row < rows.length; row++) {
                                boolean knows = row % count == network;
                                Arrays.fill(rows[row], knows ? 0.01f : 0.25f);
                                rows[row][labels[row]] = knows ? 0.97f : 0.25f;
                            }
                            return rows;
                        })
                        .toList());
    }

    /** Four networks of 0.5, 0.2, 0.3 and 0.4 ms: the first three take 1.0 ms together, all four 1.4. */
    @Test
    void noEnsembleTakesLongerThanTheLimit() {
        Candidates candidates = new Drawn(1_000, 1).equallyGood(4);
        MemberTimes times = oneLook(1.0, 2, 0.5, 0.2, 0.3, 0.4);

        Selection selection = Selection.of(
                candidates,
                List.of(101, 102, 103, 104),
                EnsemblePlans.atMost(EnsemblePlan.STANDARD, 1.0),
                times,
                Objective.VAL_LOSS);

        assertThat(selection.method()).isEqualTo(Method.AVERAGE);
        assertThat(selection.weights().members()).containsExactly(0, 1, 2);
        TimeLimit limit = selection.choice().limit().orElseThrow();
        assertThat(limit.msPerImage()).isEqualTo(1.0);
        assertThat(limit.taken()).isCloseTo(1.0, within(1e-12));
        assertThat(limit.tooSlow()).isEqualTo(2);
        // Average, diverse and greedy of all four, and the least loss of all four.
        assertThat(limit.leftOut()).isEqualTo(4);
        assertThat(selection.choice().compared()).extracting(Compared::method).containsExactly("average", "diverse");
    }

    @Test
    void aMethodThatIsAskedForHasFewerMembersWhereTheLimitSaysSo() {
        Candidates candidates = new Drawn(1_000, 1).equallyGood(4);
        MemberTimes times = oneLook(0.7, 0, 0.5, 0.2, 0.3, 0.4);

        Selection average = Selection.of(
                candidates,
                List.of(101, 102, 103, 104),
                EnsemblePlans.atMost(EnsemblePlans.of(Method.AVERAGE, 4), 0.7),
                times,
                Objective.VAL_LOSS);

        assertThat(average.weights().members()).containsExactly(0, 1);
        assertThat(average.choice().reason()).isEqualTo(Reason.ASKED_FOR);
    }

    @Test
    void ofAHandfulOfImagesTheLimitAloneSaysHowMany() {
        Candidates candidates = new Drawn(Selection.FEWEST_IMAGES - 1, 8).equallyGood(4);
        MemberTimes times = oneLook(1.2, 0, 0.5, 0.2, 0.3, 0.4);

        Selection selection = Selection.of(
                candidates,
                List.of(101, 102, 103, 104),
                EnsemblePlans.atMost(EnsemblePlan.STANDARD, 1.2),
                times,
                Objective.VAL_LOSS);

        assertThat(selection.choice().reason()).isEqualTo(Reason.TOO_FEW_IMAGES);
        assertThat(selection.weights().members()).containsExactly(0, 1, 2);
        assertThat(selection.choice().limit().orElseThrow().leftOut())
                .as("all four")
                .isEqualTo(1);
    }

    /** However many members are asked for, the limit of likeness lets in three, and the limit on time two. */
    @Test
    void anEnsembleThatSeveralNumbersOfMembersComeToIsLeftOutOnce() {
        Drawn drawn = new Drawn(1_000, 1);
        float[][] first = drawn.network(2, 1);
        Candidates candidates = Candidates.of(
                drawn.labels(), List.of(first, drawn.network(2, 1), drawn.network(2, 1), first, first, first));

        Selection selection = Selection.of(
                candidates,
                List.of(101, 102, 103, 104, 105, 106),
                EnsemblePlans.atMost(EnsemblePlan.of(Method.DIVERSE), 1.0),
                oneLook(1.0, 0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5),
                Objective.VAL_LOSS);

        assertThat(new DiverseSelection(6, DiverseSelection.USUAL_LIMIT)
                        .fit(candidates)
                        .members())
                .containsExactly(0, 1, 2);
        assertThat(selection.weights().members()).containsExactly(0, 1);
        assertThat(selection.choice().limit().orElseThrow().leftOut()).isEqualTo(1);
    }

    /** @param milliseconds of each candidate, which looks once at an image */
    private static MemberTimes oneLook(double limit, int tooSlow, double... milliseconds) {
        int[] looks = new int[milliseconds.length];
        Arrays.fill(looks, 1);
        return new MemberTimes(milliseconds, looks, OptionalDouble.of(limit), tooSlow);
    }

    /** Trials are numbered from 101. */
    private static Selection select(Candidates candidates, EnsemblePlan plan) {
        List<Integer> trials =
                IntStream.range(0, candidates.count()).mapToObj(c -> 101 + c).toList();
        MemberTimes unlimited =
                new MemberTimes(new double[candidates.count()], new int[candidates.count()], OptionalDouble.empty(), 0);
        return Selection.of(candidates, trials, plan, unlimited, Objective.VAL_LOSS);
    }
}
