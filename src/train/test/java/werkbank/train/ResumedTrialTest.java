package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.StorageException;
import werkbank.dataset.Fold;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.LabelledImages;
import werkbank.engine.SoftmaxEngine;
import werkbank.experiment.EventLog;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSpec;
import werkbank.experiment.trial.TrialState;
import werkbank.recipe.Recipe;
import werkbank.space.DataSpecBuilder;
import werkbank.space.yaml.SpaceReader;

/** Trials that go on from what a process that was killed has left. */
class ResumedTrialTest {
    private static final LabelledImages DIGITS =
            ImageFolder.of(Path.of("data", "mnist")).readTraining().images();
    private static final List<Fold> FOLDS = List.of(new Fold(part(0, 100), part(100, 150)));
    private static final Recipe RECIPE = new SpaceReader(Path.of("data", "mnist"))
            .read(
                    "name: s\ntrials: 1\nnetwork: [dense: 2]\n"
                            + "training: {epochs: 3, learning-rate: 0.1, keep-final: true, schedule: cosine}\n",
                    "s.yaml",
                    Path.of(""))
            .recipe(Map.of());

    @TempDir
    private Path folder;

    private EventLog heard;

    private TrialResult train() {
        heard = new EventLog();
        return new TrialTrainer(new SoftmaxEngine(), FOLDS)
                .train(TrialSpec.of(1, 7, RECIPE, DataSpecBuilder.unread(), folder.toString()), heard);
    }

    private static LabelledImages part(int from, int to) {
        return DIGITS.subset(IntStream.range(from, to).toArray());
    }

    @Test
    void aFileThatCantBeDeletedEndsTheSearchAndCostsNoEpoch() throws IOException {
        train();
        Path inTheWay = Files.createDirectories(folder.resolve("trials/0001/best-0009.zip"));
        Path content = Files.createFile(inTheWay.resolve("content"));

        assertThatThrownBy(this::train)
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith("can't delete " + inTheWay);
        assertThat(heard.events()).isEmpty();

        Files.delete(content);
        assertThat(train().state()).isEqualTo(TrialState.COMPLETE);
        assertThat(heard.of(TrialEvent.Started.class).get(0).done()).hasSize(3);
        assertThat(inTheWay).doesNotExist();
    }

    /** The process was killed between the last epoch's state and the end. */
    @Test
    void theLastNetworkIsSavedAsTheWholeTrialWouldHaveSavedIt() throws IOException {
        train();
        Path last = folder.resolve("trials/0001/final.zip");
        byte[] whole = Files.readAllBytes(last);
        Files.delete(last);

        assertThat(train().state()).isEqualTo(TrialState.COMPLETE);
        assertThat(heard.of(TrialEvent.Started.class).get(0).done()).hasSize(3);
        assertThat(last).hasBinaryContent(whole);
    }
}
