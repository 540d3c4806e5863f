package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import werkbank.dataset.ClassNames;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.LabelledImages;
import werkbank.dataset.RawSource;
import werkbank.picture.PictureFile;
import werkbank.picture.PlanarImage;
import werkbank.recipe.Shape;

/** A study on images in a format of the tests, whose classes have names: they go wherever its figures go. */
@Timeout(300)
class ImageSourceIT {
    private static final List<String> NAMES =
            List.of("nought", "one </script>", "two & \"2\"", "three", "four", "five", "six", "seven", "eight", "nine");

    private static final String SPACE =
            """
            name: raw
            trials: 1
            data: {folder: data, validation: 100}
            network: [{conv: {filters: 4, stride: 2}}, {dense: 10}]
            training: {epochs: 1, batch-size: 50}
            """;

    @TempDir
    static Path folder;

    private static LabelledImages test;
    private static Answer answer;

    @BeforeAll
    static void run() throws IOException {
        ImageFolder mnist = ImageFolder.of(Path.of("data", "mnist"));
        Path data = Files.createDirectory(folder.resolve("data"));
        ClassNames names = new ClassNames(NAMES);
        test = first(mnist.readTest(ClassNames.numbers(10), Shape.grey(28, 28)).images(), 60);
        RawSource.write(
                data.resolve(RawSource.TRAINING), first(mnist.readTraining().images(), 400), names);
        RawSource.write(data.resolve(RawSource.TEST), test, names);
        answer =
                call("run", Files.writeString(folder.resolve("raw.yaml"), SPACE).toString());
        assertThat(answer.code()).as(answer.err()).isZero();
    }

    private static LabelledImages first(LabelledImages images, int count) {
        return images.subset(IntStream.range(0, count).toArray());
    }

    private static Answer call(String... words) {
        return Answer.in(folder, words);
    }

    private static String[] named(JsonNode names) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> names.get(i).asText())
                .toArray(String[]::new);
    }

    @Test
    void theEvaluationHasThem() {
        assertThat(answer.out()).containsPattern("Worst pairs: [a-z]+.* taken for [a-z]+");
        JsonNode judged = call("evaluate", "raw", "--json").json();
        assertThat(named(judged.get("classNames"))).containsExactly(NAMES.toArray(String[]::new));
        assertThat(judged.get("testImages").asInt()).isEqualTo(60);
        assertThat(call("evaluate", "raw").out()).contains("0 nought", "2 two & \"2\"");
    }

    @Test
    void thePredictionHasThemWithAndWithoutTheStudy() {
        Path image = folder.resolve("image.png");
        PictureFile.writePng(image, new PlanarImage(test.images().row(0), 1, 28, 28));
        JsonNode said =
                call("predict", "raw", image.toString(), "--json").json().get(0);
        assertThat(said.get("className").asText())
                .isEqualTo(NAMES.get(said.get("predicted").asInt()));

        Path zip = folder.resolve("raw.zip");
        assertThat(call("export", "raw", "--output", zip.toString()).code()).isZero();
        assertThat(call("predict", zip.toString(), image.toString()).out())
                .contains(said.get("className").asText());
        JsonNode judged = call(
                        "evaluate",
                        zip.toString(),
                        "--data",
                        folder.resolve("data").toString(),
                        "--json")
                .json();
        assertThat(named(judged.get("classNames"))).containsExactly(NAMES.toArray(String[]::new));
    }

    @Test
    void theReportHasThemEscaped() throws IOException {
        String page = Files.readString(folder.resolve("reports/raw.html"));
        assertThat(page)
                .contains("\"classes\":[\"nought\",\"one \\u003c/script\\u003e\",\"two \\u0026 \\\"2\\\"\",\"three\"")
                .doesNotContain("one </script>");
    }

    @Test
    void theCheckNamesThem() {
        Answer checked = Answer.of("check", folder.resolve("raw.yaml").toString());
        assertThat(checked.out()).contains("Classes   nought, one </script>, two & \"2\", three");
    }
}
