package werkbank.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.InputException;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.experiment.Predictor;
import werkbank.experiment.Samples;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.result.Distilled;
import werkbank.experiment.result.EightBits;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.result.Member;
import werkbank.file.DurableFile;
import werkbank.file.Json;
import werkbank.file.StoredFile;
import werkbank.metric.Score;
import werkbank.picture.Framing;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.Quantisation;
import werkbank.recipe.Shape;
import werkbank.recipe.Views;

/** An ensemble away from its study. */
class EnsembleTest {
    private static final Shape SHAPE = Shape.grey(1, 2);

    @TempDir
    Path root;

    private Path folder;

    private final List<Path> asked = new ArrayList<>();

    /** Says of every image that it is of class 0 with the probability in the model's file. */
    private final Predictor predictor = EachAlone.of((network, images) -> {
        asked.add(network.model());
        assertThat(images.shape()).isEqualTo(SHAPE);
        float p = Float.parseFloat(read(network.model()));
        float[][] rows = new float[images.count()][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new float[] {p, 1 - p};
        }
        return rows;
    });

    private static Images images(int count) {
        return new Images(new byte[count][2], SHAPE);
    }

    /** Trial 3 of two folds with three quarters of the weight, and epoch 9 of trial 7. */
    @BeforeEach
    void write() throws IOException {
        folder = Files.createDirectory(root.resolve("ensemble"));
        EnsembleResult sample = Samples.ensemble(3, 7);
        Member first = sample.members().get(0);
        EnsembleResult ensemble = EnsembleResult.of(
                sample.method(),
                List.of(
                        Member.of(3, 0.75, List.of(file("a.zip", "0.875"), file("b.zip", "0.625")), first.validation()),
                        new Member(
                                7,
                                Optional.of(9),
                                0.25,
                                List.of(file("c.zip", "0.25")),
                                first.validation(),
                                Views.ONCE)),
                0.5,
                sample.validation(),
                sample.choice(),
                sample.growth(),
                sample.built());
        EnsembleFolder.write(
                folder, EnsembleManifest.of(ensemble, Samples.study("s"), SHAPE, 2, trial -> Samples.recipe()));
    }

    private StoredFile file(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return new StoredFile("ensemble/" + name, DurableFile.sha256(file), Files.size(file));
    }

    @Test
    void itSaysTheWeightedMeanAfterTheTemperature() {
        try (Ensemble ensemble = Ensemble.open(folder, predictor)) {
            Prediction prediction = ensemble.predict(images(1)).get(0);

            // 3/4 · (0.875 + 0.625)/2 + 1/4 · 0.25 = 5/8; squared and normalised, since the temperature is 1/2.
            double expected = 25 / (25 + 9.0);
            assertThat(prediction.predicted()).isZero();
            assertThat((double) prediction.probability()).isCloseTo(expected, within(1e-6));
            assertThat(prediction.probabilities()[1]).isCloseTo((float) (1 - expected), within(1e-6f));
            assertThat(prediction.votes())
                    .containsExactly(
                            new Prediction.Vote(3, Optional.empty(), 0, 0.75f),
                            new Prediction.Vote(7, Optional.of(9), 1, 0.75f));
            assertThat(Json.write(prediction.votes()))
                    .isEqualTo("[{\"trial\":3,\"predicted\":0,\"probability\":0.75},"
                            + "{\"trial\":7,\"epoch\":9,\"predicted\":1,\"probability\":0.75}]");
        }
        assertThat(folder.toFile().list()).hasSize(4);
    }

    @Test
    void theManifestSaysWhereItComesFrom() {
        try (Ensemble ensemble = Ensemble.open(folder, predictor)) {
            EnsembleManifest manifest = ensemble.manifest();

            assertThat(manifest.study()).isEqualTo("s");
            assertThat(manifest.input())
                    .isEqualTo(new EnsembleManifest.Input(
                            1,
                            2,
                            1,
                            1 / 255.0,
                            Framing.SCALE,
                            Optional.of(Samples.study("s").data().image()),
                            Optional.empty()));
            assertThat(manifest.classes()).containsExactly("0", "1");
            assertThat(manifest.origin().seed()).isEqualTo(Samples.study("s").seed());
            assertThat(manifest.origin().spaceSha256()).hasSize(64);
            assertThat(manifest.origin().provenance())
                    .isEqualTo(Samples.study("s").provenance());
        }
    }

    /** How values are normalised says nothing of how the arrays were framed. */
    @Test
    void aSpaceThatLeavesTheFramingOpenHasThatOfTheArrays() {
        StudyRecord begun = Samples.study("s");
        ImageSpec said =
                ImageSpec.FROM_DATA.with(Optional.of(ImageSpec.Normalise.NONE)).withBits(Optional.of(12));
        StudyRecord study = new StudyRecord(
                "s", begun.space(), begun.spaceFile(), 1, begun.data().with(said), begun.created(), begun.provenance());

        EnsembleManifest.Input input = EnsembleManifest.of(
                        Samples.ensemble(3), study, SHAPE, 2, trial -> Samples.recipe())
                .input();

        assertThat(input.grey()).contains(Framing.SCALE);
        assertThat(input.asTrained()).isEqualTo(ImageSpec.FROM_DATA.withBits(Optional.of(12)));
        assertThat(Json.write(input)).contains("\"bits\":12").doesNotContain("\"image\"");
        assertThat(Json.read(Json.write(input), EnsembleManifest.Input.class)).isEqualTo(input);
    }

    @Test
    void theManifestHasTheRecipeOfEachTrial() {
        EnsembleManifest manifest = EnsembleFolder.read(folder);

        assertThat(manifest.recipes()).containsOnlyKeys(3, 7).containsValue(Samples.recipe());
        EnsembleResult smaller = Samples.ensemble(7);
        assertThat(manifest.with(smaller).recipes()).containsOnlyKeys(7);
        assertThat(manifest.with(Samples.ensemble(7, 9)).recipes())
                .as("trial 9's isn't known")
                .isEmpty();
    }

    @Test
    void aManifestOfAFormerVersionHasNone() {
        EnsembleManifest manifest = EnsembleFolder.read(Path.of("results", "mnist-best", "ensemble"));

        assertThat(manifest.recipes()).isEmpty();
        assertThat(new String(EnsembleFolder.text(manifest), StandardCharsets.UTF_8))
                .doesNotContain("recipes");
    }

    @Test
    void aManifestOfAFormerVersionIsExportedAsItIs() throws IOException {
        Path best = Path.of("results", "mnist-best", "ensemble");
        zip(best, root.resolve("best.zip"));
        try (ZipFile zip = new ZipFile(root.resolve("best.zip").toFile())) {
            assertThat(zip.getInputStream(zip.getEntry("ensemble.json")))
                    .hasBinaryContent(Files.readAllBytes(best.resolve("ensemble.json")));
        }
    }

    @Test
    void aZipSaysTheSameWhereverItIs() throws IOException {
        List<Prediction> before = predictions(folder);
        zip(folder, root.resolve("first.zip"));
        zip(folder, root.resolve("second.zip"));
        assertThat(root.resolve("first.zip")).hasSameBinaryContentAs(root.resolve("second.zip"));
        Path elsewhere = Files.createDirectory(root.resolve("elsewhere")).resolve("e.zip");
        Files.move(root.resolve("first.zip"), elsewhere);
        for (String name : folder.toFile().list()) {
            Files.delete(folder.resolve(name));
        }

        assertThat(predictions(elsewhere)).usingRecursiveComparison().isEqualTo(before);
        assertThat(asked.get(asked.size() - 1).getParent()).as("unpacked").doesNotExist();
    }

    @Test
    void anEnsembleOfAZipMayBeClosedTwice() throws IOException {
        zip(folder, root.resolve("e.zip"));
        Ensemble ensemble = Ensemble.open(root.resolve("e.zip"), predictor);
        ensemble.predict(images(1));
        ensemble.close();

        ensemble.close();

        assertThat(asked.get(0).getParent()).as("unpacked").doesNotExist();
    }

    @Test
    void whatHasLearnedFromItLeavesTheStudyAsAnEnsembleOfOne() throws IOException {
        assertThat(SavedEnsemble.read(folder).distilled()).isEmpty();
        Score score = Samples.ensemble(1).validation();
        EnsembleResult taught = EnsembleFolder.read(folder)
                .ensemble()
                .with(new Distilled(7, 10, file("distilled.zip", "0.8"), 2, score, 4, 1));
        EnsembleFolder.write(
                folder, EnsembleManifest.of(taught, Samples.study("s"), SHAPE, 2, trial -> Samples.recipe()));

        zip(SavedEnsemble.read(folder).distilled().orElseThrow(), root.resolve("small.zip"));

        try (ZipFile zip = new ZipFile(root.resolve("small.zip").toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("ensemble.json", "distilled.zip");
        }
        try (Ensemble small = Ensemble.open(root.resolve("small.zip"), predictor)) {
            Prediction prediction = small.predict(images(1)).get(0);
            // The square roots of 0.8 and 0.2 are as 2 to 1.
            assertThat((double) prediction.probability()).isCloseTo(2 / 3.0, within(1e-6));
            assertThat(prediction.votes()).containsExactly(new Prediction.Vote(7, Optional.empty(), 0, 0.8f));
            assertThat(small.manifest().ensemble().validation()).isEqualTo(score);
            assertThat(small.manifest().origin())
                    .isEqualTo(EnsembleFolder.read(folder).origin());
        }
    }

    @Test
    void itIsJudgedAsInItsStudy() {
        LabelledImages test = new LabelledImages(images(3), new int[] {0, 1, 0}, 2);
        try (Ensemble ensemble = Ensemble.open(folder, predictor)) {
            Evaluation evaluation = ensemble.evaluate(test, Samples.NOON);

            assertThat(evaluation.at()).isEqualTo(Samples.NOON);
            assertThat(evaluation.ensemble().errors()).isEqualTo(1);
            assertThat(evaluation.mistakes().get(0).confidence())
                    .isEqualTo(ensemble.predict(images(1)).get(0).probability());
        }
    }

    @Test
    void aMissingNetworkIsNamed() throws IOException {
        Files.delete(folder.resolve("b.zip"));
        assertWrong(folder, folder.resolve("b.zip") + " is missing");
    }

    @Test
    void networksThatWereSwappedAreNamed() throws IOException {
        Files.move(folder.resolve("a.zip"), folder.resolve("x"));
        Files.move(folder.resolve("b.zip"), folder.resolve("a.zip"));
        Files.move(folder.resolve("x"), folder.resolve("b.zip"));
        assertWrong(folder, folder.resolve("a.zip") + " has changed");
    }

    @Test
    void aChangedNetworkInAZipIsNamedAsUsersKnowIt() throws IOException {
        Path zip = root.resolve("e.zip");
        String manifest = Files.readString(folder.resolve("ensemble.json"));
        zipped(zip, "ensemble.json", manifest, "a.zip", "0.875", "b.zip", "0.615", "c.zip", "0.25");
        assertWrong(zip, zip + ": b.zip has changed");
        zipped(zip, "ensemble.json", manifest, "a.zip", "0.875", "c.zip", "0.25");
        assertWrong(zip, zip + ": b.zip is missing");
    }

    @Test
    void aManifestThatIsDamagedOrOfAnotherVersionIsNamed() throws IOException {
        Path manifest = folder.resolve("ensemble.json");
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.substring(0, text.length() / 2));
        assertWrong(folder, manifest + " is damaged");

        Files.writeString(manifest, text.replace("\"format\" : 2", "\"format\" : 3"));
        assertWrong(folder, manifest + ": written by a newer version");

        Files.writeString(manifest, "{\"method\": \"average\", \"members\": []}");
        assertWrong(folder, manifest + ": written by a former version");

        Files.writeString(manifest, "{\"format\": 2}");
        assertWrong(folder, manifest + " is damaged");

        Files.writeString(manifest, "null");
        assertWrong(folder, manifest + " is damaged");

        Files.delete(manifest);
        assertWrong(folder, manifest + " is missing");
    }

    @Test
    void aManifestCantNameFilesElsewhere() throws IOException {
        Path manifest = folder.resolve("ensemble.json");
        Files.move(folder.resolve("a.zip"), root.resolve("a.zip"));
        Files.writeString(manifest, Files.readString(manifest).replace("\"a.zip\"", "\"../a.zip\""));
        assertWrong(
                folder, manifest + ": it has the file '../a.zip'; the networks must lie beside it, under plain names");
    }

    @Test
    void whatIsNoExportedEnsembleIsNamed() throws IOException {
        assertWrong(root.resolve("none.zip"), "none.zip: there is no such file");
        assertWrong(Files.writeString(root.resolve("text.zip"), "text"), "text.zip: expected an exported ensemble");
        assertWrong(zipped(root.resolve("other.zip"), "readme", "x"), "there is no ensemble.json in the zip");
    }

    private static String[] asInTheFolder(String manifest) {
        return new String[] {"ensemble.json", manifest, "a.zip", "0.875", "b.zip", "0.625", "c.zip", "0.25"};
    }

    @Test
    void whatTheManifestDoesntNameIsntRead() throws IOException {
        String manifest = Files.readString(folder.resolve("ensemble.json"));
        List<String> entries = new ArrayList<>(List.of(asInTheFolder(manifest)));
        entries.addAll(List.of("../beside", "x", "/tmp/at-the-root", "x", "other.zip", "x", "folder/", ""));
        Path zip = zipped(root.resolve("more.zip"), entries.toArray(String[]::new));

        try (Ensemble ensemble = Ensemble.open(zip, predictor)) {
            ensemble.predict(images(1));
            assertThat(asked.get(0).getParent().toFile().list())
                    .containsExactlyInAnyOrder("ensemble.json", "a.zip", "b.zip", "c.zip");
        }
        assertThat(root.resolve("beside")).doesNotExist();
    }

    @Test
    void twoEntriesOfOneNameAreRefused() throws IOException {
        List<String> entries =
                new ArrayList<>(List.of(asInTheFolder(Files.readString(folder.resolve("ensemble.json")))));
        entries.addAll(List.of("X.zip", "0.5"));
        Path zip = zipped(root.resolve("twice.zip"), entries.toArray(String[]::new));
        String twice = new String(Files.readAllBytes(zip), StandardCharsets.ISO_8859_1).replace("X.zip", "a.zip");
        Files.write(zip, twice.getBytes(StandardCharsets.ISO_8859_1));
        assertWrong(zip, zip + ": there are two entries 'a.zip' in the zip");
    }

    @Test
    void noMoreIsUnpackedThanIsRecorded() throws IOException {
        String manifest = Files.readString(folder.resolve("ensemble.json"));
        String[] entries = asInTheFolder(manifest);
        // A hundred times what the manifest says; of zeros, so that the zip stays small.
        entries[3] = "0.875" + "0".repeat(500);
        Path zip = zipped(root.resolve("longer.zip"), entries);
        try (Ensemble ensemble = Ensemble.open(zip, predictor)) {
            ensemble.predict(images(1));
            assertThat(asked.get(0)).hasFileName("a.zip").hasContent("0.875");
        }

        String more = manifest.replaceFirst("\"bytes\" : 5", "\"bytes\" : 500000");
        assertThat(more).isNotEqualTo(manifest);
        asked.clear();
        assertWrong(
                zipped(zip, asInTheFolder(more)), "its manifest announces 500009 bytes of networks, but the zip has");
    }

    @Test
    void linksAreNoNetworks() throws IOException {
        Files.move(folder.resolve("a.zip"), root.resolve("a.zip"));
        Files.createSymbolicLink(folder.resolve("a.zip"), root.resolve("a.zip"));
        assertWrong(folder, folder.resolve("a.zip") + " is a link; the networks must lie in the folder");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"weight\" : 0.75 | \"weight\" : -0.75 | the weight -0.75 of trial 3; expected 0 to 1",
                "\"weight\" : 0.75 | \"weight\" : 1e308 | the weight 1.0E308 of trial 3; expected 0 to 1",
                "\"weight\" : 0.75 | \"weight\" : \"NaN\" | the weight NaN of trial 3; expected 0 to 1",
                "\"weight\" : 0.75 | \"weight\" : 0.5 | weights that sum to 0.75; expected 1",
                "\"temperature\" : 0.5 | \"temperature\" : 0 | the temperature 0.0; expected 0.01 to 100.0",
                "\"temperature\" : 0.5 | \"temperature\" : -1 | the temperature -1.0; expected",
                "\"temperature\" : 0.5 | \"temperature\" : \"Infinity\" | the temperature Infinity; expected",
                "\"height\" : 1 | \"height\" : 0 | images of 0 × 2 pixels; expected 1 to 64000000 in all",
                "\"height\" : 1 | \"height\" : 2000000000 | images of 2000000000 × 2 pixels",
                "\"channels\" : 1 | \"channels\" : 2 | 2 channels; this version knows 1, grey, and 3, colours",
                "\"pixelScale\" : 0.00392 | \"pixelScale\" : 1.00392 | the pixelScale 1.00392",
                "[ \"0\", \"1\" ] | [ ] | 0 classes; expected 1 to 10000",
                "[ \"0\", \"1\" ] | [ \"0\", null ] | a class without a name",
                "[ \"0\", \"1\" ] | [ \"0\", \"\" ] | a name of class 1 that is empty",
                "[ \"0\", \"1\" ] | [ \"\\u001b[2J\", \"1\" ] | a name of class 0 that has a control character",
                "[ \"0\", \"1\" ] | [ \"a\", \"a\" ] | two classes of the same name",
                "\"kind\" : \"ONCE\" | \"kind\" : \"SHIFTS\" | views of trial 3 that this version doesn't know: SHIFTS, 1",
                "\"kind\" : \"ONCE\" | \"kind\" : \"DRAWS\" | views of trial 3 that this version doesn't know: DRAWS, 1",
                "\"count\" : 1 | \"count\" : 1000000 | views of trial 3 that this version doesn't know: ONCE, 1000000",
                "\"trial\" : 3 | \"trial\" : -3 | a member of trial -3",
                "\"epoch\" : 9 | \"epoch\" : 0 | trial 7, epoch 0 as a member",
                "\"path\" : \"a.zip\" | \"path\" : \"b.zip\" | the file 'b.zip' twice",
                "\"path\" : \"a.zip\" | \"path\" : \"/a.zip\" | the file '/a.zip'; the networks must lie beside it",
                "\"path\" : \"a.zip\" | \"path\" : \"..\" | the file '..'; the networks must lie beside it",
                "\"path\" : \"a.zip\" | \"path\" : \"ensemble.json\" | the file 'ensemble.json'",
                "\"path\" : \"a.zip\" | \"path\" : null | a network without a name or a SHA-256",
                "\"bytes\" : 5 | \"bytes\" : -5 | -5 bytes of 'a.zip'; expected 1 to 2147483647",
                "\"sha256\" : \" | \"sha256\" : \"- | a network without a name or a SHA-256",
                "\"images\" : 6000 | \"images\" : 0 | figures of validation images that don't fit each other",
                "\"errors\" : 30 | \"errors\" : 6001 | figures of validation images that don't fit each other",
                "\"logLoss\" : 0.02 | \"logLoss\" : \"NaN\" | figures of validation images that don't fit each other",
                "\"growth\" : [ | \"grown\" : [ | an ensemble that is not complete",
                "\"reason\" : | \"why\" : | a choice that is not complete",
                "\"7\" : { | \"8\" : { | recipes of the trials [3, 8]; expected those of its networks, [3, 7]",
                "\"filters\" : 4 | \"filters\" : 0 | a recipe of trial 3 that no network can be of: layer 1 has values",
                "\"kernel\" : 1 | \"kernel\" : 3 | a recipe of trial 3 that no network can be of: layer 1, conv, has a",
                "\"units\" : 16 | \"units\" : 2000000000 | a recipe of trial 3 that no network can be of: layer 3, dense,",
                "\"network\" : [ | \"layers\" : [ | a recipe of trial 3 that no network can be of: not complete",
            })
    void aManifestThatBreaksARuleIsNamedWithIt(String part, String other, String message) throws IOException {
        Path manifest = folder.resolve("ensemble.json");
        String text = Files.readString(manifest);
        String changed = text.replaceFirst(Pattern.quote(part), Matcher.quoteReplacement(other));
        assertThat(changed).isNotEqualTo(text);
        Files.writeString(manifest, changed);

        assertWrong(folder, manifest + ": it has " + message);
        assertThatThrownBy(() -> zip(folder, root.resolve("e.zip")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
        assertWrong(zipped(root.resolve("e.zip"), asInTheFolder(changed)), "e.zip: ensemble.json: it has " + message);
    }

    /** Each part is replaced by what JSON can have in its place; what is read then is sound, or refused in words. */
    @Test
    void whateverStandsInPlaceOfAPartIsReadOrNamed() throws IOException {
        Path file = folder.resolve("ensemble.json");
        byte[] whole = Files.readAllBytes(file);
        List<JsonPointer> parts = new ArrayList<>();
        pointers(Json.mapper().readTree(whole), JsonPointer.empty(), parts);
        assertThat(parts).hasSizeGreaterThan(60);
        for (JsonPointer part : parts) {
            for (String other : List.of("null", "{}", "[]", "[null]", "\"x\"", "-1", "2.5", "1e308", "1e999")) {
                ObjectNode root = (ObjectNode) Json.mapper().readTree(whole);
                set(root, part, Json.mapper().readTree(other));
                Files.writeString(file, root.toString());
                try {
                    EnsembleFolder.read(folder);
                } catch (RuntimeException e) {
                    assertThat(e).as("%s is %s", part, other).isInstanceOf(InputException.class);
                }
            }
        }
    }

    private static void pointers(JsonNode node, JsonPointer here, List<JsonPointer> all) {
        node.fields().forEachRemaining(field -> {
            JsonPointer below = here.appendProperty(field.getKey());
            all.add(below);
            pointers(field.getValue(), below, all);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            all.add(here.appendIndex(i));
            pointers(node.get(i), here.appendIndex(i), all);
        }
    }

    private static void set(JsonNode root, JsonPointer part, JsonNode other) {
        JsonNode parent = root.at(part.head());
        if (parent instanceof ArrayNode array) {
            array.set(part.last().getMatchingIndex(), other);
        } else {
            ((ObjectNode) parent).set(part.last().getMatchingProperty(), other);
        }
    }

    @Test
    void whatFollowsAManifestOrIsInItTwiceIsDamage() throws IOException {
        Path file = folder.resolve("ensemble.json");
        String whole = Files.readString(file);
        Files.writeString(file, whole + "}");
        assertWrong(folder, "is damaged");
        Files.writeString(file, whole.replaceFirst("\\{", "{\"study\": \"t\","));
        assertWrong(folder, "is damaged");
    }

    @Test
    void aManifestLargerThanAnyIsRefused() throws IOException {
        Path manifest = folder.resolve("ensemble.json");
        Files.writeString(manifest, Files.readString(manifest) + " ".repeat(17 << 20));
        assertWrong(folder, manifest + " has more than 16777216 bytes; no ensemble's has");
    }

    @Test
    void answersThatAreNoProbabilitiesOrOfOtherClassesAreRefused() throws IOException {
        for (float[] answer : List.of(
                new float[] {0.5f, 0.2f, 0.3f}, new float[] {2, -1}, new float[] {1, 1}, new float[] {Float.NaN, 1})) {
            Predictor other = EachAlone.of((network, images) -> new float[][] {answer});
            try (Ensemble ensemble = Ensemble.open(folder, other)) {
                assertThatThrownBy(() -> ensemble.predict(images(1)))
                        .isInstanceOf(InputException.class)
                        .hasMessageStartingWith(folder.resolve("a.zip") + " answers with ");
            }
        }
    }

    @Test
    void aZipThatWasCutOffIsNamed() throws IOException {
        Path zip = root.resolve("e.zip");
        zip(folder, zip);
        byte[] bytes = Files.readAllBytes(zip);
        Files.write(zip, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertWrong(zip, "e.zip: expected an exported ensemble but found no zip that is whole");
    }

    @Test
    void aDamagedEnsembleIsntExported() throws IOException {
        Files.writeString(folder.resolve("c.zip"), "0.3");
        Path zip = root.resolve("e.zip");

        assertThatThrownBy(() -> zip(folder, zip)).hasMessageContaining("c.zip has changed");
        assertThat(zip).doesNotExist();
    }

    /** Member 7 answers in eight bits; the predictor says then that class 0 has 0.5. */
    @Test
    void membersInEightBitsAreJudgedInBothWays() {
        Quantisation ranges = Quantisation.of(
                new TreeMap<>(Map.of(0, new Quantisation.Range(0, 6), 2, new Quantisation.Range(-1, 3))));
        EnsembleManifest plain = EnsembleFolder.read(folder);
        List<Member> members = plain.ensemble().members();
        assertThat(members).noneMatch(Member::answersInInt8);
        EightBits tried =
                EightBits.tried(List.of(ranges), new EightBits.Compared(0.011, 0.010, 0.001, 0.002, 4000, 1000));
        EnsembleResult mixed =
                plain.ensemble().with(List.of(members.get(0), members.get(1).with(tried)));
        EnsembleFolder.write(folder, plain.with(mixed));
        Predictor both = EachAlone.of((network, images) -> {
            float p = network.quantisation().isPresent() ? 0.5f : Float.parseFloat(read(network.model()));
            return new float[][] {{p, 1 - p}};
        });

        try (Ensemble ensemble = Ensemble.open(folder, both)) {
            assertThat(ensemble.manifest().ensemble().members().get(1).quantisation(0))
                    .contains(ranges);
            // 3/4 · 0.75 + 1/4 · 0.5 = 11/16 in eight bits, 3/4 · 0.75 + 1/4 · 0.25 = 5/8 in 32; the temperature is 1/2
            assertThat((double) ensemble.predict(images(1)).get(0).probability())
                    .isCloseTo(121 / (121 + 25.0), within(1e-6));
            Evaluation judged = ensemble.evaluate(new LabelledImages(images(1), new int[] {0}, 2), Samples.NOON);
            assertThat(judged.ensemble().logLoss()).isCloseTo(Math.log((121 + 25) / 121.0), within(1e-6));
            assertThat(judged.floats().orElseThrow().score().logLoss())
                    .isCloseTo(Math.log((25 + 9) / 25.0), within(1e-6));
        }
        EnsembleResult wrong = plain.ensemble().with(List.of(members.get(0).with(tried), members.get(1)));
        EnsembleFolder.write(folder, plain.with(wrong));
        assertThatThrownBy(() -> Ensemble.open(folder, both))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("1 networks of trial 3 in eight bits; expected all 2 or none");
        EightBits unsound = EightBits.tried(
                List.of(ranges.corrected(0, List.of(Float.NaN))),
                tried.compared().orElseThrow());
        EnsembleFolder.write(
                folder,
                plain.with(plain.ensemble()
                        .with(List.of(members.get(0), members.get(1).with(unsound)))));
        assertThatThrownBy(() -> Ensemble.open(folder, both))
                .hasMessageContaining("ranges or corrections of trial 7, epoch 9 that are not finite");
        EnsembleFolder.write(folder, plain);
        assertThat(Json.write(EnsembleFolder.read(folder))).doesNotContain("int8");
    }

    @Test
    void aManifestOfTheFirstFormatLooksOnce() throws IOException {
        Path manifest = folder.resolve("ensemble.json");
        String text = Files.readString(manifest);
        List<Prediction> before = predictions(folder);
        String former = text.replace("\"format\" : 2", "\"format\" : 1")
                .replaceAll(",\\s*\"views\" : \\{[^}]*}", "")
                .replaceAll("\"looks\" : [^\\n]*\\n", "");
        assertThat(former).doesNotContain("views").doesNotContain("looks");
        Files.writeString(manifest, former);

        List<Prediction> after = predictions(folder);
        assertThat(after).hasSameSizeAs(before);
        for (int row = 0; row < before.size(); row++) {
            assertThat(after.get(row).probabilities())
                    .containsExactly(before.get(row).probabilities());
        }
    }

    private List<Prediction> predictions(Path source) {
        try (Ensemble ensemble = Ensemble.open(source, predictor)) {
            return ensemble.predict(images(2));
        }
    }

    private static void zip(Path folder, Path zip) {
        zip(SavedEnsemble.read(folder), zip);
    }

    private static void zip(SavedEnsemble ensemble, Path zip) {
        DurableFile.write(zip, out -> EnsembleZip.write(ensemble, out));
    }

    private static Path zipped(Path zip, String... namesAndTexts) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                out.putNextEntry(new ZipEntry(namesAndTexts[i]));
                out.write(namesAndTexts[i + 1].getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return zip;
    }

    private void assertWrong(Path source, String message) {
        assertThatThrownBy(() -> Ensemble.open(source, predictor))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
        assertThat(asked).isEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
