package werkbank.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.engine.keras.KerasSample;
import werkbank.engine.saved.ReadNetwork;
import werkbank.engine.saved.SavedNetwork;
import werkbank.experiment.Provenance;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.TrialEvent;
import werkbank.file.DurableFile;
import werkbank.space.SearchSpace;
import werkbank.study.StudyData;
import werkbank.study.StudyEvent;

/** A study whose trials start from a network that Keras has saved. */
class StartFromKerasIT {
    private static final String NETWORK =
            """
            network:
              - conv: 6
              - batch-norm
              - max-pool
              - dropout: 0.4
              - conv: {filters: 8, padding: valid, activation: identity, bias: false}
              - batch-norm: {momentum: 0.9, epsilon: 1e-4}
              - activation: elu
              - conv: {filters: 8, stride: 2, activation: tanh}
              - gaussian-dropout: 0.3
              - dense: 10
              - dropout: 0.25
            """;

    @TempDir
    private Path folder;

    private final List<String> notes = new ArrayList<>();

    /** Three classes, where Keras's network has four. */
    @BeforeEach
    void pictures() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < 24; i++) {
            Path images = Files.createDirectories(
                    folder.resolve("own").resolve(i < 15 ? "train" : "test").resolve("c" + i % 3));
            BufferedImage image = new BufferedImage(
                    KerasSample.SHAPE.width(), KerasSample.SHAPE.height(), BufferedImage.TYPE_INT_RGB);
            for (int x = 0; x < image.getWidth(); x++) {
                for (int y = 0; y < image.getHeight(); y++) {
                    image.setRGB(x, y, random.nextInt(1 << 24));
                }
            }
            ImageIO.write(image, "png", images.resolve(i + ".png").toFile());
        }
        try (InputStream file = KerasSample.open("keras2.h5")) {
            Files.copy(file, folder.resolve("own.h5"));
        }
    }

    private void search(String start) throws IOException {
        Path space = Files.writeString(
                folder.resolve("own.yaml"),
                "name: own\ntrials: 1\ndata: {folder: own, validation: 6}\nimage: {normalise: none}\n" + NETWORK
                        + "training: {epochs: 2, learning-rate: 0.01, batch-size: 3, keep-final: true}\n" + start);
        notes.clear();
        new Studies(Workspace.in(folder)).search(SearchRequest.of(space).withWorkers(1), event -> {
            if (event instanceof StudyEvent.Noted noted) {
                notes.add(noted.line());
            }
            if (event instanceof StudyEvent.InTrial in && in.event() instanceof TrialEvent.Noted noted) {
                notes.add(noted.line());
            }
        });
    }

    @Test
    void trialsTrainFromItWithLayersFrozenAndANewHead() throws IOException {
        search("start-from: {keras: own.h5, freeze-up-to: 6-batch-norm}\n");

        Path study = folder.resolve("results/own");
        ReadNetwork kept = SavedNetwork.read(study.resolve("start.zip"), KerasSample.SHAPE);
        ReadNetwork last = SavedNetwork.read(study.resolve("trials/0001/final.zip"), KerasSample.SHAPE);
        assertThat(kept.classes()).isEqualTo(4);
        assertThat(last.classes()).isEqualTo(3);
        for (String frozen : List.of("1-conv", "2-batch-norm", "5-conv", "6-batch-norm")) {
            assertThat(LayerParameters.of(last, frozen)).as(frozen).containsExactly(LayerParameters.of(kept, frozen));
        }
        assertThat(LayerParameters.of(last, "8-conv")).isNotEqualTo(LayerParameters.of(kept, "8-conv"));
        assertThat(notes)
                .anyMatch(note -> note.startsWith("trials start from the weights of own.h5, "))
                .anyMatch(note -> note.contains("starts from the weights of 6 of 7 layers, new is output"));

        try (TrialStore store = Workspace.in(folder).archive().read("own").store()) {
            assertThat(store.study().provenance().start())
                    .contains(new Provenance.StartingNetwork(
                            "own.h5",
                            DurableFile.sha256(folder.resolve("own.h5")),
                            DurableFile.sha256(study.resolve("start.zip"))));
        }
        assertThat(Files.readString(folder.resolve("reports/own.html")))
                .contains("\"sourceSha256\":\"" + DurableFile.sha256(folder.resolve("own.h5")) + "\"");
    }

    @Test
    void checkSaysWhichLayersStartFromItAndWhichAreNewOrFrozen() throws IOException {
        Path space = Files.writeString(
                folder.resolve("own.yaml"),
                "name: own\ntrials: 1\ndata: {folder: own, validation: 6}\n" + NETWORK
                        + "training: {epochs: 2}\nstart-from: {keras: own.h5, freeze-up-to: 2}\n");
        Workspace workspace = Workspace.in(folder);
        SearchSpace read = workspace.spaces().read(space);
        StudyData data = StudyData.read(read.data());
        StartingPoint start = new StartingPoint(workspace, data.fit(read), data);
        StartNetwork found = start.check(folder.resolve("results/own")).orElseThrow();

        assertThat(start.words(found))
                .isEqualTo("weights of own.h5 for 6 of 7 layers: 1-conv, 2-batch-norm, 5-conv, 6-batch-norm, 8-conv,"
                        + " 10-dense; new: output; frozen: 1-conv, 2-batch-norm");
    }

    @Test
    void aNetworkOfWhichNoLayerFitsIsRefusedBeforeAStudyIsMade() throws IOException {
        try (InputStream file = KerasSample.open("keras3.h5")) {
            Files.copy(file, folder.resolve("other.h5"));
        }
        assertThatThrownBy(() -> search("start-from: {keras: other.h5}\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("own.yaml: start-from names other.h5, and no layer fits: it has 1-conv of ")
                .hasMessageContaining("; the network has 1-conv of 168, 2-batch-norm of 24, 5-conv of ")
                .hasMessageEndingWith("; list its layers in the same places with the same sizes, or delete start-from");
        assertThat(folder.resolve("results/own")).doesNotExist();
    }

    @Test
    void aFileUnderTheWrongKeyIsToldOfTheRightOne() {
        assertThatThrownBy(() -> search("start-from: {zip: own.h5}\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("own.h5 as a zip, and it is a file of keras; write start-from: {keras: own.h5}");
        assertThatThrownBy(() -> search("start-from: {keras: own.yaml}\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("own.yaml is no HDF5 file; let Keras save the network as FILE.h5");
        assertThatThrownBy(() -> search("start-from: {keras: none.h5}\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none.h5 can't be read; is there such a file?");
        assertThatThrownBy(() -> search("start-from: {keras: own.h5, trial: 2}\n"))
                .hasMessageContaining("start-from.trial belongs to a study, and keras is a file");
        assertThat(folder.resolve("results/own")).doesNotExist();
    }
}
