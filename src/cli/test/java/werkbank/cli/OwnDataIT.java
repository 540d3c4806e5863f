package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import werkbank.dataset.listed.PngFiles;
import werkbank.dataset.npz.NpzBytes;
import werkbank.file.Json;
import werkbank.recipe.Shape;

/** A study on each kind of data folder, from the command line: light squares are told from dark ones. */
@Timeout(300)
class OwnDataIT {
    private static final Shape SHAPE = new Shape(3, 8, 8);

    @TempDir
    Path folder;

    private Path data;

    private static byte[] square(int label, int number) {
        byte[] pixels = new byte[SHAPE.values()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (label * 180 + (number * 7 + i) % 50);
        }
        return pixels;
    }

    private static byte[] squares(int count) {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            pixels.writeBytes(square(i % 2, i));
        }
        return pixels.toByteArray();
    }

    private static int[] labels(int count) {
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % 2;
        }
        return labels;
    }

    private void pictures(String part, int first, int count) throws IOException {
        for (int i = first; i < first + count; i++) {
            String name = i % 2 == 0 ? "Dark würfel" : "Light";
            PngFiles.write(data.resolve(part).resolve(name).resolve("p " + i + ".png"), square(i % 2, i), SHAPE);
        }
    }

    /** Runs a study and returns what it says. */
    private Answer run(String more) throws IOException {
        Path space = Files.writeString(folder.resolve("own.yaml"), space(more));
        Answer answer = call("run", space.toString());
        assertThat(answer.code()).as(answer.err()).isZero();
        return answer;
    }

    private Answer call(String... words) {
        return Answer.in(folder, words);
    }

    private void folderOfData() throws IOException {
        data = Files.createDirectory(folder.resolve("my photos"));
    }

    @Test
    void classFoldersWithPartsKeepTheirNamesInAllThatFollows() throws IOException {
        folderOfData();
        pictures("train", 0, 20);
        pictures("val", 20, 6);
        pictures("test", 26, 8);
        PngFiles.write(data.resolve("test/Light/again.png"), square(1, 1), SHAPE);
        // No network tells these two apart, so that one is a mistake.
        PngFiles.write(data.resolve("test/Light/as 26.png"), square(0, 26), SHAPE);
        Files.writeString(data.resolve("train/Light/Thumbs.db"), "left behind");

        Answer answer = run("my photos");
        assertThat(answer.err())
                .contains(
                        "class folders: 2 classes, 20 training, 6 validation and 10 test pictures",
                        "left out 1 hidden file: train/Light/Thumbs.db",
                        "warning: 1 of the test images has the same pixels as one to learn from, so figures on them say too"
                                + " much: test test/Light/again.png = train/Light/p 1.png");
        JsonNode judged = call("evaluate", "own", "--json").json();
        assertThat(judged.get("testImages").asInt()).isEqualTo(10);
        assertThat(judged.get("mistakes")).isNotEmpty().allSatisfy(mistake -> assertThat(
                        data.resolve(mistake.get("file").asText()))
                .isRegularFile()
                .hasParentRaw(
                        data.resolve("test").resolve(mistake.get("truthName").asText())));
        assertThat(Files.readString(folder.resolve("reports/own.html"))).contains("\"file\":\"test/");
        assertThat(judged.get("classNames")).hasToString("[\"Dark würfel\",\"Light\"]");
        JsonNode manifest =
                Json.read(Files.readString(folder.resolve("results/own/ensemble/ensemble.json")), JsonNode.class);
        assertThat(manifest.get("classes")).hasToString("[\"Dark würfel\",\"Light\"]");
        assertThat(Files.readString(folder.resolve("reports/own.html"))).contains("[\"Dark würfel\",\"Light\"]");
        assertThat(call("evaluate", "own").out()).contains("0 Dark würfel", "1 Light");
        Answer alone = judgedWithoutStudy();
        assertThat(alone.json().get("testImages").asInt()).isEqualTo(10);
        assertThat(alone.err()).doesNotContain("are judged on");
    }

    @Test
    void classFoldersAloneAreDividedByUs() throws IOException {
        folderOfData();
        pictures(".", 0, 40);
        Files.writeString(data.resolve("Light/p 1.png"), "no picture");

        Answer refused = call(
                "check",
                Files.writeString(folder.resolve("own.yaml"), space("my photos"))
                        .toString());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("Light/p 1.png", "--skip-unreadable");

        Answer checked = call("check", folder.resolve("own.yaml").toString(), "--skip-unreadable");
        assertThat(checked.out())
                .contains(
                        "Found     class folders: 2 classes, 35 training and 4 test pictures, which are drawn",
                        "Warning   1 picture can't be read, left out: Light/p 1.png",
                        "Classes   Dark würfel, Light");

        Answer answer = call("run", folder.resolve("own.yaml").toString(), "--skip-unreadable");
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(call("evaluate", "own", "--json").json().get("testImages").asInt())
                .isEqualTo(4);
        Answer whole = judgedWithoutStudy("--skip-unreadable");
        assertThat(whole.json().get("testImages").asInt()).isEqualTo(39);
        assertThat(whole.err())
                .contains("warning: all pictures in " + data + " are judged on, since it has no test pictures of its"
                        + " own; if the ensemble learned from some of them, its figures say too much");

        String begun = call("check", folder.resolve("own.yaml").toString()).out();
        assertThat(begun.replaceFirst(" +begun already; a search goes on with it.*\n", ""))
                .as("by the study that was begun without it")
                .isEqualTo(checked.out())
                .isNotEqualTo(begun);
        Answer more = call("run", folder.resolve("own.yaml").toString(), "--trials", "2");
        assertThat(more.code()).as("goes on as it was begun: " + more.err()).isZero();
        assertThat(more.err()).contains("warning: 1 picture can't be read, left out: Light/p 1.png");
        assertThat(call("ensemble", "own").code()).isZero();
        assertThat(call("trials", "own", "--json").json()).hasSize(2);
    }

    /** Judges the ensemble's folder alone on the study's data. */
    private Answer judgedWithoutStudy(String... more) {
        String ensemble = folder.resolve("results/own/ensemble").toString();
        return call(Stream.concat(Stream.of("evaluate", ensemble, "--json", "--data", data.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private static String space(String data) {
        return "name: own\ntrials: 1\ndata: " + data + "\nimage: {normalise: none}\nnetwork: [{dense: 4}]\n"
                + "training: {epochs: 1, batch-size: 4}\n";
    }

    @Test
    void withoutTestPicturesAStudyEndsUnjudged() throws IOException {
        folderOfData();
        pictures("train", 0, 24);
        Answer answer = run("{folder: my photos, validation: 0.25}");
        assertThat(answer.err())
                .contains(
                        "class folders: 2 classes, 24 training and no test pictures",
                        "there are no test images, so the ensemble isn't judged; ./werkbank evaluate own --data DIR does"
                                + " it on those of another folder");
        Answer judged = call("evaluate", "own");
        assertThat(judged.code()).isEqualTo(2);
        assertThat(judged.err()).contains("has no test images, so nothing can be judged on them");

        data = Files.createDirectory(folder.resolve("others"));
        pictures(".", 30, 6);
        assertThat(call("evaluate", "own", "--json", "--data", data.toString())
                        .json()
                        .get("testImages")
                        .asInt())
                .as("all of them")
                .isEqualTo(6);
    }

    @Test
    void aFolderThatHasChangedIsNotTheStudysAnyMore() throws IOException {
        folderOfData();
        pictures(".", 0, 40);
        run("my photos");
        pictures(".", 40, 1);
        String words = "the files in " + data + " are not those that study 'own' was begun with (pictures: ";
        assertRefused(words, "evaluate", "own");
        assertRefused(words, "ensemble", "own");

        Path others = folder.resolve("others");
        Path changed = data;
        data = others;
        pictures(".", 60, 6);
        JsonNode judged =
                call("evaluate", "own", "--json", "--data", others.toString()).json();
        assertThat(judged.get("testImages").asInt()).isEqualTo(6);

        data = changed;
        for (int i = 0; i < 10; i++) {
            PngFiles.write(data.resolve("Amber/p " + i + ".png"), square(1, 200 + i), SHAPE);
        }
        assertRefused(words, "evaluate", "own", "--data", others.toString());
    }

    private void assertRefused(String words, String... call) {
        Answer answer = call(call);
        assertThat(answer.code()).as(answer.err()).isEqualTo(2);
        assertThat(answer.err()).contains(words);
    }

    @Test
    void labelsInAFile() throws IOException {
        folderOfData();
        List<String> lines = new ArrayList<>(List.of("file,label,split"));
        for (int i = 0; i < 24; i++) {
            PngFiles.write(data.resolve(i + ".png"), square(i % 2, i), SHAPE);
            lines.add(i + ".png,\"" + (i % 2 == 0 ? "dark, very" : "light") + "\"," + (i < 20 ? "train" : "test"));
        }
        Files.write(data.resolve("labels.csv"), lines);

        assertThat(run("my photos").err()).contains("labels.csv: 2 classes, 20 training and 4 test pictures");
        assertThat(call("evaluate", "own", "--json").json().get("classNames"))
                .hasToString("[\"dark, very\",\"light\"]");
    }

    @Test
    void anArchiveOfNumPys() throws IOException {
        folderOfData();
        NpzBytes.write(
                data.resolve("squares.npz"),
                Map.of(
                        "x_train", NpzBytes.bytes("20, 3, 8, 8", squares(20)),
                        "y_train", NpzBytes.labels(labels(20)),
                        "x_test", NpzBytes.bytes("4, 3, 8, 8", squares(4)),
                        "y_test", NpzBytes.labels(labels(4))));
        assertThat(run("my photos/squares.npz").err())
                .contains("squares.npz: 2 classes, 20 training images and 4 test images");
        assertThat(call("evaluate", "own", "--json").json().get("testImages").asInt())
                .isEqualTo(4);
    }

    @Test
    void picturesBesideGreyArraysAreJudgedAsPredictSeesThem() throws IOException {
        folderOfData();
        ByteArrayOutputStream grey = new ByteArrayOutputStream();
        for (int i = 0; i < 20; i++) {
            grey.write(square(i % 2, i), 0, SHAPE.height() * SHAPE.width());
        }
        NpzBytes.write(
                data.resolve("grey.npz"),
                Map.of(
                        "x_train", NpzBytes.bytes("20, 8, 8", grey.toByteArray()),
                        "y_train", NpzBytes.labels(labels(20))));
        Path space = Files.writeString(
                folder.resolve("own.yaml"), space("my photos/grey.npz").replace("image: {normalise: none}\n", ""));
        Answer answer = call("run", space.toString());
        assertThat(answer.code()).as(answer.err()).isZero();
        data = Files.createDirectory(folder.resolve("others"));
        Path picture = data.resolve("1/wide.png");
        byte[] wide = new byte[3 * 8 * 24];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = (byte) (i % 24 / 8 == 1 ? 10 : 200);
        }
        PngFiles.write(picture, wide, new Shape(3, 8, 24));

        double loss = -Math.log(call("predict", "own", "--json", picture.toString())
                .json()
                .get(0)
                .get("probabilities")
                .get(1)
                .asDouble());

        assertThat(logLoss(call("evaluate", "own", "--json", "--data", data.toString())))
                .isEqualTo(loss, within(1e-5));
        assertThat(logLoss(judgedWithoutStudy())).isEqualTo(loss, within(1e-5));
    }

    private static double logLoss(Answer judged) {
        return judged.json().get("ensemble").get("logLoss").asDouble();
    }

    @Test
    void filesOfCifars() throws IOException {
        folderOfData();
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (int i = 0; i < 20; i++) {
            byte[] pixels = new byte[3072];
            Arrays.fill(pixels, (byte) (i % 2 * 180 + i));
            records.write(i % 2);
            records.writeBytes(pixels);
        }
        Files.write(data.resolve("data_batch_1.bin"), records.toByteArray());
        Files.write(data.resolve("batches.meta.txt"), List.of("bird", "cat"));

        assertThat(run("{folder: my photos, test: 4}").err())
                .contains(
                        "CIFAR-10's binary files: 2 classes, 20 training images and no test images",
                        "4 of the images are drawn for the test");
        JsonNode judged = call("evaluate", "own", "--json").json();
        assertThat(judged.get("classNames")).hasToString("[\"bird\",\"cat\"]");
        assertThat(judged.get("testImages").asInt()).isEqualTo(4);
    }

    @Test
    void idxFilesWithFourDimensions() throws IOException {
        folderOfData();
        write("train", 20);
        write("t10k", 4);
        run("my photos");
        assertThat(call("evaluate", "own", "--json").json().get("testImages").asInt())
                .isEqualTo(4);
    }

    private void write(String part, int count) throws IOException {
        ByteBuffer images = ByteBuffer.allocate(20 + count * SHAPE.values());
        images.putInt(0x0804).putInt(count).putInt(3).putInt(8).putInt(8).put(squares(count));
        Files.write(data.resolve(part + "-images-idx4-ubyte"), images.array());
        ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(0x0801).putInt(count);
        for (int label : labels(count)) {
            labels.put((byte) label);
        }
        Files.write(data.resolve(part + "-labels-idx1-ubyte"), labels.array());
    }
}
