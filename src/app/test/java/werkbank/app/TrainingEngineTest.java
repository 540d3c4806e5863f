package werkbank.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.engine.Engine;
import werkbank.engine.Engines;
import werkbank.engine.device.Device;
import werkbank.engine.device.DeviceWish;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

class TrainingEngineTest {
    private static final String SQUEEZE = "squeeze-excite";

    private static final Engine DL4J = Engines.wanted(Optional.of("dl4j"));
    private static final Device PROCESSOR = Device.cpu("there is no other", false);

    @TempDir
    Path folder;

    @Test
    void theBestEngineTrainsPlainLists() {
        TrainingEngine found = TrainingEngine.of(workspace(Optional.empty()), space("[conv: 2]"));

        assertThat(found.engine().name()).isEqualTo("cpu");
        assertThat(found.words()).isEqualTo("cpu");
        assertThat(found.note()).isEmpty();
        assertThat(found.elsewhere())
                .as("another machine may have a better one")
                .isEmpty();
    }

    @Test
    void anEngineThatIsNamedComputesOnOtherMachinesToo() {
        TrainingEngine found = TrainingEngine.of(workspace(Optional.of("dl4j")), space("[conv: 2]"));

        assertThat(found.words()).isEqualTo("dl4j");
        assertThat(found.elsewhere()).contains("dl4j");
    }

    @Test
    void anotherTrainsWhatItRefuses() {
        SearchSpace space = space("[" + SQUEEZE + "]");
        TrainingEngine found = TrainingEngine.of(DL4J, PROCESSOR, space);

        assertThat(found.engine().name()).isNotEqualTo("dl4j");
        assertThat(found.engine().whyNot(space.recipe(space.first()))).isEmpty();
        assertThat(found.note()).contains("engine " + found.engine().name() + "; dl4j has no squeeze-excite");
        assertThat(found.device().isGpu()).isFalse();
    }

    @Test
    void itGoesOnBesideAnotherThatTrainsTheRest() {
        TrainingEngine found = TrainingEngine.of(
                DL4J,
                PROCESSOR,
                Spaces.read("name: s\ntrials: 1\nparameters: {squeeze: {choice: [true, false]}}\nnetwork:\n"
                        + "  - squeeze-excite: 1\n    when: {squeeze: true}\n  - conv: 2\n"
                        + "training: {epochs: 1}\n"));

        assertThat(found.engine().name()).isEqualTo("dl4j");
        assertThat(found.note()).hasValueSatisfying(note -> assertThat(note)
                .startsWith("engine dl4j; ")
                .endsWith(" trains some of the networks: dl4j has no squeeze-excite"));
    }

    @Test
    void anEngineThatIsNamedIsNotReplaced() {
        assertThatThrownBy(() -> TrainingEngine.of(workspace(Optional.of("dl4j")), space("[" + SQUEEZE + "]")))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "--engine is 'dl4j', which can't train this space: dl4j has no squeeze-excite; without --engine"
                                + " another one does");
    }

    private Workspace workspace(Optional<String> engine) {
        return new Workspace(new Workspace.Settings(folder.resolve("r"), folder.resolve("p"), DeviceWish.CPU, engine));
    }

    private static SearchSpace space(String network) {
        return Spaces.read("name: s\ntrials: 1\nnetwork: " + network + "\ntraining: {epochs: 1}\n");
    }
}
