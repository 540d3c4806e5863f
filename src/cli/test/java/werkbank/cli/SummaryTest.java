package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.experiment.EvaluationBuilder;
import werkbank.experiment.InMemoryTrialStore;
import werkbank.experiment.Samples;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.result.Member;
import werkbank.experiment.trial.BestEstimate;
import werkbank.experiment.trial.Checkpoint;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.RaceRound;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.experiment.trial.Verdicts;
import werkbank.metric.Majority;
import werkbank.metric.Score;
import werkbank.recipe.Views;
import werkbank.space.SearchPlan;

class SummaryTest {
    private final InMemoryTrialStore store = new InMemoryTrialStore(Samples.study("s"));

    private void complete(int number, double accuracy, Integer repeats) {
        store.begin(new Proposal(number, Samples.parameters(), Optional.ofNullable(repeats)), number);
        store.finish(number, Samples.complete(accuracy));
    }

    private String printed() {
        return printed("class 0 has no images");
    }

    private String printed(String warning) {
        StringWriter out = new StringWriter();
        new Summary(
                        store,
                        SearchPlan.STANDARD,
                        Path.of("s"),
                        Path.of("s.html"),
                        new Majority(1, 30, 0.3),
                        List.of(warning))
                .print(new PrintWriter(out));
        return out.toString();
    }

    @Test
    void figuresStandBesideWhatNeedsNoNetwork() {
        complete(1, 0.90, null);
        assertThat(printed().lines())
                .containsSequence(
                        "Baseline: always the most frequent class is right for 30.00 % of the held-out images (class 1)",
                        "Warning: class 0 has no images");
    }

    @Test
    void warningsThatNameFilesAreOnOneLine() {
        complete(1, 0.90, null);
        assertThat(printed("a\u001b[31m\nb.png = c.png").lines()).contains("Warning: a\\u001b[31m\\u000ab.png = c.png");
    }

    @Test
    void whatIsWarnedOfTheTestImagesStandsWithTheOthers() {
        complete(1, 0.90, null);
        store.saveEnsemble(Samples.ensemble(1));
        store.saveEvaluation(Samples.evaluation().warning(List.of("1 of the test images was learned from")));
        assertThat(printed().lines())
                .containsSequence("Warning: class 0 has no images", "Warning: 1 of the test images was learned from");
    }

    @Test
    void repeatsAreComparedByTheirMean() {
        complete(1, 0.90, null);
        complete(2, 0.95, null);
        complete(3, 0.94, 2);
        complete(4, 0.93, 2);
        assertThat(printed()).startsWith("Study s: 2 trials and 2 repeats (4 complete), ");
        assertThat(printed().lines()).contains("Best by mean of 3 seeds: trial 2, 94.00 % ± 1.00 %");
    }

    @Test
    void theBestIsToldWithWhatItIsWorthElsewhere() {
        complete(1, 0.90, null);
        complete(2, 0.95, null);
        store.saveVerdicts(Verdicts.NONE.with(Optional.of(new BestEstimate(2, 0.95, 0.9425, 2))));
        assertThat(printed().lines())
                .contains("On other images expect about 94.25 %: it was chosen by these as the best of 2");
        complete(3, 0.94, null);
        assertThat(printed()).as("it is the best of three now").doesNotContain("On other images");
        store.saveVerdicts(Verdicts.NONE.with(Optional.of(new BestEstimate(2, 0.95, 0.9425, 2, 3))));
        assertThat(printed().lines())
                .contains("On other images expect about 94.25 %: it was chosen by these as the best of 3, reckoned"
                        + " from the 2 whose files are kept");
    }

    /** Trial 1 has the better mean of what it was allowed, but is out. */
    @Test
    void afterARaceTheBestByMeanIsOneThatStayedInIt() {
        complete(1, 0.96, null);
        complete(2, 0.95, null);
        complete(3, 0.95, 2);
        complete(4, 0.96, 1);
        complete(5, 0.95, 2);
        store.saveVerdicts(Verdicts.NONE.racing(List.of(new RaceRound(
                1,
                List.of(
                        new RaceRound.Standing(2, 0.05, 0, 0, 1, false),
                        new RaceRound.Standing(1, 0.07, 0.02, 0.005, 0.001, true))))));
        assertThat(printed().lines())
                .contains("Best by mean of 3 seeds: trial 2, 95.00 % ± 0.00 %; the race dropped 1 of 2 configurations");
    }

    @Test
    void aNetworkThatIsAloneIsNamedWithItsFileAsItIs() {
        Checkpoint other = new Checkpoint(
                9,
                Weights.TRAINED,
                0.96,
                0.02,
                0.96,
                1,
                List.of(Samples.file("best-0009.zip")),
                Optional.of(Samples.file("9.idx")),
                0.96);
        store.begin(new Proposal(1, Samples.parameters(), Optional.empty()), 1);
        store.finish(1, TrialResult.complete(3, 7.5, Samples.outcome(0.95).with(List.of(other))));
        Score score = new Score(6_000, 30, 0.995, 0.02);
        store.saveEnsemble(
                Samples.ensemble(1).with(List.of(new Member(1, Optional.of(9), 1, List.of(), score, Views.ONCE))));

        assertThat(printed().lines())
                .filteredOn(line -> line.startsWith("  best "))
                .containsExactly("  best      " + Path.of("s", "best-0009.zip"));
    }

    @Test
    void aNetworkThatABetterTrialHasOvertakenIsNotCalledTheBest() {
        complete(1, 0.90, null);
        complete(2, 0.95, null);
        store.saveEnsemble(Samples.ensemble(1));

        assertThat(printed().lines())
                .contains("  ensemble  " + Path.of("s", "ensemble"))
                .noneMatch(line -> line.startsWith("  best "));
    }

    @Test
    void theLastEpochsNetworkIsToldBesideTheBest() {
        complete(1, 0.95, null);
        store.saveEnsemble(Samples.ensemble(1));
        Evaluation two = Samples.evaluation();
        store.saveEvaluation(EvaluationBuilder.of(two)
                .members(two.members().subList(0, 1))
                .build()
                .with(Samples.lastEpoch()));

        assertThat(printed())
                .containsPattern("Test of trial 1: loss .*, accuracy 50\\.00 %, 1 of 2 wrong")
                .contains(
                        "Test of its last epoch, 29: loss 0.0625, accuracy 100.00 %, 0 of 2 wrong (95 % interval 34.24");
    }

    @Test
    void withoutRepeatsThereIsNoMean() {
        complete(1, 0.90, null);
        complete(2, 0.95, null);
        assertThat(printed()).contains("Best trial 2").doesNotContain("mean");
    }
}
