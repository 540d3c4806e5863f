package werkbank.bench.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.search.VirtualClock.Epoch;
import werkbank.space.Objective;
import werkbank.space.Parameter;

/** What searches leave that come to their end, on trainings of two epochs that stand for four. */
class FinishedSearchTest {
    private static final CurveTask TASK = new ThinnedTask(new FourEpochs(), 2);

    private record FourEpochs() implements CurveTask {
        @Override
        public String name() {
            return "four";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of();
        }

        @Override
        public Objective objective() {
            return Objective.VAL_LOSS;
        }

        @Override
        public int epochs() {
            return 4;
        }

        @Override
        public Scale scale() {
            return new Scale(0, 1);
        }

        /** The fourth epoch is lacking where the configuration has something in it. */
        @Override
        public Function<SortedMap<String, Object>, List<EpochMetrics>> trainings() {
            return configuration -> Stream.of(0.8, 0.6, 0.5, 0.4)
                    .limit(4 - configuration.size())
                    .map(loss -> epoch(9, loss))
                    .toList();
        }
    }

    private static EpochMetrics epoch(int number, double loss) {
        return new EpochMetrics(number, 1, 0.5, loss, 0.5, 0.5, 1e-3, 0);
    }

    private static Epoch spent(int trial, int epoch, long time, double loss) {
        return new Epoch(trial, epoch, time, 1, Optional.of(epoch(epoch, loss)));
    }

    @Test
    void anEpochStandsForTwoAndOneThatWasNotReachedForNone() {
        SortedMap<String, Object> configuration = new TreeMap<>();
        assertThat(TASK.trainings().apply(configuration)).containsExactly(epoch(1, 0.6), epoch(2, 0.4));
        configuration.put("diverges", true);
        assertThat(TASK.trainings().apply(configuration)).containsExactly(epoch(1, 0.6));
    }

    @Test
    void onlyCompleteTrialsAreMembersAndThoseThatLackCountAsOne() {
        FinishedSearch search = FinishedSearch.of(
                List.of(
                        spent(1, 1, 1, 0.6),
                        spent(2, 1, 2, 0.1),
                        spent(1, 2, 3, 0.4),
                        spent(3, 1, 4, 0.2),
                        spent(3, 2, 5, 0.3),
                        new Epoch(4, 1, 6, 1, Optional.empty())),
                TASK,
                TASK.scale());
        assertThat(search.complete()).isEqualTo(2);
        assertThat(search.trainings()).isEqualTo(3);
        assertThat(search.legs()).isEqualTo(5);
        assertThat(search.best()).isEqualTo(0.2);
        assertThat(search.members()).isEqualTo((0.2 + 0.4 + 3) / 5, within(1e-12));
    }

    @Test
    void theTableHasMeansAndTheFewestCompleteTrials() {
        FinishedTable table = new FinishedTable();
        table.add("20 trials", "gp+asha", List.of(new FinishedSearch(3, 9, 20, 0.2, 0.4)));
        table.add("20 trials", "gp+asha", List.of(new FinishedSearch(5, 10, 30, 0.1, 0.3)));
        assertThat(table.text())
                .isEqualTo(
                        """
                        | end | method | trainings | legs | complete | fewest | best | best 5 | searches |
                        | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                        | 20 trials | gp+asha | 9.5 | 25 | 4.0 | 3 | 0.1500 | 0.3500 | 2 |
                        """);
        assertThat(table.figures().get("20 trials"))
                .containsOnlyKeys("gp+asha")
                .hasEntrySatisfying("gp+asha", means -> {
                    assertThat(means.trainings()).isEqualTo(9.5);
                    assertThat(means.best()).isEqualTo(0.15, within(1e-12));
                    assertThat(means.members()).isEqualTo(0.35, within(1e-12));
                });
    }
}
