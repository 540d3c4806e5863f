package werkbank.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.StorageException;
import werkbank.WerkbankException;
import werkbank.experiment.Samples;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Teacher;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.experiment.trial.TrialSpec;
import werkbank.file.DurableFile;
import werkbank.file.StoredFile;
import werkbank.file.StoredZip;
import werkbank.metric.MacroScore;
import werkbank.metric.Score;
import werkbank.recipe.Monitor;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.DataSpecBuilder;
import werkbank.space.yaml.SpaceReader;
import werkbank.train.PrefetcherTest;

class TrialFilesTest {
    private static final Recipe RECIPE = recipe("epochs: 9");

    private static Recipe recipe(String training) {
        String space = "name: s\ntrials: 1\nnetwork: [dense: 2]\ntraining: {" + training + "}\n";
        return new SpaceReader(Path.of("data", "mnist"))
                .read(space, "s.yaml", Path.of(""))
                .recipe(Map.of());
    }

    @TempDir
    Path study;

    /** Of four parameters. */
    private static final NetworkGraph GRAPH = NetworkGraph.of(List.of(), Shape.grey(1, 3), 1);

    private final Map<String, float[]> arrays = Map.of(
            "fold-1-trained", new float[] {1, -0f, Float.MIN_VALUE, Float.MAX_VALUE},
            "fold-1-updater", new float[] {0.1f, Float.NaN, Float.NEGATIVE_INFINITY});

    @BeforeEach
    void folder() throws IOException {
        Files.createDirectories(study.resolve("trials/0001"));
    }

    @AfterEach
    void noThreadIsLeft() throws InterruptedException {
        PrefetcherTest.assertNoThread(TrialFiles.THREAD);
    }

    @Test
    void howFarAStateHasComeCanBeToldWithoutItsArrays() throws IOException {
        assertThat(TrialFiles.epochs(spec(1, study))).isZero();
        try (TrialFiles files = new TrialFiles(spec(1, study))) {
            files.save(state(2), Optional.of(better(2)));
            files.await();
            assertThat(TrialFiles.epochs(spec(1, study))).isEqualTo(2);
        }
        for (String damaged : List.of("", "no zip")) {
            Files.writeString(study.resolve("trials/0001/state.zip"), damaged);
            assertThat(TrialFiles.epochs(spec(1, study))).isZero();
        }
    }

    @Test
    void aStateComesBackWhole() throws IOException {
        try (TrialFiles files = new TrialFiles(spec(1, study))) {
            files.save(state(2), Optional.of(better(2)));
            files.await();
            Path moved = Files.move(study, study.resolveSibling("moved-" + study.getFileName()));
            try (TrialFiles next = new TrialFiles(spec(1, moved))) {
                TrainingState read = next.read(() -> arrays).orElseThrow();
                assertThat(read.course().epochs()).containsExactly(epoch(1), epoch(2));
                assertThat(read.course().best()).isPresent().isEqualTo(files.outcome());
                assertThat(next.outcome()).isEqualTo(files.outcome());
                assertThat(bits(read.arrays())).isEqualTo(bits(arrays));
            } finally {
                Files.move(moved, study);
            }
        }
    }

    @Test
    void aFolderThatIsMovedDoesNotComeBackWithTheNextEpoch() throws IOException {
        try (TrialFiles files = new TrialFiles(spec(1, study))) {
            files.open();
            files.save(state(2), Optional.of(better(2)));
            files.await();
            Path moved = Files.move(study, study.resolveSibling("moved-" + study.getFileName()));
            try {
                files.save(state(3), Optional.of(better(3)));
                assertThatThrownBy(files::await)
                        .isInstanceOf(StorageException.class)
                        .hasMessageMatching(".*0001 is gone: .* put it back, then run the same command again");
                assertThatThrownBy(files::open)
                        .isInstanceOf(StorageException.class)
                        .hasMessageContaining("is gone");
                assertThat(study).doesNotExist();
            } finally {
                Files.move(moved, study);
            }
        }
    }

    @Test
    void aStateOfAVersionThatKeptOneCheckpointIsGoneOnFrom() throws IOException {
        Optional<Outcome> best;
        try (TrialFiles files = new TrialFiles(spec(1, study))) {
            files.save(state(2), Optional.of(better(2)));
            files.await();
            best = files.outcome();
        }
        withoutWordsOfSeveral(study.resolve("trials/0001/state.zip"));
        try (TrialFiles next = new TrialFiles(spec(1, study))) {
            TrainingState read = next.read(() -> arrays).orElseThrow();
            assertThat(read.course().best()).isPresent().isEqualTo(best);
        }
    }

    private static void withoutWordsOfSeveral(Path state) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(state.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        String course = new String(entries.get("course.json"), StandardCharsets.UTF_8);
        String former = course.replace(",\"others\":[]", "").replace("\"keepBest\":1,", "");
        assertThat(former).hasSize(course.length() - 12 - 13);
        entries.put("course.json", former.getBytes(StandardCharsets.UTF_8));
        DurableFile.write(state, out -> {
            StoredZip zip = new StoredZip(out);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.add(entry.getKey(), entry.getValue());
            }
            zip.finish();
        });
    }

    @Test
    void anEpochIsToldWhenItIsOnTheDisk() {
        try (TrialFiles files = new TrialFiles(spec(1, study))) {
            assertThat(files.nextSaved()).isEmpty();
            files.save(state(1), Optional.empty());
            files.save(state(2), Optional.empty());
            assertThat(files.nextSaved()).as("written before the second waits").contains(epoch(1));
            files.await();
            assertThat(files.nextSaved()).contains(epoch(2));
            assertThat(files.nextSaved()).isEmpty();
            assertThat(study.resolve("trials/0001/state.zip")).exists();
            assertThat(files.outcome()).isEmpty();
        }
    }

    @Test
    void theFormerCheckpointIsThereUntilAStateNamesTheNext() throws IOException {
        try (TrialFiles files = new TrialFiles(spec(1, study))) {
            files.save(state(1), Optional.of(better(1)));
            files.await();
            Path state = study.resolve("trials/0001/state.zip");
            byte[] former = Files.readAllBytes(state);
            // In the way of the state, after the checkpoint that it is to name.
            Path moved = Files.move(state, study.resolve("state.zip"));
            Files.createDirectory(state);

            files.save(state(2), Optional.of(better(2)));

            assertThatThrownBy(files::await)
                    .isInstanceOf(WerkbankException.class)
                    .hasMessageContaining("can't write " + state);
            assertThat(files.nextSaved()).contains(epoch(1));
            assertThat(files.nextSaved()).isEmpty();
            Files.delete(state);
            Files.move(moved, state);
            assertThat(state).hasBinaryContent(former);
        }
        try (TrialFiles next = new TrialFiles(spec(1, study))) {
            TrainingState read = next.read(() -> arrays).orElseThrow();
            assertThat(read.course().best().orElseThrow().best().epoch()).isEqualTo(1);
        }
    }

    @Test
    void whatIsNotThisTrialsIsRefused() {
        try (TrialFiles files = new TrialFiles(spec(1, study))) {
            files.save(state(1), Optional.empty());
            files.await();
            assertThatThrownBy(() -> files.read(() -> Map.of("trained", new float[5])))
                    .isInstanceOf(WerkbankException.class)
                    .hasMessage("its arrays are another network's");
        }
        try (TrialFiles other = new TrialFiles(spec(2, study))) {
            assertThatThrownBy(() -> other.read(() -> arrays))
                    .isInstanceOf(WerkbankException.class)
                    .hasMessage("it is another trial's");
        }
    }

    /** The monitor of the checkpoint, which is part of the recipe, is what versions have chosen otherwise. */
    @Test
    void aStateOfTheTrialWithOtherSettingsIsNotCalledAnotherTrials() {
        try (TrialFiles files = new TrialFiles(spec(1, study))) {
            files.save(state(1), Optional.empty());
            files.await();
        }
        Recipe monitored = recipe("epochs: 9, checkpoint: val-loss");
        TrialSpec other = TrialSpec.of(1, 1, monitored, DataSpecBuilder.unread(), study.toString());
        try (TrialFiles files = new TrialFiles(other)) {
            assertThatThrownBy(() -> files.read(() -> arrays))
                    .isInstanceOf(WerkbankException.class)
                    .hasMessage("it was trained with other settings");
        }
    }

    @Test
    void aStateThatUnpacksToMoreThanItHasIsRefused() throws IOException {
        Path state = study.resolve("trials/0001/state.zip");
        Files.createDirectories(state.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(state))) {
            zip.putNextEntry(new ZipEntry("fold-1-trained.f32"));
            zip.write(new byte[100_000]);
        }
        try (TrialFiles files = new TrialFiles(spec(1, study))) {
            assertThatThrownBy(() -> files.read(() -> arrays))
                    .isInstanceOf(WerkbankException.class)
                    .hasMessage("it is damaged (its entries are not those of a state)");
        }
    }

    /** A folder of its name stands for a file that nobody lets this process read. */
    @Test
    void aStateThatCanNotBeReadIsNotCalledDamaged() throws IOException {
        Path state = Files.createDirectories(study.resolve("trials/0001/state.zip"));
        try (TrialFiles files = new TrialFiles(spec(1, study))) {
            assertThatThrownBy(() -> files.read(() -> arrays))
                    .isInstanceOf(StorageException.class)
                    .hasMessageStartingWith("can't read " + state + ": ")
                    .hasMessageEndingWith("; make it readable, or delete it and the trial starts over");
        }
        assertThatThrownBy(() -> TrialFiles.epochs(spec(1, study)))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith("can't read " + state + ": ");
    }

    @Test
    void aStateOfAnotherTeacherIsRefused() {
        TrialSpec taught = spec(1, study).with(teacher("ab"));
        try (TrialFiles files = new TrialFiles(taught)) {
            files.open();
            files.save(TrainingState.of(taught, List.of(epoch(1)), Samples.computation(), arrays), Optional.empty());
            files.await();
            assertThat(study.resolve("distilled/state.zip")).exists();
            assertThat(files.read(() -> arrays)).isPresent();
        }
        try (TrialFiles other = new TrialFiles(spec(1, study).with(teacher("cd")))) {
            assertThatThrownBy(() -> other.read(() -> arrays)).hasMessage("it is another trial's");
        }
        try (TrialFiles none = new TrialFiles(spec(1, study))) {
            assertThat(none.read(() -> arrays)).isEmpty();
        }
    }

    private static Teacher teacher(String sha256) {
        return new Teacher(List.of(new Teacher.Member(1, List.of(new StoredFile("a.zip", sha256, 1)))), 1);
    }

    private TrainingState state(int epochs) {
        List<EpochMetrics> all =
                IntStream.rangeClosed(1, epochs).mapToObj(TrialFilesTest::epoch).toList();
        return TrainingState.of(spec(1, study), all, Samples.computation(), arrays);
    }

    private static EpochMetrics epoch(int number) {
        return new EpochMetrics(
                number, Double.NaN, 1.0 / 3, Double.POSITIVE_INFINITY, 0.1, 0.1, Math.nextUp(1e-3), 0.5);
    }

    private static BestModel.Better better(int epoch) {
        Score score = new Score(1, 0, 1, 0.7);
        HeldOutPredictions answer = new HeldOutPredictions(
                new float[][] {{0.5f, 0.5f}},
                score,
                new MacroScore(1, 1, 1),
                List.of(score),
                List.of(List.of(1, 0), List.of(0, 0)),
                1e-4);
        var saved = new TrialEvent.Saved(epoch, Monitor.VAL_LOSS, Optional.empty(), 0.7, Weights.TRAINED);
        return new BestModel.Better(epoch, Weights.TRAINED, GRAPH, List.of("{}"), answer, 0, saved);
    }

    private static Map<String, List<Integer>> bits(Map<String, float[]> arrays) {
        return arrays.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> bits(entry.getValue())));
    }

    private static List<Integer> bits(float[] values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> Float.floatToRawIntBits(values[i]))
                .toList();
    }

    /** In one folder whichever the seed. */
    private static TrialSpec spec(long seed, Path study) {
        return TrialSpec.of(1, seed, RECIPE, DataSpecBuilder.unread(), study.toString());
    }
}
