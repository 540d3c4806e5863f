package werkbank.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.dataset.ClassNames;
import werkbank.dataset.IdxBytes;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.dataset.RawSource;
import werkbank.dataset.Split;
import werkbank.dataset.listed.PngFiles;
import werkbank.experiment.Provenance.DataFile;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.Shape;
import werkbank.space.DataSpec;
import werkbank.space.DataSpecBuilder;

class StudyDataTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        IdxBytes.writeFolder(folder, "");
    }

    @Test
    void theTrainingFilesAreSplit() {
        StudyData data = StudyData.read(spec(1, 0));
        assertThat(data.images().rows()).isEqualTo(3);
        assertThat(data.trainingRows()).isEqualTo(2);
        int[] labels = {0, 2, 1};
        int[] heldOut = Split.of(3, 1, 0, 7).validation();
        assertThat(data.validationLabels())
                .isEqualTo(Arrays.stream(heldOut).map(row -> labels[row]).toArray());
    }

    @Test
    void theLastImagesCanBeHeldOut() {
        DataSpec last = DataSpecBuilder.in(folder.toString())
                .heldOut(DataSpec.HeldOut.LAST)
                .build();
        StudyData data = StudyData.read(last);
        assertThat(data.validationLabels()).containsExactly(1);
        assertThat(data.training().labels()).containsExactly(0, 2);
    }

    @Test
    void aValidationPartOfItsOwnIsAmongTheFacts() throws IOException {
        Path pictures = folder.resolve("pictures");
        for (String name : List.of("train/a/1", "train/a/2", "train/b/1", "valid/a/1", "valid/b/1")) {
            PngFiles.write(pictures.resolve(name + ".png"), 4, 4, name.hashCode() & 255, 200, 3);
        }
        StudyData own = StudyData.read(
                DataSpecBuilder.in(pictures.toString()).validation(2).build());
        assertThat(own.validationLabels()).containsExactly(0, 1);
        assertThat(own.facts().ownValidation()).isEqualTo(2);
        assertThat(StudyData.read(spec(1, 0)).facts().ownValidation()).isZero();
    }

    @Test
    void aLimitLeavesTheHeldOutImagesAsTheyAre() {
        StudyData limited = StudyData.read(spec(1, 1));
        assertThat(limited.trainingRows()).isEqualTo(1);
        assertThat(limited.validationLabels())
                .isEqualTo(StudyData.read(spec(1, 0)).validationLabels());
    }

    @Test
    void theFilesAreKnownByTheirContent() {
        assertThat(StudyData.read(spec(1, 0)).files())
                .extracting(DataFile::name, DataFile::items)
                .containsExactly(tuple("train-images-idx3-ubyte", 3), tuple("train-labels-idx1-ubyte", 3));
    }

    @Test
    void somethingMustBeLeftToTrainOn() {
        assertThatThrownBy(() -> StudyData.read(spec(3, 0)))
                .isInstanceOf(InputException.class)
                .hasMessage(String.format(
                        Locale.ROOT,
                        "%s has 3 training images; data.validation is 3 and must leave some to train on",
                        folder));
    }

    @Test
    void withFoldsEveryImageIsHeldOutOnce() {
        StudyData data = StudyData.read(folds(3, 0));
        assertThat(data.trainingRows()).isEqualTo(2);
        assertThat(data.validationLabels()).containsExactlyInAnyOrder(0, 2, 1);
        assertThat(data.training().labels()).doesNotContain(data.validationLabels()[0]);
    }

    @Test
    void thereMustBeAnImageForEachFold() {
        assertThatThrownBy(() -> StudyData.read(folds(4, 0)))
                .isInstanceOf(InputException.class)
                .hasMessage(String.format(
                        Locale.ROOT, "%s: 3 training images can't be divided into 4 folds; lower data.folds", folder));
        assertThatThrownBy(() -> StudyData.read(folds(3, 2)))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith(
                        ": 2 training images can't be divided into 3 folds; lower data.folds or raise data.train-limit");
    }

    private DataSpec folds(int folds, int trainLimit) {
        return DataSpecBuilder.in(folder.toString())
                .trainLimit(trainLimit)
                .splitSeed(7)
                .folds(folds)
                .build();
    }

    @Test
    void testFilesAreNotNeededUntilTheyAreOpened() throws IOException {
        Files.delete(folder.resolve("t10k-images-idx3-ubyte"));
        StudyData data = StudyData.read(spec(1, 0));
        assertThatThrownBy(data::openTest).isInstanceOf(InputException.class).hasMessageContaining("t10k-images");
    }

    @Test
    void coloursAreReadAndNormalised() throws IOException {
        Path colours = Files.createDirectory(folder.resolve("colours"));
        byte[][] pixels = {new byte[12], new byte[12], new byte[12]};
        Arrays.fill(pixels[1], (byte) 60);
        Images images = new Images(pixels, new Shape(3, 2, 2));
        LabelledImages labelled = new LabelledImages(images, new int[] {0, 1, 0}, 2);
        RawSource.write(colours.resolve(RawSource.TRAINING), labelled, ClassNames.numbers(2));

        StudyData data = StudyData.read(DataSpecBuilder.in(colours.toString()).build());

        assertThat(data.images().shape()).isEqualTo(new Shape(3, 2, 2));
        assertThat(data.image().normalise()).contains(ImageSpec.Normalise.STANDARD);
        assertThat(data.statistics().orElseThrow().means()).containsExactly(20 / 255f, 20 / 255f, 20 / 255f);
        assertThat(StudyData.read(spec(1, 0)).statistics()).as("IDX files").isEmpty();
    }

    @Test
    void imagesAreFramedAsTheSpaceWants() {
        ImageSpec wanted = ImageSpec.FROM_DATA.with(new Shape(3, 5, 4));

        StudyData data = StudyData.read(
                DataSpecBuilder.in(folder.toString()).image(wanted).build());

        assertThat(data.images().shape()).isEqualTo(new Shape(3, 5, 4));
        assertThat(data.openTest().images().shape()).isEqualTo(new Shape(3, 5, 4));
    }

    @Test
    void picturesBesideGreyArraysAreShownWhole() throws IOException {
        Path others = folder.resolve("others");
        byte[] wide = new byte[24];
        for (int channel = 0; channel < 3; channel++) {
            System.arraycopy(new byte[] {9, 40, 80, 9, 9, 60, 100, 9}, 0, wide, 8 * channel, 8);
        }
        PngFiles.write(others.resolve("2/wide.png"), wide, new Shape(3, 2, 4));

        LabelledImages seen =
                StudyData.read(spec(1, 0)).openTest(ImageFolder.of(others)).images();

        assertThat(seen.labels()).containsExactly(2);
        assertThat(seen.images().row(0)).containsExactly(30, 50, 40, 40);
    }

    private DataSpec spec(int validation, int trainLimit) {
        return DataSpecBuilder.in(folder.toString())
                .trainLimit(trainLimit)
                .validation(validation)
                .splitSeed(7)
                .build();
    }
}
