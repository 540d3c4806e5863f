package werkbank.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.experiment.InMemoryTrialStore;
import werkbank.experiment.OutcomeBuilder;
import werkbank.experiment.Samples;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSpec;
import werkbank.file.StoredFile;
import werkbank.space.SearchPlan;
import werkbank.space.SearchPlan.Repeats;

/** Two trials are kept. The third and fourth repeat the first, and are worse than both. */
class TrialFoldersTest {
    @TempDir
    Path folder;

    private final TrialStore store = new InMemoryTrialStore(Samples.study("s"));

    @Test
    void whatIsNotAmongTheBestLosesItsFiles() throws IOException {
        search(new Repeats(1, 2));
        assertThat(withFiles()).containsExactly(1, 2);
        assertThat(probabilities(1)).exists();
        assertThat(probabilities(3)).doesNotExist();
    }

    @Test
    void repeatsThatRaceStayBesideThem() throws IOException {
        search(new Repeats(1, 2, OptionalDouble.of(0.05)));
        assertThat(withFiles()).containsExactly(1, 2, 3, 4);
        assertThat(probabilities(3)).exists();
        assertThat(probabilities(4)).exists();
    }

    @Test
    void copiesOfTheStateGoWithIt() throws IOException {
        Path copy = probabilities(1).resolveSibling("state.zip.tmp");
        Files.createDirectories(copy.getParent());
        Files.write(copy, new byte[] {1});
        search(new Repeats(1, 2));
        assertThat(copy).doesNotExist();
        assertThat(probabilities(1)).exists();
    }

    private void search(Repeats repeats) throws IOException {
        SearchPlan usual = SearchPlan.STANDARD;
        TrialFolders folders = new TrialFolders(
                store,
                folder,
                new SearchPlan(
                        usual.scheduler(),
                        usual.objective(),
                        usual.cost(),
                        usual.enqueue(),
                        usual.target(),
                        usual.patience(),
                        repeats,
                        usual.redraw(),
                        2));
        finish(folders, 1, Optional.empty(), 0.9);
        finish(folders, 2, Optional.empty(), 0.8);
        finish(folders, 3, Optional.of(1), 0.7);
        finish(folders, 4, Optional.of(1), 0.6);
    }

    private void finish(TrialFolders folders, int number, Optional<Integer> repeats, double accuracy)
            throws IOException {
        Files.createDirectories(probabilities(number).getParent());
        Files.write(probabilities(number), new byte[] {1});
        StoredFile file =
                new StoredFile(folder.relativize(probabilities(number)).toString(), "00", 1);
        store.begin(new Proposal(number, new TreeMap<>(), repeats), number);
        store.finish(
                number,
                TrialResult.complete(
                        1, 1, OutcomeBuilder.reaching(accuracy).file(file).build()));
        folders.finished(number);
    }

    private Path probabilities(int number) {
        return folder.resolve(TrialSpec.folder(number)).resolve("validation-probabilities-0001.idx");
    }

    private List<Integer> withFiles() {
        return store.trials().stream()
                .filter(trial -> trial.best().orElseThrow().hasFiles())
                .map(Trial::number)
                .toList();
    }
}
