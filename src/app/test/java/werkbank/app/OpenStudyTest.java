package werkbank.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.experiment.InMemoryTrialStore;
import werkbank.experiment.RunningSearch;
import werkbank.experiment.Samples;
import werkbank.experiment.StudyRecord;
import werkbank.recipe.ImageSpec;
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
    void picturesAreReadWithTheBitsThatWereSeenWhenItWasBegun(@TempDir Path folder) {
        Workspace workspace = Workspace.in(folder);
        workspace.archive().create(begunWith12Bits()).close();

        try (OpenStudy study = OpenStudy.of("s", workspace, StudyWatcher.SILENT)) {
            assertThat(study.space().data().image()).isEqualTo(ImageSpec.FROM_DATA.withBits(Optional.of(12)));
            assertThat(study.space().data().skipUnreadable()).isTrue();
        }
        assertThat(new BegunStudy(workspace.archive(), "s")
                        .goingOn(space)
                        .data()
                        .image()
                        .bits())
                .contains(12);
        assertThat(new BegunStudy(workspace.archive(), "another").goingOn(space))
                .isEqualTo(space);
    }

    private static StudyRecord begunWith12Bits() {
        StudyRecord study = Samples.study("s");
        return new StudyRecord(
                "s",
                Spaces.base(),
                study.spaceFile(),
                1,
                study.data().with(ImageSpec.FROM_DATA.withBits(Optional.of(12))),
                study.created(),
                study.provenance());
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
