package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.TrialEvent.EpochEnded;
import werkbank.experiment.trial.TrialEvent.Noted;
import werkbank.experiment.trial.TrialEvent.Progressed;
import werkbank.experiment.trial.TrialEvent.Started;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.search.PlannedEpochs;
import werkbank.space.Objective;
import werkbank.study.StudyEvent.InTrial;
import werkbank.study.StudyEvent.SearchStarted;
import werkbank.study.StudyEvent.TrialEnded;
import werkbank.study.StudyEvent.TrialStarted;

/** What is said of a search, and when. */
class ProgressTest {
    private final List<Double> done = new ArrayList<>();
    private final List<String> epochs = new ArrayList<>();
    private final List<String> positions = new ArrayList<>();
    private final List<String> outlooks = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    /** Repeats have numbers, so a study of three trials that had one of two has a trial of number 4. */
    @Test
    void aTrialIsOneOfThoseThatWereAskedForAndARepeatNone() {
        Progress progress = progress(new PlannedEpochs(3, 1, 1, false));
        progress.on(new SearchStarted(3, 2, 1));
        Proposal repeat = new Proposal(3, new TreeMap<>(), Optional.of(2));
        for (Proposal proposal : List.of(proposal(2), repeat, proposal(4))) {
            progress.on(new TrialStarted(proposal, 1));
            progress.on(new InTrial(proposal.number(), new EpochEnded(epoch(1))));
            progress.on(new TrialEnded(proposal.number(), result(TrialState.COMPLETE, 1)));
        }
        assertThat(epochs)
                .extracting(line -> line.substring(0, line.indexOf("epoch")))
                .containsExactly("trial 2/3  ", "trial 3 (2 again)  ", "trial 4  ");
        assertThat(lines.get(0)).isEqualTo("2 of 3 trials are done already");
        assertThat(lines.subList(1, 4))
                .extracting(line -> line.substring(0, line.indexOf(" COMPLETE")))
                .containsExactly("trial 2/3 ", "trial 3 (2 again) ", "trial 4 ");
    }

    @Test
    void theOnlyTrialOfAStudyHasANameOnceItIsRepeated() {
        Progress progress = progress(new PlannedEpochs(1, 1, 1, false));
        progress.on(new SearchStarted(1, 0, 1));
        progress.on(new TrialStarted(proposal(1), 1));
        progress.on(new InTrial(1, new EpochEnded(epoch(1))));
        assertThat(epochs.get(0)).startsWith("trial 1/1  epoch 1/1");
    }

    @Test
    void aRepeatIsNoneOfTheTrialsThatAreCounted() {
        Progress progress = progress(new PlannedEpochs(9, 9, 9, false));
        progress.on(new SearchStarted(1, 0, 1));
        progress.on(new TrialStarted(proposal(1), 9));
        progress.on(new InTrial(1, new Progressed(1, 0.5, 0.8)));
        assertThat(positions).last().asString().startsWith("0/1 trial  ").endsWith("  trial 1 epoch 1/9 train 80.0 %");
        progress.on(new TrialEnded(1, result(TrialState.COMPLETE, 9)));
        progress.on(new TrialStarted(new Proposal(2, new TreeMap<>(), Optional.of(1)), 9));
        progress.on(new InTrial(2, new Progressed(1, 0.5, 0.8)));
        assertThat(positions).last().asString().startsWith("1/1 trial  ").endsWith("  trial 2 epoch 1/9 train 80.0 %");
        progress.on(new TrialEnded(2, result(TrialState.COMPLETE, 9)));
        assertThat(positions).last().asString().startsWith("1/1 trial  ");
    }

    @Test
    void anEpochTellsOfAveragedWeightsToo() {
        Progress progress = afterAnEpoch();
        EpochMetrics second = new EpochMetrics(
                2,
                0.1,
                0.9,
                0.2,
                0.94,
                0.94,
                1e-3,
                1,
                Optional.of(new EpochMetrics.Averaged(0.15, 0.9567, 0.95, 0.95)),
                0.94);
        progress.on(new InTrial(1, new EpochEnded(second)));
        assertThat(epochs.get(0)).doesNotContain("averaged");
        assertThat(epochs.get(1)).contains("val-loss 0.2000  val-accuracy 94.00 %  averaged 0.1500, 95.67 %  learning");
        assertThat(outlooks.get(1)).as("the best counts the average").startsWith("best val 95.67 % (trial 1)");
    }

    /** What the bar, the best and an epoch's line say of the same epoch by each objective. */
    @ParameterizedTest
    @CsvSource({
        "VAL_ACCURACY, val 96.0 %, best val 96.00 % (trial 1), 'val-accuracy 94.00 %  averaged 0.1500, 96.00 %  learn'",
        "VAL_ERRORS, val 96.0 %, best val 96.00 % (trial 1), 'val-accuracy 94.00 %  averaged 0.1500, 96.00 %  learn'",
        "VAL_LOSS, val-loss 0.1500, best val-loss 0.1500 (trial 1), 'val-accuracy 94.00 %  averaged 0.1500, 96.00 %  learn'",
        "VAL_F1, val-f1 82.0 %, best val-f1 82.00 % (trial 1),"
                + " 'val-accuracy 94.00 %  val-f1 82.00 %  averaged 0.1500, 96.00 %, 81.00 %  learn'",
        "VAL_BALANCED_ACCURACY, val-balanced 73.0 %, best val-balanced 73.00 % (trial 1),"
                + " 'val-accuracy 94.00 %  val-balanced-accuracy 71.00 %  averaged 0.1500, 96.00 %, 73.00 %  learn'"
    })
    void theObjectivesOwnFiguresAreNamedAndShown(Objective objective, String bar, String best, String line) {
        Progress progress = progress(objective, new PlannedEpochs(18, 0, 9, false));
        progress.on(new SearchStarted(2, 0, 1));
        progress.on(new TrialStarted(proposal(1), 9));
        EpochMetrics.Averaged average = new EpochMetrics.Averaged(0.15, 0.96, 0.81, 0.73);
        progress.on(new InTrial(
                1,
                new EpochEnded(new EpochMetrics(1, 0.1, 0.9, 0.2, 0.94, 0.82, 1e-3, 1, Optional.of(average), 0.71))));
        assertThat(positions).last().asString().endsWith("  " + best + "  trial 1 epoch 1/9 " + bar);
        assertThat(outlooks.get(0)).startsWith(best);
        assertThat(epochs.get(0)).contains(line);
    }

    @Test
    void theTimeLeftKeepsToTheLimit() {
        Progress progress = progress(new PlannedEpochs(18, 0, 9, false)).within(Optional.of(Duration.ofMinutes(15)));
        progress.on(new SearchStarted(2, 0, 1));
        progress.on(new TrialStarted(proposal(1), 9));
        progress.on(new InTrial(1, new Progressed(1, 1e-9, 0.5)));
        assertThat(positions.get(0)).as("18 epochs would take hours").contains("  15m00s left  ");

        Progress over = progress(new PlannedEpochs(18, 0, 9, false)).within(Optional.of(Duration.ZERO));
        over.on(new SearchStarted(2, 0, 1));
        over.on(new TrialStarted(proposal(1), 9));
        over.on(new InTrial(1, new Progressed(1, 0.5, 0.5)));
        assertThat(positions.get(1)).contains("  time is up  ");
    }

    @Test
    void whatRunsIsSaidWithTheImagesThatItsAccuracyIsOf() {
        Progress progress = progress(new PlannedEpochs(18, 0, 9, false));
        progress.on(new SearchStarted(2, 0, 1));
        progress.on(new TrialStarted(proposal(1), 9));
        progress.on(new InTrial(1, new Progressed(1, 0.5, 0.8)));
        assertThat(done).as("half an epoch of 18").containsExactly(0.5 / 18);
        assertThat(positions.get(0))
                .startsWith("0/2 trials  ")
                .endsWith("  no result yet  trial 1 epoch 1/9 train 80.0 %");
        progress.on(new InTrial(1, new EpochEnded(epoch(1))));
        assertThat(positions.get(1)).endsWith("  best val 90.00 % (trial 1)  trial 1 epoch 1/9 val 90.0 %");
        progress.on(new TrialEnded(1, result(TrialState.COMPLETE, 1)));
        assertThat(positions.get(2)).startsWith("1/2 trials  ").endsWith("  best val 90.00 % (trial 1)");
    }

    @Test
    void aTrialsMessageAndThatItGoesOnNameTheTrial() {
        Progress progress = progress(new PlannedEpochs(18, 0, 9, false));
        progress.on(new SearchStarted(2, 0, 1));
        progress.on(new TrialStarted(proposal(2), 9));
        progress.on(new InTrial(2, new Started(List.of())));
        progress.on(new InTrial(2, new Noted("worker died; trying once more")));
        progress.on(new InTrial(2, new Started(List.of(epoch(1)))));
        progress.note("combining the best trials");
        assertThat(lines)
                .containsExactly(
                        "trial 2: worker died; trying once more",
                        "trial 2/2  goes on after epoch 1",
                        "combining the best trials");
    }

    @Test
    void aTrialThatWaitsAtARungSaysSoOnce() {
        Progress progress = progress(new PlannedEpochs(18, 0, 9, false));
        progress.on(new SearchStarted(2, 0, 1));
        progress.on(new TrialStarted(proposal(1), 9));
        progress.on(new InTrial(1, new EpochEnded(epoch(1))));
        progress.on(new TrialEnded(1, result(TrialState.WAITING, 1)));
        progress.on(new TrialStarted(proposal(1), 9));
        progress.on(new InTrial(1, new Started(List.of(epoch(1)))));
        assertThat(lines).containsExactly("trial 1/2  waits after epoch 1", "trial 1/2  goes on after epoch 1");
    }

    @Test
    void oneTrialIsSpokenOfAsOne() {
        Progress progress = progress(new PlannedEpochs(1, 9, 9, false));
        progress.on(new SearchStarted(1, 1, 1));
        assertThat(lines).containsExactly("1 of 1 trial is done already");
    }

    /** Of two trials without rungs, the first of which has one epoch of nine. */
    private Progress afterAnEpoch() {
        Progress progress = progress(new PlannedEpochs(18, 0, 9, false));
        progress.on(new SearchStarted(2, 0, 1));
        progress.on(new TrialStarted(proposal(1), 9));
        progress.on(new InTrial(1, new EpochEnded(epoch(1))));
        return progress;
    }

    private Progress progress(PlannedEpochs planned) {
        return progress(Objective.VAL_ACCURACY, planned);
    }

    private Progress progress(Objective objective, PlannedEpochs planned) {
        return new Progress(false, objective, planned) {
            @Override
            void begun(int trials) {}

            @Override
            void epoch(String metrics, String outlook) {
                epochs.add(metrics);
                outlooks.add(outlook);
            }

            @Override
            void moved(double share, String position) {
                done.add(share);
                positions.add(position);
            }

            @Override
            void line(String text) {
                lines.add(text);
            }

            @Override
            void ended() {}
        };
    }

    private static Proposal proposal(int number) {
        return new Proposal(number, new TreeMap<>(), Optional.empty());
    }

    private static EpochMetrics epoch(int number) {
        return new EpochMetrics(number, 0.1, 0.9, 0.1, 0.9, 0.9, 1e-3, 1);
    }

    private static TrialResult result(TrialState state, int epochs) {
        return new TrialResult(state, epochs, 1, Optional.empty(), Optional.empty());
    }
}
