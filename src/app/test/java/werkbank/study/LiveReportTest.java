package werkbank.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import werkbank.WerkbankException;
import werkbank.experiment.InMemoryTrialStore;
import werkbank.experiment.Report;
import werkbank.experiment.RunningSearch;
import werkbank.experiment.Samples;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.TrialEvent;
import werkbank.space.SearchSpace;

/** Without its thread: {@code writeIfDue} is called as the thread would. */
class LiveReportTest {
    private static final Instant NOW = Instant.parse("2025-03-02T08:00:00Z");
    private static final Path PAGE = Path.of("reports", "s.html");

    private final List<Optional<RunningSearch>> written = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Report report = new Report() {
        @Override
        public void write(TrialStore store, SearchSpace space, Path out, Optional<RunningSearch> running) {
            assertThat(out).isEqualTo(PAGE);
            if (failure != null) {
                throw failure;
            }
            written.add(running);
        }
    };
    private WerkbankException failure;
    private long now;

    private final LiveReport live = new LiveReport(
            report,
            new InMemoryTrialStore(Samples.study("s")),
            null,
            PAGE,
            Clock.fixed(NOW, ZoneOffset.UTC),
            () -> now,
            () -> now,
            told::add);

    @AfterEach
    void stop() {
        live.stop();
    }

    @Test
    void nothingIsWrittenBeforeATrialHasBegun() {
        live.writeIfDue();
        live.on(new StudyEvent.InTrial(1, new TrialEvent.Progressed(1, 0.5, 0.9)));
        live.writeIfDue();
        assertThat(written).isEmpty();

        live.on(new StudyEvent.TrialStarted(Samples.proposal(1), 3));
        live.writeIfDue();
        assertThat(written).hasSize(1);
        assertThat(told)
                .containsExactly(
                        String.format(Locale.ROOT, "the report is %s, and renews itself while the search runs", PAGE));
    }

    @Test
    void theReportSaysThatTheSearchRunsAndWhenToExpectTheNext() {
        live.on(new StudyEvent.TrialStarted(Samples.proposal(1), 3));
        live.writeIfDue();

        RunningSearch running = written.get(0).orElseThrow();
        assertThat(running.written()).isEqualTo(NOW);
        assertThat(running.every()).isEqualTo(WritingPace.SHORTEST);
        assertThat(Duration.between(NOW, running.by())).isEqualTo(Duration.ofSeconds(75));
    }

    @Test
    void whatHappensBetweenTwoWritingsIsWrittenOnce() {
        live.on(new StudyEvent.TrialStarted(Samples.proposal(1), 3));
        live.writeIfDue();
        live.on(new StudyEvent.InTrial(1, new TrialEvent.EpochEnded(Samples.epoch(1))));
        live.writeIfDue();
        live.on(new StudyEvent.TrialEnded(1, Samples.complete(0.9)));
        live.writeIfDue();
        assertThat(written).hasSize(1);

        pass(6);
        live.writeIfDue();
        live.writeIfDue();
        assertThat(written).hasSize(2);
        pass(6);
        live.writeIfDue();
        assertThat(written).as("nothing new").hasSize(2);
        assertThat(told).hasSize(1);
    }

    @Test
    void aReportThatCannotBeWrittenIsToldOnceAndTriedAgain() {
        failure = new WerkbankException("can't write it: no space");
        for (int i = 0; i < 3; i++) {
            live.on(new StudyEvent.InTrial(1, new TrialEvent.EpochEnded(Samples.epoch(i + 1))));
            live.writeIfDue();
            pass(6);
        }
        assertThat(told).containsExactly("no report for now: can't write it: no space");

        failure = null;
        live.on(new StudyEvent.InTrial(1, new TrialEvent.EpochEnded(Samples.epoch(4))));
        live.writeIfDue();
        assertThat(written).hasSize(1);
    }

    @Test
    void whenItIsClosedTheReportIsWrittenForGood() {
        live.on(new StudyEvent.TrialStarted(Samples.proposal(1), 3));
        live.writeIfDue();
        live.close();
        live.close();
        assertThat(written.subList(1, written.size())).containsExactly(Optional.empty());
    }

    @Test
    void aReportThatFailsAtTheEndFailsNothingElse() {
        failure = new WerkbankException("can't write it: no space");
        live.close();
        assertThat(told).containsExactly("no report for now: can't write it: no space");
    }

    @Test
    void onceItIsStoppedWritingIsTheCallersAffair() {
        live.stop();
        live.on(new StudyEvent.TrialStarted(Samples.proposal(1), 3));
        live.writeIfDue();
        live.close();
        assertThat(written).isEmpty();
    }

    private void pass(int seconds) {
        now += 1_000_000_000L * seconds;
    }
}
