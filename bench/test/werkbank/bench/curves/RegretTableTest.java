package werkbank.bench.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.InputException;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.file.Json;
import werkbank.search.VirtualClock.Epoch;
import werkbank.space.Objective;

/** What becomes of the epochs of searches. */
class RegretTableTest {
    private static final Run GOOD = Run.of(
            1,
            List.of(
                    epoch(1, 1, 1, 0.5),
                    new Epoch(2, 1, 1, 1, Optional.empty()),
                    epoch(1, 2, 2, 0.3),
                    epoch(1, 3, 3, 0.4)),
            Objective.VAL_LOSS);
    private static final Run POOR = Run.of(1, List.of(epoch(1, 1, 2, 0.4), epoch(2, 1, 4, 0.5)), Objective.VAL_LOSS);

    private static Epoch epoch(int trial, int number, long time, double loss) {
        EpochMetrics metrics = new EpochMetrics(number, loss, 0.5, loss, 0.5, 0.5, 0.1, 0);
        return new Epoch(trial, number, time, 1, Optional.of(metrics));
    }

    private static Findings findings(String method, Run run) {
        return new Findings(
                2, 2, List.of(new Findings.OnTask("lstm", 2, new Scale(0.2, 0.6), Map.of(method, List.of(run)))));
    }

    @Test
    void aRunKeepsItsImprovements() {
        assertThat(GOOD.best()).containsExactly(new Run.Improvement(1, 0.5), new Run.Improvement(3, 0.3));
        assertThat(GOOD.after(2)).isEqualTo(0.5);
        assertThat(GOOD.after(4)).isEqualTo(0.3);
        assertThat(GOOD.after(0)).isInfinite();
        assertThat(GOOD).extracting(Run::spent, Run::clock, Run::trials).containsExactly(4L, 3L, 2);
    }

    @Test
    void findingsOfTwoFilesAreShownTogether() {
        Findings both = findings("poor", POOR).with(Json.read(Json.write(findings("good", GOOD)), Findings.class));
        assertThat(RegretTable.of(both))
                .isEqualTo(
                        """
                        Mean regret on 1 task after so many whole trainings, 2 workers

                        | method | 0.1 | 0.5 | 1 | 2 | mean rank | p | trials | busy | seeds |
                        | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                        | good | 1.0000 | 0.7500 | 0.7500 | 0.2500 | 1.00 |  | 2.0 | 67 % | 1 |
                        | poor | 1.0000 | 0.5000 | 0.5000 | 0.5000 | 2.00 | 1.0 | 2.0 | 25 % | 1 |

                        | task | good | poor |
                        | --- | --- | --- |
                        | lstm | 0.2500 | 0.5000 |
                        """);
        Map<String, Standings.Figures> figures = Standings.of(both).figures();
        assertThat(figures.keySet()).containsExactly("good", "poor");
        assertThat(figures.get("good").rank()).isEqualTo(1);
        assertThat(figures.get("good").regret()).isEqualTo(0.25, within(1e-12));
        assertThat(figures.get("poor").regret()).isEqualTo(0.5, within(1e-12));
    }

    @Test
    void partsOfABudgetAreShownWithoutTheirRounding() {
        Findings.OnTask found = new Findings.OnTask("lstm", 2, new Scale(0.2, 0.6), Map.of("good", List.of(GOOD)));
        assertThat(RegretTable.of(new Findings(7, 1, List.of(found))))
                .startsWith("Mean regret on 1 task after so many whole trainings, 1 worker\n\n"
                        + "| method | 0.35 | 1.75 | 3.5 | 7 | mean rank |");
    }

    @Test
    void otherBudgetsAreNotMixed() {
        Findings other = new Findings(3, 2, List.of());
        assertThatThrownBy(() -> findings("good", GOOD).with(other)).isInstanceOf(InputException.class);
    }

    @Test
    void equalValuesShareTheirRank() {
        assertThat(Ranks.of(new double[] {0.3, 0.1, 0.3, 0.2})).containsExactly(3.5, 1, 3.5, 2);
        assertThat(Ranks.mean(List.of(new double[] {1, 2}, new double[] {1, 2}, new double[] {2, 1})))
                .containsExactly(4 / 3.0, 5 / 3.0);
    }
}
