package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.classifier.Classifier;
import werkbank.dataset.ClassNames;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.SmallMnist;
import werkbank.file.Json;
import werkbank.picture.PictureFile;
import werkbank.picture.PlanarImage;
import werkbank.recipe.Shape;

/** Users of every language write and read the same files. */
@Timeout(600)
class LocaleIT {
    private static final String SPACE =
            """
            name: tiny
            description: größe × 2
            trials: 2
            data: {folder: data, validation: 60}
            ensemble: {top-k: 2, method: average}
            parameters:
              filters: {int: [2, 3]}
            network:
              - conv: {filters: $filters, initializer: glorot-uniform}
              - max-pool: 4
              - dense: 8
            training: {epochs: 2, batch-size: 32, learning-rate: {float: [1.0e-3, 1.0e-2], log: true}}
            """;

    @TempDir
    static Path folder;

    private static String space;
    private static Answer english;

    @TempDir
    Path own;

    @BeforeAll
    static void runInEnglish() throws IOException {
        SmallMnist.write(Files.createDirectory(folder.resolve("data")), 260, 40);
        space = Files.writeString(folder.resolve("tiny.yaml"), SPACE).toString();
        assertThat(here(folder, "search", space, "--workers", "1", "--trials", "1")
                        .code())
                .isZero();
        copy(folder.resolve("results"), folder.resolve("begun"));
        english = here(folder, "run", space, "--workers", "1");
        assertThat(english.code()).as(english.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "fa-IR", "tr-TR"})
    void aStudyBegunInEnglishGoesOnAndIsTheSame(String locale) throws IOException, InterruptedException {
        copy(folder.resolve("begun"), own.resolve("results"));

        Answer run = call(locale, "run", space, "--workers", "1");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("1 of 2 trials is done already");
        assertThat(names(own)).isEqualTo(names(folder)).allSatisfy(name -> assertThat(name)
                .matches("[\\x20-\\x7e]+"));
        assertThat(run.lines().subList(1, 5)).isEqualTo(english.lines().subList(1, 5));
        List<JsonNode> inEnglish = figures(folder);
        whereTheDefaultIs(locale, () -> {
            assertThat(figures(own)).isEqualTo(inEnglish);
            for (String text : List.of(
                    run.out(),
                    run.err(),
                    here(own, "trials", "tiny", "--csv").out(),
                    here(own, "evaluate", "tiny", "--json").out(),
                    Files.readString(own.resolve("results/tiny/ensemble/ensemble.json")),
                    Files.readString(own.resolve("reports/tiny.html")))) {
                assertThat(text).isNotEmpty().doesNotContainPattern("(?U)[\\p{Nd}&&[^0-9]]");
            }
        });
    }

    @Test
    void textFilesAreUtf8WhateverTheSystemPrefers() throws IOException, InterruptedException {
        Answer report = WerkbankProcess.call(
                Map.of("LC_ALL", "C", "JAVA_TOOL_OPTIONS", "-Dfile.encoding=US-ASCII"),
                "report",
                "tiny",
                "--results",
                folder.resolve("results").toString(),
                "--output",
                own.resolve("tiny.html").toString());

        assertThat(report.code()).as(report.err()).isZero();
        assertThat(own.resolve("tiny.html")).content().contains("größe × 2").doesNotContain("\uFFFD");
    }

    @Test
    void theProgressBarHasDigitsThatTheRestHas() throws IOException, InterruptedException {
        Answer search = WerkbankProcess.call(
                Map.of("JAVA_TOOL_OPTIONS", options("ar-EG"), "WERKBANK_TERMINAL", "1"),
                "search",
                space,
                "--results",
                own.resolve("results").toString(),
                "--reports",
                own.resolve("reports").toString());

        assertThat(search.code()).as(search.err()).isZero();
        assertThat(search.err()).containsPattern("\\d+ %  0/2 trials").doesNotContainPattern("(?U)[\\p{Nd}&&[^0-9]]");
    }

    @Test
    void aClassifierInAnotherProgramAnswersTheSame() throws IOException {
        String expected = answer();
        for (String other : List.of("ar-EG", "fa-IR", "tr-TR")) {
            whereTheDefaultIs(other, () -> assertThat(answer()).as(other).isEqualTo(expected));
        }
        assertThat(expected).containsPattern("[0-9]");
    }

    private interface Action {
        void run() throws IOException;
    }

    /** As in a program that doesn't set its locale as the command does. */
    private static void whereTheDefaultIs(String locale, Action action) throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            action.run();
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String answer() throws IOException {
        Path png = folder.resolve("digit.png");
        byte[] digit = ImageFolder.of(folder.resolve("data"))
                .readTest(ClassNames.numbers(10), Shape.grey(28, 28))
                .images()
                .images()
                .row(0);
        PictureFile.writePng(png, new PlanarImage(digit, 1, 28, 28));
        try (Classifier classifier = Classifier.open(folder.resolve("results/tiny/ensemble"))) {
            return Json.write(classifier.manifest()) + Json.write(classifier.classify(Files.readAllBytes(png)));
        }
    }

    /** Without the times. */
    private static List<JsonNode> figures(Path results) {
        List<JsonNode> trials = new ArrayList<>();
        here(results, "trials", "tiny", "--json").json().forEach(trials::add);
        trials.forEach(trial -> ((ObjectNode) trial).remove(List.of("seconds", "secondsPerImage")));
        return trials;
    }

    private static List<String> names(Path results) throws IOException {
        try (Stream<Path> files = Files.walk(results)) {
            return files.filter(file ->
                            file.startsWith(results.resolve("results")) || file.startsWith(results.resolve("reports")))
                    .map(file -> results.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private Answer call(String locale, String... args) throws IOException, InterruptedException {
        // Workers inherit the environment.
        return WerkbankProcess.call(Map.of("JAVA_TOOL_OPTIONS", options(locale)), withFolders(own, args));
    }

    private static Answer here(Path results, String... args) {
        return Answer.of(withFolders(results, args));
    }

    private static String[] withFolders(Path results, String... args) {
        return Stream.concat(
                        Stream.of(args),
                        Stream.of(
                                "--results",
                                results.resolve("results").toString(),
                                "--reports",
                                results.resolve("reports").toString()))
                .toArray(String[]::new);
    }

    private static String options(String locale) {
        String[] parts = locale.split("-");
        return String.format(Locale.ROOT, "-Duser.language=%s -Duser.country=%s", parts[0], parts[1]);
    }
}
