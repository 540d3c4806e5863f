package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import werkbank.experiment.Samples;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialState;
import werkbank.space.SearchPlan;

class TrialTableTest {
    private static Trial trial(int number, double rate) {
        return new Trial(
                number,
                TrialState.WAITING,
                1,
                new TreeMap<>(Map.of("rate", rate)),
                0,
                0,
                Samples.NOON,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static String text(Trial... trials) {
        return new TrialTable(List.of(trials), SearchPlan.STANDARD, Set.of()).text(Map.of());
    }

    @Test
    void valuesOfANarrowRangeAreToldApart() {
        assertThat(text(trial(1, 0.0100121), trial(2, 0.0100189))).contains("0.0100121", "0.0100189");
        assertThat(text(trial(1, 0.01234567), trial(2, 0.1))).contains("0.01235", "0.1000");
    }
}
