package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.trial.Trial;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.search.ArbiterSearch;
import werkbank.search.Asking;
import werkbank.search.Plans;
import werkbank.search.SimulatedTrials;
import werkbank.space.Constraints;
import werkbank.space.Parameter;
import werkbank.space.ParameterRule;
import werkbank.space.SamplerSpec;
import werkbank.space.SearchPlan;
import werkbank.space.SearchPlans;
import werkbank.space.SearchSpace;

/** What every sampler does, with its default options; a subclass names the sampler. */
@Timeout(120)
public abstract class SamplerContract {
    static final List<Parameter> PARAMETERS = List.of(
            new Parameter.IntRange("filters", 16, 64, 16, false, Map.of()),
            new Parameter.IntRange("batch", 8, 500, 1, true, Map.of()),
            new Parameter.FloatRange("rate", 1e-4, 1e-2, true, Map.of()),
            new Parameter.Choice("optimizer", List.of("sgd", "nesterov", "adam"), Map.of()),
            new Parameter.FloatRange("momentum", 0.5, 0.99, false, Map.of("optimizer", List.of("sgd", "nesterov"))),
            new Parameter.Choice("warm-up", List.of(true, false), Map.of("optimizer", List.of("adam"))),
            new Parameter.IntRange("steps", 1, 3, 1, false, Map.of("warm-up", List.of(true))));

    /** A hundred and twenty configurations, among which twenty that are drawn at random have two alike most of the time. */
    private static final List<Parameter> FEW = List.of(
            new Parameter.IntRange("a", 1, 40, 1, false, Map.of()),
            new Parameter.Choice("b", List.of("x", "y", "z"), Map.of()));

    private static final int TRIALS = 60;

    protected abstract SamplerProvider sampler();

    private Values options() {
        return sampler().declaration().values(Map.of());
    }

    private Asking asking(List<Parameter> parameters, long seed) {
        return new Asking(sampler().spec(options()), parameters, seed);
    }

    /** As many trials as these, or fewer where the sampler comes to an end. */
    private int trials(List<Parameter> parameters, int most) {
        return (int) Math.min(most, sampler().size(parameters, options()).orElse(most));
    }

    private static double loss(Map<String, Object> parameters) {
        double rate = Math.log10((Double) parameters.get("rate")) + 3;
        return rate * rate + (parameters.containsKey("steps") ? 0 : 1);
    }

    private List<SortedMap<String, Object>> proposals(long seed, ToDoubleFunction<Map<String, Object>> loss) {
        Asking asking = asking(PARAMETERS, seed);
        asking.minimum(trials(PARAMETERS, TRIALS), loss);
        return asking.seen.stream().map(Observation::parameters).toList();
    }

    @Test
    void itIsFoundByItsName() {
        assertThat(Samplers.kinds().named(sampler().declaration().name())).hasSameClassAs(sampler());
    }

    @Test
    void itsDeclarationIsWhole() {
        assertThat(sampler().declaration().name()).matches("[a-z][a-z0-9-]*");
        assertThat(sampler().declaration().documentation()).endsWith(".").doesNotContain("\n");
        assertThat(sampler().declaration().keys()).doesNotHaveDuplicates();
        for (Option option : sampler().declaration().options()) {
            assertThat(option.documentation()).as(option.key()).endsWith(".").doesNotContain("\n");
            assertThat(option.required()).as(option.key()).isFalse();
            option.standard().ifPresent(standard -> assertThat(option.domain().accept(standard))
                    .as(option.key())
                    .contains(standard));
        }
    }

    @Test
    void itsWordsAreOneLineThatBeginsWithItsName() {
        SamplerSpec spec = sampler().spec(options());
        assertThat(spec.name()).isEqualTo(sampler().declaration().name());
        assertThat(spec.words()).startsWith(spec.name()).doesNotContain("\n").doesNotEndWith(".");
    }

    @Test
    void everyProposalIsAConfigurationOfTheSpace() {
        for (SortedMap<String, Object> proposal : proposals(1, SamplerContract::loss)) {
            Map<String, Object> before = new TreeMap<>();
            for (Parameter parameter : PARAMETERS) {
                Object value = proposal.get(parameter.name());
                assertThat(value != null).isEqualTo(parameter.isActive(before));
                if (value != null) {
                    assertThat(parameter.canonical(value)).isEqualTo(Optional.of(value));
                    before.put(parameter.name(), value);
                }
            }
            assertThat(proposal).isEqualTo(before);
        }
    }

    @Test
    void theSameSeedGivesTheSameProposals() {
        assertThat(proposals(7, SamplerContract::loss)).isEqualTo(proposals(7, SamplerContract::loss));
    }

    @Test
    void itLearnsIfItSaysSoAndOnlyThen() {
        boolean isSame = proposals(7, SamplerContract::loss).equals(proposals(7, parameters -> -loss(parameters)));
        assertThat(isSame).isEqualTo(!sampler().learns());
        assertThat(sampler().declaration().option(SamplerSpec.GENERATION).isPresent())
                .isEqualTo(sampler().learns());
    }

    @Test
    void aNewSamplerGoesOnWhereAnotherStopped() {
        Asking whole = asking(PARAMETERS, 7);
        int trials = trials(PARAMETERS, TRIALS);
        whole.minimum(trials, SamplerContract::loss);
        for (int resumed : new int[] {2, (trials + 1) / 2, trials}) {
            Asking asking = asking(PARAMETERS, 7);
            asking.seen.addAll(whole.seen.subList(0, resumed - 1));
            assertThat(asking.ask(resumed))
                    .isEqualTo(whole.seen.get(resumed - 1).parameters());
        }
    }

    @Test
    void askingAgainGivesTheSame() {
        Asking asking = asking(PARAMETERS, 3);
        int trials = trials(PARAMETERS, TRIALS);
        asking.minimum(trials - 2, SamplerContract::loss);
        SortedMap<String, Object> first = asking.ask(trials - 1);
        asking.ask(trials);
        assertThat(asking.ask(trials - 1)).isEqualTo(first);
    }

    @Test
    void aStudyOfFailuresGoesOn() {
        Asking asking = asking(PARAMETERS, 3);
        int trials = trials(PARAMETERS, TRIALS);
        for (int number = 1; number < trials; number++) {
            asking.seen.add(Asking.without(number, asking.ask(number), true));
        }
        assertThat(asking.ask(trials)).isNotEmpty();
    }

    @Test
    void aSpaceWithoutParametersHasOneConfiguration() {
        assertThat(asking(List.of(), 1).ask(1)).isEmpty();
    }

    /** Six hundred decades: high / low is infinite. */
    @Test
    void aLogarithmicRangeMayBeAsWideAsNumbersGo() {
        List<Parameter> wide = List.of(new Parameter.FloatRange("x", 1e-300, 1e300, true, Map.of()));
        Asking asking = asking(wide, 1);
        asking.minimum(trials(wide, TRIALS), values -> Math.abs(Math.log10((Double) values.get("x")) - 75));
        assertThat(asking.seen)
                .extracting(trial -> (Double) trial.parameters().get("x"))
                .allMatch(x -> x >= 1e-300 && x <= 1e300);
    }

    /** As many values as can be counted. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWholeRangeMayBeAsLongAsNumbersGo(boolean log) {
        List<Parameter> wide = List.of(new Parameter.IntRange("x", 1, Integer.MAX_VALUE, 1, log, Map.of()));
        Asking asking = asking(wide, 1);
        asking.minimum(trials(wide, TRIALS), values -> Math.abs(Math.log((Integer) values.get("x") / 1e9)));
        assertThat(asking.seen).allMatch(trial -> (Integer) trial.parameters().get("x") >= 1);
    }

    @Test
    void aSpaceThatItCannotSearchItRefusesInOneLineWithoutAnEnd() {
        assertThat(sampler().whyNot(PARAMETERS, options())).isEmpty();
        List<Parameter> many = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            many.add(new Parameter.FloatRange("x" + i, 0, 1, false, Map.of()));
        }
        sampler()
                .whyNot(many, options())
                .ifPresent(reason ->
                        assertThat(reason).contains("; ").doesNotContain("\n").doesNotEndWith("."));
    }

    @Test
    void aSearchProposesNoConfigurationTwiceWhileThereAreOthers() {
        SimulatedTrials trials = new SimulatedTrials(1, number -> 0.5);
        search(space(FEW, Map.of()), trials(FEW, 20), 1, trials);
        assertThat(trials.trials()).hasSize(trials(FEW, 20));
        assertThat(trials.trials()).extracting(Trial::parameters).doesNotHaveDuplicates();
    }

    /** Seventy-two configurations: those that promise most were tried long before the last trial. */
    @Test
    void aSearchOfWhatCanBeCountedProposesNoConfigurationTwice() {
        assertThat(tried(countable(12), 48)).hasSize(trials(countable(12), 48)).doesNotHaveDuplicates();
    }

    @Test
    void aSearchAsLongAsItsSpaceTriesEachConfiguration() {
        assertThat(tried(countable(4), 24)).hasSize(trials(countable(4), 24)).doesNotHaveDuplicates();
    }

    private static List<Parameter> countable(int most) {
        return List.of(
                new Parameter.Choice("optimizer", List.of("sgd", "adam"), Map.of()),
                new Parameter.Choice("activation", List.of("relu", "elu", "tanh"), Map.of()),
                new Parameter.IntRange("units", 1, most, 1, false, Map.of()));
    }

    /** The configurations of a search that is best with adam, elu and 7 units, or the most there are. */
    private List<SortedMap<String, Object>> tried(List<Parameter> parameters, int most) {
        SimulatedTrials trials = SimulatedTrials.along(1, (proposal, epoch) -> {
            Map<String, Object> values = proposal.parameters();
            return 0.95
                    - 0.02 * Math.abs((Integer) values.get("units") - 7)
                    - (values.get("optimizer").equals("adam") ? 0 : 0.05)
                    - (values.get("activation").equals("elu") ? 0 : 0.03);
        });
        search(space(parameters, Map.of()), trials(parameters, most), 1, trials);
        return trials.trials().stream().map(Trial::parameters).toList();
    }

    @Test
    void itEndsWhereItSaysSo() {
        SimulatedTrials trials = new SimulatedTrials(1, number -> 0.5);
        search(space(FEW, Map.of()), 20, 1, trials);
        assertThat(trials.trials()).hasSize(trials(FEW, 20));
    }

    /** One that learns is told of others in an order of its own by {@code generation}. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void anyNumberOfWorkersGetsTheSameTrials(int workers) {
        Map<String, Object> given = new HashMap<>();
        if (sampler().learns()) {
            given.put(SamplerSpec.GENERATION, 5);
        }
        SearchSpace space = space(PARAMETERS, given);
        SimulatedTrials alone = new SimulatedTrials(2, number -> Math.abs(Math.sin(number)));
        SimulatedTrials together = new SimulatedTrials(2, number -> Math.abs(Math.sin(number)));
        search(space, trials(PARAMETERS, 30), 1, alone);
        search(space, trials(PARAMETERS, 30), workers, together);
        assertThat(together.trials()).isEqualTo(alone.trials());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 13, 29})
    void aSearchThatStopsGoesOnAsIfItHadNot(int after) {
        SearchSpace space = space(PARAMETERS, Map.of());
        int trials = trials(PARAMETERS, 30);
        SimulatedTrials whole = new SimulatedTrials(2, number -> Math.abs(Math.sin(number)));
        search(space, trials, 1, whole);
        SimulatedTrials parts = new SimulatedTrials(2, number -> Math.abs(Math.sin(number)));
        Plan first = new Plan(
                space, 42, trials, 1, List.of(), Map.of(), () -> parts.legs().size() >= after);
        new ArbiterSearch().run(first, parts);
        assertThat(parts.trials()).hasSize(Math.min(after, trials));
        new ArbiterSearch().run(new Plan(space, 42, trials, 1, parts.trials(), parts.curves(), () -> false), parts);
        assertThat(parts.trials()).isEqualTo(whole.trials());
    }

    /** A quarter of the space keeps these; one of them applies to some configurations only. */
    @Test
    void everyTrialKeepsTheConstraints() {
        SearchSpace space = constrained("batch >= 4 * filters", "momentum >= 100 * rate", "steps <= filters / 16");
        SimulatedTrials trials = new SimulatedTrials(1, number -> Math.abs(Math.sin(number)));
        search(space, TRIALS, 1, trials);
        assertThat(trials.trials()).hasSizeGreaterThan(20).allSatisfy(trial -> assertThat(
                        space.breach(trial.parameters()))
                .isEmpty());
        assertThat(trials.trials()).extracting(Trial::parameters).doesNotHaveDuplicates();
    }

    /** Six of ten thousand configurations keep these, and 28 of the grid, which then ends. */
    @Test
    void constraintsThatHardlyAnyConfigurationKeepsAreKept() {
        SearchSpace space = constrained("batch >= 450", "rate >= 0.008", "filters >= 48");
        SimulatedTrials trials = new SimulatedTrials(1, number -> 0.5);
        search(space, 30, 1, trials);
        assertThat(trials.trials()).allSatisfy(trial -> assertThat(space.breach(trial.parameters()))
                .isEmpty());
        assertThat(trials.trials())
                .hasSize(sampler().size(PARAMETERS, options()).isPresent() ? 28 : 30);
    }

    @Test
    void aConstrainedSearchThatStopsGoesOnAsIfItHadNot() {
        SearchSpace space = constrained("batch >= 4 * filters", "rate >= 0.008");
        SimulatedTrials whole = new SimulatedTrials(2, number -> Math.abs(Math.sin(number)));
        search(space, 20, 1, whole);
        SimulatedTrials parts = new SimulatedTrials(2, number -> Math.abs(Math.sin(number)));
        new ArbiterSearch()
                .run(
                        new Plan(
                                space,
                                42,
                                20,
                                1,
                                List.of(),
                                Map.of(),
                                () -> parts.legs().size() >= 11),
                        parts);
        new ArbiterSearch().run(new Plan(space, 42, 20, 1, parts.trials(), parts.curves(), () -> false), parts);
        assertThat(parts.trials()).isEqualTo(whole.trials());
    }

    private SearchSpace constrained(String... rules) {
        Constraints constraints = new Constraints(
                List.of(), Stream.of(rules).map(ParameterRule::parse).toList());
        return Plans.space(
                PARAMETERS,
                SearchPlans.with(SearchPlan.STANDARD, constraints),
                sampler().spec(options()));
    }

    private SearchSpace space(List<Parameter> parameters, Map<String, Object> given) {
        SamplerSpec spec = sampler().spec(sampler().declaration().values(given));
        return Plans.space(parameters, SearchPlan.STANDARD, spec);
    }

    private static void search(SearchSpace space, int trials, int workers, SimulatedTrials task) {
        new ArbiterSearch().run(new Plan(space, 42, trials, workers, List.of(), Map.of(), () -> false), task);
    }
}
