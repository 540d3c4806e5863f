package werkbank.report.influence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.report.figure.Axis;

class GroupsTest {
    /** The value lies in a range of which three digits say nothing. */
    @Test
    void theValueThatDidBestHasDigitsThatTellItApart() {
        Axis axis = Axis.numeric("x", false, 0.0100, 0.0101, Optional.empty());
        List<ScoredTrial> trials = IntStream.range(0, 8)
                .mapToObj(i -> new ScoredTrial(new TreeMap<>(Map.of("x", 0.01 + i * 0.0000123)), i))
                .toList();
        double[] goodness = trials.stream().mapToDouble(trial -> -trial.loss()).toArray();
        assertThat(Groups.of(axis, trials).best(goodness, trials)).isEqualTo("0.010025");
    }
}
