package werkbank.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.InputException;
import werkbank.dataset.IdxBytes;
import werkbank.dataset.listed.PngFiles;
import werkbank.experiment.InMemoryStudyArchive;
import werkbank.experiment.Provenance;
import werkbank.experiment.ProvenanceBuilder;
import werkbank.experiment.Samples;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TrialStore;
import werkbank.recipe.Precision;
import werkbank.space.SearchSpace;
import werkbank.space.yaml.SpaceReader;

/** A study goes on only with what it was begun with. */
class StudyOpenerTest {
    private static final String SPACE =
            """
            name: s
            trials: 6
            seed: 3
            data: {validation: 1}
            network:
              - dense: {int: [2, 8]}
            training: {epochs: 3}
            """;

    @TempDir
    Path data;

    private final InMemoryStudyArchive archive = new InMemoryStudyArchive(Path.of("results"));
    private final StudyOpener opener = new StudyOpener(archive, Clock.fixed(Samples.NOON, ZoneOffset.UTC));

    @BeforeEach
    void writeImages() throws IOException {
        IdxBytes.writeFolder(data, "");
    }

    @Test
    void aNewStudyIsRecordedWithWhatItIsBegunWith() {
        StudyRecord study = open("s", SPACE, OptionalLong.empty()).study();

        assertThat(study.name()).isEqualTo("s");
        assertThat(study.space()).isEqualTo(SPACE);
        assertThat(study.spaceFile()).isEqualTo("s.yaml");
        assertThat(study.seed()).isEqualTo(3);
        assertThat(study.data().folder()).isEqualTo(data.toString());
        assertThat(study.created()).isEqualTo(Samples.NOON);
        assertThat(study.provenance().data()).hasSize(2);
    }

    @Test
    void aSpaceForAnotherNumberOfClassesIsRefused() {
        String listed = SPACE.replace("{epochs: 3}", "{epochs: 3, class-weights: [2]}");

        assertThatThrownBy(() -> open("s", listed, OptionalLong.empty()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("s.yaml:7:38: class-weights is a list of 1, but the images have ");
        assertThat(archive.studies()).isEmpty();
    }

    @Test
    void theSeedThatIsAskedForCounts() {
        assertThat(open("s", SPACE, OptionalLong.of(9)).study().seed()).isEqualTo(9);
    }

    @Test
    void aStudyGoesOnUnderItsOwnNameAndSeed() {
        open("other", SPACE, OptionalLong.of(9)).close();

        assertThat(open("other", SPACE, OptionalLong.empty()).study().seed()).isEqualTo(9);
        assertThat(archive.studies()).containsExactly("other");
    }

    @Test
    void aStudyThatKeepsItsSeedSaysSo() {
        StudyRecord study = open("s", SPACE, OptionalLong.empty()).study();
        SearchSpace same = new SpaceReader(data).read(SPACE, "s.yaml", Path.of(""));
        SearchSpace other = new SpaceReader(data).read(changed("seed: 3", "seed: 4"), "s.yaml", Path.of(""));

        assertThat(StudyOpener.keptSeed(study, same, OptionalLong.empty())).isEmpty();
        assertThat(StudyOpener.keptSeed(study, other, OptionalLong.empty()))
                .hasValue("the study keeps its seed 3; for the seed 4 of s.yaml use --study NAME for a new one");
        assertThat(StudyOpener.keptSeed(study, other, OptionalLong.of(3)))
                .as("the user has said it")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: s       | name: another",
                "trials: 6     | trials: 60",
                "trials: 6     | trials: 6\\ntimeout: 30m",
                "trials: 6     | trials: 6\\nensemble: {top-k: 2}",
                "trials: 6     | trials: 6 # six",
                "seed: 3       | seed: 4",
            })
    void limitsEnsembleAndWordsMayChange(String from, String to) {
        open("s", SPACE, OptionalLong.empty()).close();

        StudyRecord study = open("s", changed(from, to), OptionalLong.empty()).study();
        assertThat(study.seed()).isEqualTo(3);
        assertThat(study.space()).isEqualTo(changed(from, to)).isNotEqualTo(SPACE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'[2, 8]'       | '[2, 9]'",
                "'- dense'      | '- dropout: 0.5\\n  - dense'",
                "epochs: 3      | epochs: 4",
                "training:      | 'augmentation: {zoom: 0.1}\\ntraining:'",
                "validation: 1  | validation: 2",
                "validation: 1  | 'validation: 1, split-seed: 5'",
            })
    void anotherSpaceIsRefused(String from, String to) {
        open("s", SPACE, OptionalLong.empty()).close();

        assertThatThrownBy(() -> open("s", changed(from, to), OptionalLong.empty()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("s.yaml: study 's' was begun with other parameters")
                .hasMessageContaining("--study NAME");
    }

    @Test
    void anotherSeedIsRefused() {
        open("s", SPACE, OptionalLong.empty()).close();

        assertThatThrownBy(() -> open("s", SPACE, OptionalLong.of(4)))
                .isInstanceOf(InputException.class)
                .hasMessage("--seed 4: study 's' was begun with seed 3; use --study NAME for a new one");
    }

    @Test
    void theSameSeedIsNot() {
        open("s", SPACE, OptionalLong.empty()).close();

        assertThat(open("s", SPACE, OptionalLong.of(3)).study().seed()).isEqualTo(3);
    }

    @Test
    void otherImagesAreRefused() throws IOException {
        open("s", SPACE, OptionalLong.empty()).close();
        Files.write(data.resolve("train-labels-idx1-ubyte"), IdxBytes.labels(2, 1, 0));

        assertThatThrownBy(() -> open("s", SPACE, OptionalLong.empty()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(data.toString())
                .hasMessageContaining("are not those that study 's' was begun with"
                        + " (train-labels-idx1-ubyte: changed); put those back");
    }

    @Test
    void aRefusedStudyIsGivenUpAgain() {
        open("s", SPACE, OptionalLong.empty()).close();
        assertThatThrownBy(() -> open("s", SPACE, OptionalLong.of(4))).isInstanceOf(InputException.class);

        assertThat(open("s", SPACE, OptionalLong.empty()).trials()).isEmpty();
    }

    @Test
    void namesOfClassesAreRecordedAndGoOnAsTheyStandBesideTheImages() throws IOException {
        try (TrialStore store = open("s", SPACE, OptionalLong.empty())) {
            assertThat(store.study().named()).isEmpty();
        }
        Files.writeString(data.resolve("classes.txt"), "cat\ndog\nhorse\n");
        try (TrialStore store = open("s", SPACE, OptionalLong.empty())) {
            assertThat(store.study().classes(3).names()).containsExactly("cat", "dog", "horse");
        }
        try (TrialStore store = open("other", SPACE, OptionalLong.empty())) {
            assertThat(store.study().classes(3).names()).containsExactly("cat", "dog", "horse");
        }
    }

    @Test
    void anotherOrderOfTheClassesOfPicturesIsRefused() throws IOException {
        writePictures();
        open("s", SPACE, OptionalLong.empty()).close();
        open("s", SPACE, OptionalLong.empty()).close();
        Files.writeString(data.resolve("classes.txt"), "dog\ncat\n");

        assertThatThrownBy(() -> open("s", SPACE, OptionalLong.empty()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(
                        data + ": class 0 is 'dog' but was 'cat' when study 's' was begun; put the file")
                .hasMessageEndingWith("begin a new study with --study NAME");
        try (TrialStore store = archive.open("s")) {
            assertThat(store.study().classes(2).names()).containsExactly("cat", "dog");
        }
    }

    @Test
    void aClassMoreIsRefused() throws IOException {
        writePictures();
        open("s", SPACE, OptionalLong.empty()).close();
        Files.writeString(data.resolve("classes.txt"), "cat\ndog\nhorse\n");

        assertThatThrownBy(() -> open("s", SPACE, OptionalLong.empty()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(data + ": there are names of 3 classes but study 's' was begun with 2; put ");
    }

    @Test
    void aClassMoreIsRefusedWhereTheyHadNoNames() throws IOException {
        Path batch = data.resolve("data_batch_1.bin");
        clear();
        Files.write(batch, records(0, 1, 1, 0));
        open("s", SPACE, OptionalLong.empty()).close();
        Files.writeString(data.resolve("batches.meta.txt"), "cat\ndog\nhorse\n");

        assertThatThrownBy(() -> open("s", SPACE, OptionalLong.empty()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(data + ": there are names of 3 classes but study 's' was begun with 2; put ");
        Files.writeString(data.resolve("batches.meta.txt"), "cat\ndog\n");
        try (TrialStore store = open("s", SPACE, OptionalLong.empty())) {
            assertThat(store.study().classes(2).names()).containsExactly("cat", "dog");
        }
    }

    /** Images of CIFAR-10's form, black all over. */
    private static byte[] records(int... labels) {
        byte[] records = new byte[labels.length * 3073];
        for (int i = 0; i < labels.length; i++) {
            records[i * 3073] = (byte) labels[i];
        }
        return records;
    }

    private void writePictures() throws IOException {
        clear();
        for (String name : List.of("cat/1", "cat/2", "dog/1", "dog/2")) {
            PngFiles.write(data.resolve(name + ".png"), 4, 4, name.hashCode() & 255, 200, 3);
        }
    }

    private void clear() throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static String changed(String from, String to) {
        assertThat(SPACE).contains(from);
        return SPACE.replace(from, to.replace("\\n", "\n"));
    }

    @Test
    void aStudyKeepsThePrecisionThatItWasBegunWith() {
        open("s", SPACE, Precision.BF16).close();

        try (TrialStore store = open("s", SPACE, OptionalLong.empty())) {
            assertThat(store.study().precision()).contains(Precision.BF16);
        }
        try (TrialStore store = open("s", SPACE, Precision.BF16)) {
            assertThat(store.study().precision()).contains(Precision.BF16);
        }
        assertThatThrownBy(() -> open("s", SPACE, Precision.F32))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "--precision f32: study 's' was begun with --precision bf16; use --study NAME for a new one");
    }

    @Test
    void aStudyWhoseSpaceDecidesGetsNoPrecisionLater() {
        try (TrialStore store = open("s", SPACE, OptionalLong.empty())) {
            assertThat(store.study().precision()).isEmpty();
        }

        assertThatThrownBy(() -> open("s", SPACE, Precision.F32))
                .isInstanceOf(InputException.class)
                .hasMessage("--precision f32: study 's' was begun without --precision; use --study NAME for a new one");
    }

    private TrialStore open(String name, String yaml, OptionalLong seed) {
        return open(name, yaml, seed, Optional.empty());
    }

    private TrialStore open(String name, String yaml, Precision precision) {
        return open(name, yaml, OptionalLong.empty(), Optional.of(precision));
    }

    private TrialStore open(String name, String yaml, OptionalLong seed, Optional<Precision> precision) {
        SearchSpace space = read(yaml);
        StudyData images = StudyData.read(space.data());
        return opener.openOrCreate(
                name,
                space,
                seed,
                precision,
                images,
                record -> read(record.space()).hasSameTrialsAs(space),
                () -> provenance(images));
    }

    private SearchSpace read(String yaml) {
        return new SpaceReader(data).read(yaml, "s.yaml", Path.of(""));
    }

    private static Provenance provenance(StudyData images) {
        return ProvenanceBuilder.of(images.files()).images(images.facts()).build();
    }
}
