package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.TrialEvent.EpochEnded;
import werkbank.experiment.trial.TrialEvent.Progressed;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.search.PlannedEpochs;
import werkbank.space.Objective;
import werkbank.study.StudyEvent.InTrial;
import werkbank.study.StudyEvent.SearchEnded;
import werkbank.study.StudyEvent.SearchStarted;
import werkbank.study.StudyEvent.TrialEnded;
import werkbank.study.StudyEvent.TrialStarted;

/** What a search looks like in a terminal. */
class LiveProgressTest {
    private long nanos;
    private int columns = 100;

    private LiveProgress on(Screen screen) {
        return new LiveProgress(
                false,
                Objective.VAL_ACCURACY,
                new PlannedEpochs(4, 0, 2, false),
                new StatusLine(screen.stream(), () -> columns),
                () -> nanos += 1_000_000_000);
    }

    /** Two trials of two epochs on two workers. */
    private static void search(LiveProgress progress) {
        progress.note("2 workers with 1 thread each");
        progress.on(new SearchStarted(2, 0, 2));
        progress.note("the report is reports/quick.html, and renews itself while the search runs");
        progress.on(new TrialStarted(proposal(1), 2));
        progress.on(new TrialStarted(proposal(2), 2));
        progress.on(new InTrial(1, new Progressed(1, 0.5, 0.7)));
        progress.on(new InTrial(1, new EpochEnded(epoch(1))));
        progress.on(new InTrial(1, new Progressed(2, 0.5, 0.91)));
    }

    @Test
    void finishedTrialsStandAboveTheBar() {
        Screen screen = new Screen(columns);
        LiveProgress progress = on(screen);
        search(progress);
        progress.on(new TrialEnded(2, failed()));
        progress.on(new InTrial(1, new EpochEnded(epoch(2))));
        progress.on(new TrialEnded(1, complete()));
        List<String> lines = screen.lines();
        assertThat(lines.subList(0, 4))
                .containsExactly(
                        "2 workers with 1 thread each",
                        "the report is reports/quick.html, and renews itself while the search runs",
                        "trial 2/2  FAILED after 0 epochs and 3s: on purpose",
                        "trial 1/2  COMPLETE after 2 epochs and 12s: goes on with the next run");
        assertThat(lines.get(4)).startsWith("[==========] 100 %  2/2 trials  little left  best val 90.00 % (trial 1)");
        assertThat(lines).hasSize(5);

        progress.on(new SearchEnded());
        progress.note("combining the best trials");
        assertThat(screen.lines()).hasSize(5).last().isEqualTo("combining the best trials");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100 | \\[===       \\]  38 %  0/2 trials  \\w+ left  best val 90.00 % \\(trial 1\\)  trial 1 epoch 2/2 train 91.0 %",
                "60 | \\[===       \\]  38 %  0/2 trials  \\w+ left",
                "40 | 38 %  0/2 trials  \\w+ left"
            })
    void theBarIsOneLineWhateverTheWidth(int width, String bar) {
        columns = width;
        Screen screen = new Screen(width);
        LiveProgress progress = on(screen);
        search(progress);
        List<String> lines = screen.lines();
        assertThat(lines.get(lines.size() - 1).strip()).matches(bar);
        assertThat(String.join("", lines)).containsOnlyOnce("0/2 trials");
        assertThat(lines).allMatch(line -> line.length() <= width);
    }

    @Test
    void aTerminalThatBecomesNarrowerGetsShorterLines() {
        Screen screen = new Screen(100);
        LiveProgress progress = on(screen);
        search(progress);
        columns = 40;
        progress.on(new InTrial(1, new Progressed(2, 0.6, 0.92)));
        assertThat(screen.lines()).last().asString().hasSizeLessThan(40).contains("0/2 trials");
    }

    @Test
    void nothingIsDrawnTooOften() {
        Screen screen = new Screen(columns);
        LiveProgress progress = new LiveProgress(
                false,
                Objective.VAL_ACCURACY,
                new PlannedEpochs(4, 0, 2, false),
                new StatusLine(screen.stream(), () -> columns),
                () -> 0);
        search(progress);
        assertThat(screen.lines()).last().asString().contains("train 70.0 %");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 0", "stty: no terminal", "24", "24 -1"})
    void aTerminalThatDoesNotKnowItsWidthHasTheUsualOne(String size) {
        assertThat(TerminalWidth.columns(size)).isEqualTo(80);
        assertThat(TerminalWidth.columns("30 100\n")).isEqualTo(100);
    }

    private static Proposal proposal(int number) {
        return new Proposal(number, new TreeMap<>(), Optional.empty());
    }

    private static EpochMetrics epoch(int number) {
        return new EpochMetrics(number, 0.1, 0.9, 0.1, 0.9, 0.9, 1e-3, 1);
    }

    private static TrialResult complete() {
        return new TrialResult(TrialState.COMPLETE, 2, 12, Optional.empty(), Optional.empty());
    }

    private static TrialResult failed() {
        return TrialResult.failed(TrialState.FAILED, 0, 3, new TrialResult.Failure("on purpose", ""));
    }
}
