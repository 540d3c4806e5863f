package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.experiment.InMemoryTrialStore;
import werkbank.experiment.Proposal;
import werkbank.experiment.Samples;
import werkbank.space.SearchPlan;

class SummaryTest {
    private final InMemoryTrialStore store = new InMemoryTrialStore(Samples.study("s"));

    private void complete(int number, double accuracy, Integer repeats) {
        store.begin(new Proposal(number, Samples.parameters(), Optional.ofNullable(repeats)), number);
        store.finish(number, Samples.complete(accuracy));
    }

    private String printed() {
        StringWriter out = new StringWriter();
        new Summary(store, SearchPlan.STANDARD, Path.of("s"), Path.of("s.html")).print(new PrintWriter(out));
        return out.toString();
    }

    @Test
    void repeatsAreComparedByTheirMean() {
        complete(1, 0.90, null);
        complete(2, 0.95, null);
        complete(3, 0.94, 2);
        complete(4, 0.93, 2);
        assertThat(printed().lines()).contains("Best by mean of 3 seeds: trial 2, 94.00 % ± 1.00 %");
    }

    @Test
    void withoutRepeatsThereIsNoMean() {
        complete(1, 0.90, null);
        complete(2, 0.95, null);
        assertThat(printed()).contains("Best trial 2").doesNotContain("mean");
    }
}
