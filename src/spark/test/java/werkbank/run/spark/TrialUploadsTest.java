package werkbank.run.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;

class TrialUploadsTest {
    private static final EpochMetrics EPOCH = new EpochMetrics(1, 0.5, 0.5, 0.5, 0.5, 0.5, 1e-3, 0.01);
    private static final TrialEvent STARTS_OVER = new TrialEvent.Started(List.of());

    @TempDir
    Path folder;

    private Path former;
    private Path state;
    private TrialUploads uploads;

    /** The storage has the files of a former attempt that came to its ninth epoch. */
    @BeforeEach
    void leaveFormerFiles() throws IOException {
        former = folder.resolve("remote/state-0009.zip");
        Files.createDirectories(former.getParent());
        Files.writeString(former, "after 9");
        Files.writeString(folder.resolve("remote/best-0001.zip"), "former");
        Path local = Files.createDirectory(folder.resolve("local"));
        state = Files.writeString(local.resolve("state.zip"), "after 1");
        Files.writeString(local.resolve("best-0001.zip"), "one");
        uploads = new TrialUploads(
                TrialStorage.of(folder.resolve("remote").toUri().toString(), new Configuration()), local);
    }

    @Test
    void aTrialThatStartsOverFindsNoFormerFilesInItsWay() {
        List<TrialEvent> heard = new ArrayList<>();
        uploads.pass(STARTS_OVER, event -> {
            assertThat(former).exists();
            heard.add(event);
        });
        assertThat(former).doesNotExist();
        TrialEvent ended = new TrialEvent.EpochEnded(EPOCH);
        uploads.pass(ended, event -> {
            assertThat(folder.resolve("remote/state-0001.zip")).hasContent("after 1");
            assertThat(folder.resolve("remote/best-0001.zip")).hasContent("one");
            heard.add(event);
        });
        assertThat(heard).containsExactly(STARTS_OVER, ended);
    }

    @Test
    void aTrialThatGoesOnKeepsThem() {
        uploads.pass(new TrialEvent.Started(List.of(EPOCH)), event -> {});
        assertThat(former).exists();
    }

    @Test
    void anAttemptThatIsNotWantedAnyMoreClearsNothing() {
        assertThatThrownBy(() -> uploads.pass(STARTS_OVER, event -> {
                    throw new DriverConnection.NotWanted();
                }))
                .isInstanceOf(DriverConnection.NotWanted.class);
        assertThat(former).exists();
    }

    @Test
    void onlyAnEndReplacesWhatAnotherAttemptHas() throws IOException {
        uploads.end(TrialResult.interrupted(1, 0.01));
        assertThat(former).exists();
        Files.delete(state);
        uploads.end(TrialResult.failed(TrialState.DIVERGED, 1, 0.01, new TrialResult.Failure("NaN", "")));
        assertThat(former).doesNotExist();
        assertThat(folder.resolve("remote/best-0001.zip")).hasContent("one");
    }
}
