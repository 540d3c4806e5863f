package werkbank.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import werkbank.experiment.InMemoryTrialStore;
import werkbank.experiment.RunningSearch;
import werkbank.experiment.Samples;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

class OpenStudyTest {
    private static final Instant NOW = Instant.parse("2025-03-02T08:00:00Z");

    private final SearchSpace space = Spaces.read(Spaces.base());
    private final InMemoryTrialStore store = new InMemoryTrialStore(Samples.study("s"));
    private final OpenStudy open = new OpenStudy(store, space, Path.of("results", "s"));

    @Test
    void aTrialThatRunsTellsOfASearchWhosePageIsRenewed() {
        store.begin(Samples.proposal(1), 1);

        assertThat(open.runningSearch(NOW)).contains(new RunningSearch(space.trials(), NOW, 5, NOW.plusSeconds(75)));
    }

    @Test
    void whereNoTrialRunsThereIsNoSearch() {
        assertThat(open.runningSearch(NOW)).isEmpty();
        store.begin(Samples.proposal(1), 1);
        store.record(1, Samples.epoch(1));
        store.finish(1, Samples.complete(0.9));

        assertThat(open.runningSearch(NOW)).isEmpty();
    }
}
