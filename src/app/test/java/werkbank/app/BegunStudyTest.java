package werkbank.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.WerkbankException;
import werkbank.engine.device.DeviceWish;
import werkbank.experiment.Samples;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

class BegunStudyTest {
    @TempDir
    Path folder;

    private Workspace workspace;

    @BeforeEach
    void makeStudy() {
        workspace = new Workspace(
                new Workspace.Settings(folder.resolve("r"), folder.resolve("p"), DeviceWish.CPU, Optional.empty()));
        workspace.archive().create(Samples.study("s")).close();
    }

    /** Its file is gone after the first question, so that the second has its answer from the first one's look. */
    @Test
    void oneLookAnswersAll() throws IOException {
        BegunStudy begun = new BegunStudy(workspace.archive(), "s");
        assertThat(begun.skipsUnreadable()).isTrue();
        Files.delete(file());
        assertThat(begun.engine()).contains("dl4j");
    }

    @Test
    void itsEngineGoesOn() {
        SearchSpace space = Spaces.read("name: s\ntrials: 1\nnetwork: [conv: 2]\ntraining: {epochs: 1}\n");
        TrainingEngine found = TrainingEngine.of(workspace, space, new BegunStudy(workspace.archive(), "s"));
        assertThat(found.words()).isEqualTo("dl4j; the study was begun with it");
        assertThat(found.elsewhere()).contains("dl4j");
    }

    @Test
    void nothingIsReadBeforeSomebodyAsks() throws IOException {
        Files.writeString(file(), "no study");
        BegunStudy begun = new BegunStudy(workspace.archive(), "s");
        assertThat(begun.exists()).isTrue();
        assertThatThrownBy(begun::engine).isInstanceOf(WerkbankException.class);
    }

    @Test
    void aStudyThatBeginsNowHasNothing() {
        BegunStudy begun = new BegunStudy(workspace.archive(), "other");
        assertThat(begun.exists()).isFalse();
        assertThat(begun.skipsUnreadable()).isFalse();
        assertThat(begun.engine()).isEmpty();
    }

    private Path file() {
        return workspace.archive().folder("s").resolve("study.mv.db");
    }
}
