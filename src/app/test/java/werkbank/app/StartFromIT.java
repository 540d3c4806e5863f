package werkbank.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
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
import werkbank.engine.saved.ReadNetwork;
import werkbank.engine.saved.SavedNetwork;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialEvent;
import werkbank.recipe.Shape;
import werkbank.study.KeptStart;
import werkbank.study.StudyEvent;

/** Studies whose trials start from a network that has learned already. */
class StartFromIT {
    private static final Shape SHAPE = Shape.grey(8, 8);

    @TempDir
    private Path folder;

    private final List<String> notes = new ArrayList<>();

    /** Two sets of pictures, of three classes and of two, and a study of the first. */
    @BeforeEach
    void pictures() throws IOException {
        pictures("three", "a", "b", "c");
        pictures("two", "dark", "light");
        search("first", "data: three\nnetwork: [conv: 2, max-pool, dense: {units: 3, activation: tanh}]\n", "");
    }

    private void pictures(String name, String... classes) throws IOException {
        Random random = new Random(1);
        for (String part : List.of("train", "test")) {
            for (int c = 0; c < classes.length; c++) {
                Path images = Files.createDirectories(
                        folder.resolve(name).resolve(part).resolve(classes[c]));
                for (int i = 0; i < 12; i++) {
                    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
                    for (int pixel = 0; pixel < 64; pixel++) {
                        int value = 60 * c + random.nextInt(60);
                        image.getRaster().setSample(pixel % 8, pixel / 8, 0, value);
                    }
                    ImageIO.write(image, "png", images.resolve(i + ".png").toFile());
                }
            }
        }
    }

    private List<Trial> search(String name, String network, String start) throws IOException {
        Path space = Files.writeString(
                folder.resolve(name + ".yaml"),
                "name: " + name + "\ntrials: 1\nimage: {normalise: none}\n" + network
                        + "training: {epochs: 2, learning-rate: 0.05, batch-size: 4, keep-final: true}\n" + start);
        notes.clear();
        return new Studies(Workspace.in(folder))
                .search(SearchRequest.of(space).withWorkers(1), event -> {
                    if (event instanceof StudyEvent.Noted noted) {
                        notes.add(noted.line());
                    }
                    if (event instanceof StudyEvent.InTrial in && in.event() instanceof TrialEvent.Noted noted) {
                        notes.add(noted.line());
                    }
                })
                .trials();
    }

    private ReadNetwork last(String study) {
        return SavedNetwork.read(folder.resolve("results").resolve(study).resolve("trials/0001/final.zip"), SHAPE);
    }

    private ReadNetwork kept(String study) {
        return SavedNetwork.read(folder.resolve("results").resolve(study).resolve("start.zip"), SHAPE);
    }

    @Test
    void frozenLayersOfAnotherStudysTrialStayToTheBitAndTheHeadIsNew() throws IOException {
        search(
                "second",
                "data: two\nnetwork: [conv: 2, max-pool, dense: {units: 3, activation: tanh}]\n",
                "start-from: {study: first, trial: 1, freeze-up-to: 1-conv, head-rate: 4}\n");

        assertThat(LayerParameters.of(last("second"), "1-conv"))
                .containsExactly(LayerParameters.of(kept("second"), "1-conv"));
        assertThat(LayerParameters.of(last("second"), "3-dense"))
                .isNotEqualTo(LayerParameters.of(kept("second"), "3-dense"));
        assertThat(last("second").classes()).isEqualTo(2);
        assertThat(kept("second").classes()).isEqualTo(3);
        assertThat(notes)
                .anyMatch(note -> note.startsWith("trials start from the weights of trial 1 of study 'first'"))
                .anyMatch(note -> note.contains("starts from the weights of 2 of 3 layers, new is output"));
        assertThat(KeptStart.read(folder.resolve("results/second"))
                        .orElseThrow()
                        .source())
                .isEqualTo("trial 1 of study 'first'");
    }

    @Test
    void aZipIsReadOnceAndTheStudyGoesOnWithoutIt() throws IOException {
        Path zip = folder.resolve("own.zip");
        Files.copy(folder.resolve("results/first/trials/0001/final.zip"), zip);
        String network = "data: three\nnetwork: [conv: 2, max-pool, dense: 3, dropout: 0.1]\n";
        String start = "start-from: {zip: own.zip, freeze-up-to: 3}\n";
        search("third", network, start);
        assertThat(LayerParameters.of(last("third"), "3-dense"))
                .containsExactly(LayerParameters.of(last("first"), "3-dense"));
        assertThat(LayerParameters.of(last("third"), "output"))
                .isNotEqualTo(LayerParameters.of(last("first"), "output"));

        Files.delete(zip);
        assertThat(search("third", network, start)).hasSize(1);
        assertThatThrownBy(() -> search("fourth", network, start))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("own.zip");
    }

    /** A separable convolution is two layers, and the last one has as many weights as its second. */
    @Test
    void everyLayerOfAListWithASeparableConvolutionIsFoundAgain() throws IOException {
        String network = "data: three\nnetwork: [conv: 2, separable-conv: 2, conv: {filters: 2, kernel: 1}]\n";
        search("separable", network, "");
        search("again", network, "start-from: {study: separable, trial: 1, freeze-up-to: 3}\n");

        assertThat(notes).anyMatch(note -> note.contains("starts from the weights of 5 of 5 layers"));
        for (String name : List.of("1-conv", "2-separable-conv.depthwise-conv", "2-separable-conv.conv", "3-conv")) {
            assertThat(LayerParameters.of(last("again"), name))
                    .containsExactly(LayerParameters.of(kept("again"), name));
        }
    }

    @Test
    void aTrialWhoseNetworkWasDeletedHasNone() {
        try (TrialStore store = Workspace.in(folder).archive().open("first")) {
            store.forgetFiles(1);
        }
        String network = "data: three\nnetwork: [conv: 2]\n";
        assertThatThrownBy(() -> search("x", network, "start-from: {study: first, trial: 1}\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("start-from names trial 1 of study 'first', which has no network");
        assertThat(folder.resolve("results/x")).doesNotExist();
    }

    @Test
    void whatIsMissingIsToldBeforeAStudyIsMade() {
        String network = "data: three\nnetwork: [conv: 2]\n";
        assertThatThrownBy(() -> search("x", network, "start-from: {study: first, trial: 9}\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("start-from names trial 9 of study 'first', which has no network");
        assertThatThrownBy(() -> search("x", network, "start-from: {study: first, trial: 1, freeze-up-to: 2}\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("freeze-up-to is '2', which the network doesn't have; its layers are 1-conv");
        String sometimes = "data: three\nparameters: {wide: {choice: [true, false]}}\n"
                + "network: [conv: 2, {dense: 3, when: {wide: true}}]\n";
        assertThatThrownBy(
                        () -> search("x", sometimes, "start-from: {study: first, trial: 1, freeze-up-to: 2-dense}\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(
                        "freeze-up-to is '2-dense', which not every network of the space has; the layers of"
                                + " one without it are 1-conv; name a layer that all have");
        assertThatThrownBy(() -> search("x", network, "start-from: {study: first, zip: a.zip}\n"))
                .hasMessageContaining("start-from has a study and a zip; write one of them");
        assertThatThrownBy(() -> search("x", network, "start-from: {study: first}\n"))
                .hasMessageContaining("trial");
        assertThat(folder.resolve("results/x")).doesNotExist();
    }
}
