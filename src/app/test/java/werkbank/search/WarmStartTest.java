package werkbank.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.experiment.KnownResults;
import werkbank.experiment.KnownResults.Origin;
import werkbank.experiment.KnownTrial;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.Search.Stop;
import werkbank.experiment.trial.Trial;
import werkbank.search.ledger.Ledger;
import werkbank.search.sampler.Observation;
import werkbank.search.sampler.PastStudy;
import werkbank.search.scheduler.Scheduler;
import werkbank.search.scheduler.Schedulers;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

/** Searches that know results before their first trial. */
@Timeout(60)
class WarmStartTest {
    private static final int EPOCHS = 9;

    private static final String SPACE =
            """
            name: warm
            trials: 12
            sampler: %s
            scheduler: %s
            network:
              - conv: {filters: {int: [16, 64], step: 16}}
              - dropout: {float: [0.1, 0.9]}
            training:
              epochs: 9
              learning-rate: {float: [1e-4, 1e-1], log: true}
            """;

    private static final String RATE = "training.learning-rate";

    private static String space(String sampler, String scheduler) {
        return String.format(Locale.ROOT, SPACE, sampler, scheduler);
    }

    private static SimulatedTrials trials() {
        return new SimulatedTrials(EPOCHS, number -> 0.5);
    }

    /** Trials of a study in which a small rate was good, the best first. */
    private static KnownResults before(Origin origin, boolean sameScale) {
        List<KnownTrial> trials = IntStream.range(0, 30)
                .mapToObj(i -> new KnownTrial(
                        new TreeMap<>(Map.of(
                                "network.1.conv.filters",
                                16 + 16 * (i % 4),
                                "network.2.dropout",
                                0.1 + 0.02 * i,
                                RATE,
                                2e-4 * Math.pow(10, i / 12.0))),
                        Optional.of(0.9 - 0.01 * i),
                        Optional.of(EPOCHS),
                        true))
                .toList();
        return new KnownResults(origin, "before", Instant.EPOCH, "val-accuracy", true, sameScale, trials, List.of());
    }

    private static List<Trial> search(
            String space, int trials, List<KnownResults> before, SimulatedTrials run, Stop stop) {
        SearchSpace read = Spaces.read(space);
        new ArbiterSearch().run(new Plan(read, 42, trials, 1, run.trials(), run.curves(), stop, before), run);
        return run.trials();
    }

    private static List<Trial> search(String space, int trials, List<KnownResults> before) {
        return search(space, trials, before, trials(), () -> false);
    }

    private static double rate(Trial trial) {
        return (Double) trial.parameters().get(RATE);
    }

    @ParameterizedTest
    @CsvSource({
        "tpe, none",
        "tpe, asha",
        "gp, none",
        "gp, asha",
        "genetic, none",
        "prior-band, hyperband",
        "random, none"
    })
    void theBestOfAnotherStudyAreTriedFirstInTheirOrder(String sampler, String scheduler) {
        KnownResults before = before(Origin.LEARNED, false);
        List<Trial> trials =
                search(space(sampler, scheduler) + "learn-from: {studies: [before], first: 2}\n", 12, List.of(before));
        assertThat(trials.get(0).parameters()).isEqualTo(before.trials().get(0).parameters());
        assertThat(trials.get(1).parameters()).isEqualTo(before.trials().get(1).parameters());
        assertThat(trials).extracting(Trial::parameters).doesNotHaveDuplicates();
    }

    /** The first proposal of these is always the same: the middle, or the priors. */
    @ParameterizedTest
    @ValueSource(strings = {"gp", "tpe", "prior-band"})
    void aFirstProposalWhoseResultIsKnownIsNotTrained(String sampler) {
        String space = space(sampler, "none")
                .replace("step: 16", "step: 16, prior: 32")
                .replace("0.9]", "0.9], prior: 0.3")
                .replace("log: true", "log: true, prior: 1e-3");
        Trial first = search(space, 1, List.of()).get(0);
        KnownTrial known = new KnownTrial(first.parameters(), Optional.of(0.9), Optional.of(EPOCHS), true);
        KnownResults result = new KnownResults(
                Origin.ENQUEUED, "enqueue", Instant.EPOCH, "val-accuracy", true, true, List.of(known), List.of());
        assertThat(search(space, 3, List.of(result)))
                .hasSize(3)
                .extracting(Trial::parameters)
                .doesNotContain(first.parameters())
                .doesNotHaveDuplicates();
    }

    /** The best of before have 16, 32, 48, 64, 16, … filters. */
    @Test
    void whatBreaksAConstraintIsNotTriedFirst() {
        KnownResults before = before(Origin.LEARNED, true);
        List<Trial> trials = search(
                space("tpe", "none")
                        + "learn-from: {studies: [before], first: 2}\nconstraints: [network.1.conv.filters >= 48]\n",
                8,
                List.of(before));
        assertThat(trials.get(0).parameters()).isEqualTo(before.trials().get(2).parameters());
        assertThat(trials.get(1).parameters()).isEqualTo(before.trials().get(3).parameters());
        assertThat(trials).allMatch(trial -> (Integer) trial.parameters().get("network.1.conv.filters") >= 48);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tpe", "gp", "genetic"})
    void proposalsAreWhereAnotherStudyWasGood(String sampler) {
        String space = space(sampler, "none") + "learn-from: {studies: [before], first: 0}\n";
        long warm = search(space, 40, List.of(before(Origin.LEARNED, false))).stream()
                .limit(20)
                .filter(trial -> rate(trial) < 1e-3)
                .count();
        long cold = search(space, 40, List.of()).stream()
                .limit(20)
                .filter(trial -> rate(trial) < 1e-3)
                .count();
        assertThat(warm).isGreaterThanOrEqualTo(9).isGreaterThan(cold + 1);
    }

    @Test
    void priorBandTakesTheBestForThePriorOfWhatHasNone() {
        String space = space("prior-band", "none").replace("step: 16}", "step: 16, prior: 64}")
                + "learn-from: {studies: [before], first: 0}\n";
        Trial first = search(space, 40, List.of(before(Origin.LEARNED, false))).get(0);
        assertThat(first.parameters()).containsEntry("network.1.conv.filters", 64);
        assertThat(rate(first)).isCloseTo(2e-4, within(1e-12));
        assertThat((Double) first.parameters().get("network.2.dropout")).isCloseTo(0.1, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tpe", "gp", "genetic", "prior-band"})
    void aResumedSearchProposesTheSame(String sampler) {
        String space = space(sampler, "none") + "learn-from: [before]\n";
        List<KnownResults> before = List.of(before(Origin.LEARNED, false));
        List<Trial> whole = search(space, 12, before);
        SimulatedTrials run = trials();
        search(space, 12, before, run, () -> run.legs().size() >= 5);
        assertThat(run.trials().size()).isBetween(3, 8);
        search(space, 12, before, run, () -> false);
        assertThat(run.trials())
                .extracting(Trial::parameters)
                .isEqualTo(whole.stream().map(Trial::parameters).toList());
    }

    @Test
    void aConfigurationWithItsResultIsNotTrainedAndAnObservationBesideTheTrials() {
        String space = space("tpe", "none") + known(0.987, "");
        List<Observation> visible = visible(space, List.of());
        assertThat(visible).singleElement().satisfies(known -> {
            assertThat(known.number()).isLessThan(1);
            assertThat(known.isKnown()).isTrue();
            assertThat(known.parameters()).containsEntry(RATE, 0.01).hasSize(3);
            assertThat(known.values().get(Observation.TO_THE_END).loss()).isEqualTo(-0.987);
        });
        List<Trial> trials = search(space, 12, List.of());
        assertThat(trials).hasSize(12);
        assertThat(trials).noneMatch(trial -> rate(trial) == 0.01);
    }

    private static String known(double accuracy, String more) {
        return String.format(
                Locale.ROOT,
                """
                enqueue:
                  - network.1.conv.filters: 16
                    network.2.dropout: 0.5
                    training.learning-rate: 0.01
                    result: {val-accuracy: %s%s}
                """,
                accuracy,
                more);
    }

    /** Trials of a file: as many complete as are said, and then pruned ones that had not come so far. */
    private static KnownResults ended(int complete, int pruned, int epochs) {
        List<KnownTrial> trials = IntStream.range(0, complete + pruned)
                .mapToObj(i -> new KnownTrial(
                        new TreeMap<>(
                                Map.of("network.1.conv.filters", 16, "network.2.dropout", 0.1 + 0.01 * i, RATE, 1e-3)),
                        Optional.of(0.9 - 0.01 * i),
                        Optional.of(i < complete ? EPOCHS : epochs),
                        i < complete))
                .toList();
        return new KnownResults(Origin.IMPORTED, "file", Instant.EPOCH, "val-accuracy", true, true, trials, List.of());
    }

    /** Among themselves the best of the pruned would be good. */
    @Test
    void prunedTrialsOfAFileAreNoStudyOfTheirOwnBesideItsCompleteOnes() {
        List<KnownResults> file = List.of(ended(3, 20, 2));
        assertThat(visible(space("tpe", "none"), file)).hasSize(3);
        assertThat(past(space("tpe", "none"), file)).isEmpty();

        assertThat(visible(space("tpe", "asha"), file))
                .as("at the rung of one epoch")
                .hasSize(20);
        assertThat(past(space("tpe", "asha"), file)).singleElement().satisfies(study -> assertThat(study.bestFirst())
                .hasSize(3));
    }

    @Test
    void prunedTrialsAloneAreAStudyInTheirOrder() {
        List<KnownResults> file = List.of(ended(0, 20, 2));
        assertThat(visible(space("tpe", "none"), file)).isEmpty();
        assertThat(past(space("tpe", "none"), file)).singleElement().satisfies(study -> assertThat(study.bestFirst())
                .extracting(trial -> trial.parameters().get("network.2.dropout"))
                .startsWith(0.1, 0.11)
                .hasSize(20));
    }

    private static List<PastStudy> past(String space, List<KnownResults> before) {
        Plan plan = plan(space, before);
        return foreknowledge(plan, new Ledger(plan)).past();
    }

    private static Plan plan(String space, List<KnownResults> before) {
        return new Plan(Spaces.read(space), 42, 12, 1, List.of(), Map.of(), () -> false, before);
    }

    private static Foreknowledge foreknowledge(Plan plan, Ledger ledger) {
        return new Foreknowledge(plan, scheduler(plan, ledger), () -> EPOCHS);
    }

    private static Scheduler scheduler(Plan plan, Ledger ledger) {
        return Schedulers.create(plan.space().search().scheduler(), ledger, 12, () -> EPOCHS);
    }

    private static List<Observation> visible(String space, List<KnownResults> before) {
        Plan plan = plan(space, before);
        Ledger ledger = new Ledger(plan);
        return new VisibleTrials(plan, ledger, scheduler(plan, ledger), foreknowledge(plan, ledger)).observations();
    }

    @Test
    void aResultAfterFewerEpochsIsAnObservationAtTheRungThatItCameTo() {
        List<Observation> visible = visible(space("tpe", "asha") + known(0.9, ", epochs: 5"), List.of());
        assertThat(visible.get(0).values()).containsOnlyKeys(3);
        assertThat(visible.get(0).values().get(3).loss()).isEqualTo(-0.9);
    }

    @Test
    void importedResultsTakeThePlaceOfTheTrialsAtRandom() {
        String space = space("tpe", "none");
        List<KnownResults> imported = List.of(before(Origin.IMPORTED, true));
        assertThat(visible(space, imported)).hasSize(30);
        List<Trial> warm = search(space, 12, imported);
        assertThat(warm.stream().filter(trial -> rate(trial) < 1e-3).count()).isGreaterThanOrEqualTo(9);
        assertThat(warm.get(0).parameters())
                .isNotEqualTo(imported.get(0).trials().get(0).parameters());
    }

    @Test
    void ofAnotherScaleOnlyTheOrderCounts() {
        assertThat(visible(space("tpe", "none"), List.of(before(Origin.IMPORTED, false))))
                .isEmpty();
        String two = space("tpe", "none") + "objective: {primary: val-accuracy, second: parameters}\n";
        assertThat(visible(two, List.of(before(Origin.IMPORTED, true)))).isEmpty();
    }

    @Test
    void aGridLeavesOutWhatIsKnown() {
        String grid =
                """
                name: grid
                trials: 8
                sampler: grid
                parameters: {units: {choice: [8, 16, 32]}}
                network: [dense: $units]
                training: {epochs: 9}
                enqueue: [{units: 16, result: {val-accuracy: 0.9}}]
                """;
        assertThat(search(grid, 8, List.of()))
                .extracting(trial -> trial.parameters().get("units"))
                .containsExactly(8, 32);
    }
}
