package werkbank.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.dataset.listed.PngFiles;
import werkbank.experiment.Provenance;
import werkbank.experiment.Samples;
import werkbank.experiment.StudyRecord;
import werkbank.recipe.Portion;
import werkbank.space.DataSpecBuilder;
import werkbank.study.StudyData;

class UnseenTestTest {
    @TempDir
    private Path folder;

    private Path pictures(String name) throws IOException {
        Path into = folder.resolve(name);
        for (int i = 0; i < 10; i++) {
            PngFiles.write(into.resolve("cat").resolve(i + ".png"), 4, 4, i, 0, 0);
            PngFiles.write(into.resolve("dog").resolve(i + ".png"), 4, 4, 0, 20 * i, 0);
        }
        return into;
    }

    private static StudyData data(Path pictures, double test) {
        return StudyData.read(DataSpecBuilder.in(pictures.toString())
                .validation(2)
                .test(new Portion(test, 0))
                .build());
    }

    private static StudyRecord study(StudyData data) {
        Provenance provenance = Samples.provenance(data.files()).with(data.facts());
        return new StudyRecord("small", "", "small.yaml", 1, data.spec(), Samples.NOON, provenance);
    }

    @Test
    void aNetworkThatLearnedFromMoreOfTheFolderHasSeenSomeOfTheTest() throws IOException {
        Path pictures = pictures("all");
        StudyRecord other = study(data(pictures, 0.1));

        assertThatThrownBy(() -> new UnseenTest(data(pictures, 0.2)).requireUnseenBy(other, "s.yaml"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("s.yaml: start-from names study 'small', which had 18 images of " + pictures
                        + " to learn from and validate on; 16 of them are left here");
    }

    @Test
    void theSameShareIsTheSameTest() throws IOException {
        Path pictures = pictures("all");

        assertThat(data(pictures, 0.1).drawsTest()).isTrue();
        assertThatCode(() -> new UnseenTest(data(pictures, 0.1)).requireUnseenBy(study(data(pictures, 0.1)), "s.yaml"))
                .doesNotThrowAnyException();
    }

    @Test
    void imagesOfAnotherFolderAreOthers() throws IOException {
        StudyRecord other = study(data(pictures("others"), 0.1));

        assertThatCode(() -> new UnseenTest(data(pictures("all"), 0.2)).requireUnseenBy(other, "s.yaml"))
                .doesNotThrowAnyException();
    }

    @Test
    void aTestOfItsOwnIsNotDrawn() throws IOException {
        Path pictures = pictures("all");
        StudyRecord other = study(data(pictures, 0.1));
        for (String name : List.of("cat", "dog")) {
            Files.createDirectories(pictures.resolve("train"));
            Files.move(pictures.resolve(name), pictures.resolve("train").resolve(name));
            PngFiles.write(pictures.resolve("test").resolve(name).resolve("1.png"), 4, 4, 9, 9, 9);
        }
        Files.delete(pictures.resolve("train/cat/1.png"));
        Files.delete(pictures.resolve("train/dog/1.png"));
        Files.delete(pictures.resolve("train/dog/2.png"));
        StudyData own = data(pictures, 0);

        assertThat(own.drawsTest()).isFalse();
        assertThatCode(() -> new UnseenTest(own).requireUnseenBy(other, "s.yaml"))
                .doesNotThrowAnyException();
    }
}
