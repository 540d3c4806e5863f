package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.classifier.Classifier;
import werkbank.classifier.ClassifierExample;
import werkbank.dataset.ClassNames;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.dataset.Marked;
import werkbank.dataset.SmallMnist;
import werkbank.engine.Engines;
import werkbank.ensemble.Ensemble;
import werkbank.ensemble.Prediction;
import werkbank.experiment.TrialStore;
import werkbank.picture.Framing;
import werkbank.picture.PictureFile;
import werkbank.picture.PlanarImage;
import werkbank.predict.NetworkPredictor;
import werkbank.recipe.Shape;
import werkbank.store.H2StudyArchive;

/** Images of digits, an ensemble that learned from a few thousand of MNIST's, and what leaves the study. */
@Timeout(600)
class PredictIT {
    private static final String SPACE =
            """
            name: digits
            trials: 2
            seed: 5
            data: {train-limit: 3000, validation: 1000}
            ensemble: {top-k: 2, method: average}
            parameters:
              filters: {int: [8, 12], step: 4}
            network:
              - conv: {filters: $filters, kernel: 5}
              - max-pool: 2
              - conv: {filters: 16, kernel: 3}
              - max-pool: 2
              - dense: 32
            training: {epochs: 3, batch-size: 32, learning-rate: 0.003}
            """;

    @TempDir
    static Path folder;

    private static LabelledImages test;

    @TempDir
    Path own;

    @BeforeAll
    static void runOnce() throws IOException {
        test = ImageFolder.of(Path.of("data", "mnist"))
                .readTest(ClassNames.numbers(10), Shape.grey(28, 28))
                .images();
        Path space = Files.writeString(folder.resolve("digits.yaml"), SPACE);
        Answer answer = Answer.of(
                "run",
                space.toString(),
                "--results",
                results(),
                "--reports",
                folder.resolve("reports").toString());
        assertThat(answer.code()).as(answer.err()).isZero();
    }

    @Test
    void digitsAsFilesAreAnsweredAsInTheEvaluation() throws IOException {
        List<String> files = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            Path file = own.resolve(String.format(Locale.ROOT, "digit-%02d.png", i));
            PictureFile.writePng(file, new PlanarImage(test.images().row(i), 1, 28, 28));
            files.add(file.toString());
        }

        JsonNode answers = predict(files, "--framing", "scale", "--json", "--threshold", "0.9")
                .json();

        List<Prediction> expected = predictions(test.images().range(0, 48));
        assertThat(answers).hasSize(48);
        for (int i = 0; i < 48; i++) {
            JsonNode answer = answers.get(i);
            Prediction prediction = expected.get(i);
            assertThat(answer.get("file").asText()).isEqualTo(files.get(i));
            assertThat(answer.get("predicted").asInt()).isEqualTo(prediction.predicted());
            assertThat(answer.get("probability").floatValue()).isEqualTo(prediction.probability());
            assertThat(answer.get("sure").asBoolean()).isEqualTo(prediction.probability() >= 0.9);
            for (int c = 0; c < 10; c++) {
                assertThat(answer.get("probabilities").get(c).floatValue())
                        .isEqualTo(prediction.probabilities()[c]);
            }
            assertThat(answer.get("votes")).hasSize(2).allSatisfy(vote -> assertThat(vote.fieldNames())
                    .toIterable()
                    .containsExactly("trial", "predicted", "probability"));
        }
        assertThat(errors(predictions(test.images()), test.rows()))
                .isEqualTo(evaluation().at("/ensemble/errors").asInt());
    }

    @Test
    void digitsDrawnLargeDarkAndAnywhereAreNearlyAsSure() throws IOException {
        int count = 300;
        List<String> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path file = own.resolve(String.format(Locale.ROOT, "drawn-%03d.png", i));
            PictureFile.writePng(file, drawn(test.images().row(i), 5, i % 150, i * 7 % 130));
            files.add(file.toString());
        }

        JsonNode answers = predict(files, "--json").json();

        int errors = (int) IntStream.range(0, count)
                .filter(i -> answers.get(i).get("predicted").asInt() != test.labels()[i])
                .count();
        int before = errors(predictions(test.images().range(0, count)), count);
        assertThat(before).isLessThan(30);
        assertThat(errors).isBetween(before - 6, before + 6);
    }

    @Test
    void peopleGetATableAndEveryBadFileALine() throws IOException {
        Path seven = own.resolve("seven.jpg");
        writeJpeg(seven, drawn(test.images().row(0), 8, 30, 60));
        Path empty = own.resolve("empty.png");
        PictureFile.writePng(empty, new PlanarImage(new byte[900], 1, 30, 30));
        Path text = Files.writeString(own.resolve("text.png"), "seven");
        Path seen = own.resolve("seen");

        Answer answer = predict(
                List.of(
                        own.resolve("none.png").toString(),
                        seven.toString(),
                        empty.toString(),
                        text.toString(),
                        seven.toString()),
                "--top",
                "3",
                "--save",
                seen.toString());

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.lines()).hasSize(3);
        assertThat(answer.lines().get(0)).containsPattern("file +class +probability +then +votes");
        assertThat(answer.lines().get(1))
                .containsPattern("seven.jpg +7 +\\d+\\.\\d\\d % +\\d \\d+\\.\\d\\d %, \\d \\d+\\.\\d\\d % +7 7");
        assertThat(answer.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("none.png: there is no such file"),
                        line -> assertThat(line).contains("empty.png: there is no ink on the image"),
                        line -> assertThat(line)
                                .contains("text.png: expected an image (PNG, JPEG, BMP, GIF, WebP or TIFF)"));
        assertThat(seen.toFile().list()).containsExactlyInAnyOrder("seven.jpg.seen.png", "seven.jpg.2.seen.png");
        assertThat(predict(List.of(seen.resolve("seven.jpg.seen.png").toString()))
                        .lines()
                        .get(1))
                .containsPattern("seen.png +7 ");
    }

    @Test
    void aPhotoThatLiesOnItsSideIsTurnedAndThatIsSaid() throws IOException {
        Path upright = own.resolve("upright.jpg");
        PlanarImage seven = drawn(test.images().row(0), 8, 30, 60);
        writeJpeg(upright, seven);
        Path lying = own.resolve("lying.jpg");
        writeJpeg(lying, onItsSide(seven));
        Files.write(lying, Marked.jpeg(Files.readAllBytes(lying), Marked.orientation(6)));

        Answer answer = predict(List.of(upright.toString(), lying.toString()), "--json");

        assertThat(answer.json()).allSatisfy(line -> {
            assertThat(line.get("predicted").asInt()).isEqualTo(7);
            assertThat(line.get("probability").floatValue())
                    .isCloseTo(answer.json().get(0).get("probability").floatValue(), within(0.02f));
        });
        assertThat(answer.err()).contains(lying + ": turned upright, as its EXIF orientation (6) says");
        assertThat(answer.err()).doesNotContain(upright.toString());
        assertThat(predict(List.of(lying.toString()), "--quiet").err()).doesNotContain("turned");

        Path odd = Files.copy(lying, own.resolve("\u001b[31m\nlying.jpg"));
        assertThat(predict(List.of(odd.toString())).err().lines())
                .containsExactly(own.resolve("\\u001b[31m\\u000alying.jpg")
                        + ": turned upright, as its EXIF orientation (6) says");
    }

    /** As a camera stores it that was turned clockwise: the picture's left is on top. */
    private static PlanarImage onItsSide(PlanarImage image) {
        byte[] pixels = new byte[image.height() * image.width()];
        for (int i = 0; i < pixels.length; i++) {
            int row = i / image.height();
            int column = i % image.height();
            pixels[i] = image.values()[column * image.width() + image.width() - 1 - row];
        }
        return new PlanarImage(pixels, 1, image.width(), image.height());
    }

    @Test
    void withoutAnyGoodFileThereIsNoTable() {
        Answer answer = predict(List.of(own.resolve("none.png").toString()));
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).hasLineCount(1);
        assertThat(predict(List.of(own.resolve("none.png").toString()), "--json")
                        .out())
                .isEqualTo("[]\n");
    }

    @Test
    void belowTheThresholdItIsNotSure() throws IOException {
        Path file = own.resolve("digit.png");
        PictureFile.writePng(file, new PlanarImage(test.images().row(0), 1, 28, 28));

        assertThat(predict(List.of(file.toString()), "--threshold", "0").out()).doesNotContain("not sure");
        assertThat(predict(List.of(file.toString()), "--threshold", "1").out()).contains("not sure");
        for (String wrong : List.of("-0.1", "1.1", "NaN")) {
            Answer answer = predict(List.of(file.toString()), "--threshold", wrong);
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.err()).contains("--threshold").hasLineCount(1);
        }
    }

    @Test
    void neitherTheStudyNorTheTestSetIsOpened() throws IOException {
        Path file = own.resolve("digit.png");
        PictureFile.writePng(file, new PlanarImage(test.images().row(0), 1, 28, 28));
        int openings = openings();
        try (TrialStore held = new H2StudyArchive(Path.of(results())).open("digits")) {
            assertThat(held.trials()).hasSize(2);
            assertThat(predict(List.of(file.toString())).code()).isZero();
        }
        assertThat(openings()).isEqualTo(openings);
    }

    @Test
    void whatIsNeitherStudyNorEnsembleIsNamed() {
        for (String[] call :
                List.of(new String[] {"predict", "nothing", "x.png"}, new String[] {"export", "nothing"}, new String[] {
                    "evaluate", "nothing"
                })) {
            Answer answer = call(call);
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.err())
                    .contains("there is no study 'nothing'", "digits")
                    .hasLineCount(1);
        }
        Answer answer = call("predict", "nothing.zip", "x.png");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).isEqualTo("werkbank: nothing.zip: there is no such file\n");
    }

    @Test
    void anExportedEnsembleSaysTheSameElsewhere() throws IOException, InterruptedException {
        Path zip = own.resolve("digits.zip");
        assertThat(call("export", "digits", "--output", zip.toString()).out()).isEqualTo(zip + "\n");
        Path file = own.resolve("digit.png");
        PictureFile.writePng(file, drawn(test.images().row(3), 4, 20, 50));
        String nowhere = own.resolve("nowhere").toString();

        Answer alone = WerkbankProcess.call("predict", zip.toString(), file.toString(), "--json", "--results", nowhere);
        Answer evaluated = Answer.of("evaluate", zip.toString(), "--json", "--results", nowhere);
        Answer atHome = predict(List.of(file.toString()), "--json");

        assertThat(alone.code()).as(alone.err()).isZero();
        assertThat(alone.out()).isEqualTo(atHome.out());
        assertThat(Path.of(nowhere)).doesNotExist();
        assertSameFigures(evaluated.json(), evaluation());
    }

    @Test
    void anEnsembleWithoutItsStudyGoesByTheStudysName() throws IOException {
        Path left = own.resolve("left");
        copy(folder.resolve("results/digits/ensemble"), left.resolve("digits/ensemble"));
        Path file = own.resolve("digit.png");
        PictureFile.writePng(file, drawn(test.images().row(3), 4, 20, 50));

        Answer evaluated = Answer.of("evaluate", "digits", "--json", "--results", left.toString());
        Answer predicted = Answer.of("predict", "digits", file.toString(), "--json", "--results", left.toString());
        Path zip = own.resolve("left.zip");
        Answer.of("export", "digits", "--output", zip.toString(), "--results", left.toString());

        assertThat(evaluated.code()).as(evaluated.err()).isZero();
        assertSameFigures(evaluated.json(), evaluation());
        assertThat(predicted.out())
                .isEqualTo(predict(List.of(file.toString()), "--json").out());
        assertThat(Answer.of("predict", zip.toString(), file.toString(), "--json")
                        .out())
                .isEqualTo(predicted.out());
        assertThat(left.resolve("digits").toFile().list()).containsExactly("ensemble");
        Answer trials = Answer.of("trials", "digits", "--results", left.toString());
        assertThat(trials.code()).isEqualTo(2);
        assertThat(trials.err())
                .isEqualTo(
                        "werkbank: " + left.resolve("digits") + " has an ensemble but not the study that it came from,"
                                + " so there are no trials; predict, evaluate and export take it\n");
    }

    @Test
    void otherTestImagesAreJudgedAndTheStudysEvaluationStays() throws IOException {
        Path others = Files.createDirectory(own.resolve("others"));
        SmallMnist.write(others, 10, 500);
        int openings = openings();
        evaluation();

        JsonNode judged = call("evaluate", "digits", "--data", others.toString(), "--json")
                .json();

        assertThat(judged.get("testImages").asInt()).isEqualTo(500);
        int errors = errors(predictions(test.images().range(0, 500)), 500);
        assertThat(judged.at("/ensemble/errors").asInt()).isEqualTo(errors);
        try (TrialStore store = new H2StudyArchive(Path.of(results())).open("digits")) {
            assertThat(store.evaluation().orElseThrow().testImages()).isEqualTo(10_000);
            assertThat(store.testOpenings()).hasSize(openings + 2);
            assertThat(store.testOpenings().get(openings + 1).purpose()).isEqualTo("evaluate on others");
        }
        Path zip = own.resolve("digits.zip");
        call("export", "digits", "--output", zip.toString());
        assertThat(call("evaluate", zip.toString(), "--data", others.toString(), "--json")
                        .json()
                        .at("/ensemble/errors")
                        .asInt())
                .isEqualTo(errors);
    }

    @Test
    void theExampleInTheDocumentationRuns() throws IOException {
        Path zip = own.resolve("digits.zip");
        call("export", "digits", "--output", zip.toString());
        Path file = own.resolve("digit.png");
        PictureFile.writePng(file, new PlanarImage(test.images().row(0), 1, 28, 28));

        float probability = (float) predict(List.of(file.toString()), "--json")
                .json()
                .at("/0/probability")
                .asDouble();

        assertThat(ClassifierExample.answer(zip, file))
                .isEqualTo(String.format(Locale.ROOT, "7 with %.1f %%", 100 * probability));
        String example =
                Files.readString(Path.of("src/classifier/test/java/werkbank/classifier/ClassifierExample.java"));
        assertThat(Path.of("docs/predict.md")).content().contains("```java\n" + example + "```\n");
    }

    @Test
    void aProgramAsksAgainAndAgain() {
        Images digits = test.images().range(0, 20);
        List<BufferedImage> pictures =
                digits.stream().map(digit -> picture(drawn(digit, 6, 90, 50))).toList();
        List<Prediction> together;
        List<Prediction> alone;
        List<Prediction> scaled;
        try (Classifier classifier = Classifier.open(folder.resolve("results/digits/ensemble"))) {
            together = classifier.classify(pictures);
            alone = pictures.stream().map(classifier::classify).toList();
            scaled = classifier
                    .with(Framing.SCALE)
                    .classify(digits.stream()
                            .map(digit -> picture(new PlanarImage(digit, 1, 28, 28)))
                            .toList());
            assertThat(classifier.manifest().ensemble().members()).hasSize(2);
            assertThat(classifier.classify(List.of())).isEmpty();
            assertThatThrownBy(() -> classifier.classify(picture(new PlanarImage(new byte[9], 1, 3, 3))))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("no ink");
        }
        for (int i = 0; i < 20; i++) {
            assertThat(alone.get(i).predicted()).isEqualTo(together.get(i).predicted());
            assertThat(alone.get(i).probability()).isCloseTo(together.get(i).probability(), within(1e-5f));
        }
        assertThat(scaled).usingRecursiveComparison().isEqualTo(predictions(digits));
    }

    private static void assertSameFigures(JsonNode evaluated, JsonNode study) {
        for (String figures : List.of(
                "/study",
                "/testImages",
                "/ensemble/accuracy",
                "/ensemble/errors",
                "/ensemble/logLoss",
                "/ensemble/brier",
                "/calibration",
                "/rejection",
                "/agreement",
                "/growth",
                "/confusion",
                "/macro")) {
            assertThat(evaluated.at(figures)).as(figures).isEqualTo(study.at(figures));
        }
        for (String figure : List.of("trial", "accuracy", "errors", "logLoss", "ece")) {
            assertThat(evaluated.get("members").findValues(figure))
                    .isEqualTo(study.get("members").findValues(figure));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static Answer predict(List<String> files, String... options) {
        return call(Stream.of(Stream.of("predict", "digits"), files.stream(), Stream.of(options))
                .flatMap(words -> words)
                .toArray(String[]::new));
    }

    private static Answer call(String... args) {
        return Answer.of(Stream.concat(Stream.of(args), Stream.of("--results", results()))
                .toArray(String[]::new));
    }

    private static String results() {
        return folder.resolve("results").toString();
    }

    private static JsonNode evaluation() {
        Answer answer = call("evaluate", "digits", "--json");
        assertThat(answer.code()).as(answer.err()).isZero();
        return answer.json();
    }

    private static int openings() {
        try (TrialStore store = new H2StudyArchive(Path.of(results())).open("digits")) {
            return store.testOpenings().size();
        }
    }

    private static List<Prediction> predictions(Images images) {
        try (Ensemble ensemble =
                Ensemble.open(folder.resolve("results/digits/ensemble"), new NetworkPredictor(Engines.best()))) {
            return ensemble.predict(images);
        }
    }

    private static int errors(List<Prediction> predictions, int count) {
        return (int) IntStream.range(0, count)
                .filter(i -> predictions.get(i).predicted() != test.labels()[i])
                .count();
    }

    /** Dark on light, each pixel a square, on a page of 300 × 280. */
    private static PlanarImage drawn(byte[] digit, int scale, int top, int left) {
        byte[] page = new byte[300 * 280];
        Arrays.fill(page, (byte) 250);
        for (int row = 0; row < 28 * scale && top + row < 300; row++) {
            for (int column = 0; column < 28 * scale && left + column < 280; column++) {
                int ink = Byte.toUnsignedInt(digit[row / scale * 28 + column / scale]);
                page[(top + row) * 280 + left + column] = (byte) (250 - ink * 240 / 255);
            }
        }
        return new PlanarImage(page, 1, 300, 280);
    }

    private static void writeJpeg(Path file, PlanarImage image) throws IOException {
        assertThat(ImageIO.write(picture(image), "jpg", file.toFile())).isTrue();
    }

    private static BufferedImage picture(PlanarImage image) {
        BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < image.values().length; i++) {
            picture.setRGB(i % image.width(), i / image.width(), 0x010101 * Byte.toUnsignedInt(image.values()[i]));
        }
        return picture;
    }
}
