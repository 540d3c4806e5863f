package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import werkbank.dataset.SmallMnist;
import werkbank.space.Spaces;

/** Help, wrong calls and wrong files: what needs no study. */
class CommandLineTest {
    private static final String QUICK = "search-spaces/quick.yaml";

    @TempDir
    Path folder;

    static Set<String> commands() {
        return WerkbankCommand.commandLine().getSubcommands().keySet();
    }

    @Test
    void thePromisedCommandsAreThere() {
        assertThat(commands())
                .contains(
                        "run",
                        "search",
                        "trials",
                        "report",
                        "ensemble",
                        "evaluate",
                        "predict",
                        "export",
                        "check",
                        "doctor");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelp(String command) {
        Answer answer = Answer.of(command, "--help");

        assertThat(answer.code()).isZero();
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out())
                .contains("Usage: werkbank " + command)
                .contains("--results", "--reports", "--quiet", "--verbose");
        assertThat(answer.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "search"})
    void runAndSearchShareTheirOptions(String command) {
        assertThat(Answer.of(command, "--help").out())
                .contains("--study=NAME", "--trials=N", "--timeout=TIME", "--workers=N", "--seed=S", "SPACE.yaml");
    }

    @Test
    void examplesInTheHelpAreNotTornApart() {
        List<String> examples = new ArrayList<>();
        WerkbankCommand.commandLine().getSubcommands().forEach((name, command) -> {
            List<String> footer =
                    List.of(command.getCommandSpec().usageMessage().footer());
            assertThat(Answer.of(name, "--help").lines()).containsAll(footer);
            String commands = String.join("\n", footer).replace("\\\n", "");
            examples.addAll(commands.lines()
                    .filter(line -> line.startsWith("  ./werkbank"))
                    .toList());
        });
        assertThat(examples).hasSizeGreaterThan(25).allSatisfy(example -> assertThat(parse(example))
                .isTrue());
    }

    @Test
    void everyCommandAndOptionIsOnAPage() throws IOException {
        StringBuilder pages = new StringBuilder(Files.readString(Path.of("README.md")));
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            for (Path page :
                    docs.filter(file -> file.toString().endsWith(".md")).toList()) {
                pages.append(Files.readString(page));
            }
        }
        Set<String> words = Pattern.compile("(?:--|`)[a-z0-9][a-z0-9-]*")
                .matcher(pages)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        assertThat(words).containsAll(commands().stream().map("`"::concat).toList());
        assertThat(WerkbankCommand.commandLine().getSubcommands().values().stream()
                        .flatMap(command -> command.getCommandSpec().options().stream())
                        .map(OptionSpec::longestName)
                        .filter(name -> !name.equals("--version")))
                .hasSizeGreaterThan(50)
                .allSatisfy(option -> assertThat(words).contains(option));
    }

    private static boolean parse(String example) {
        String[] words = example.strip().split("\\s+");
        String[] args = Stream.of(words).skip(1).toArray(String[]::new);
        WerkbankCommand.commandLine().parseArgs(args);
        return true;
    }

    @Test
    void theHelpOfAllListsTheCommands() {
        Answer answer = Answer.of("--help");
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains(commands()).contains("Exit codes:");
    }

    @Test
    void theVersionIsShown() {
        assertThat(Answer.of("--version").out()).startsWith("Werkbank ");
    }

    @Test
    void withoutACommandTheHelpIsAnError() {
        Answer answer = Answer.of();
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains("Usage: werkbank");
    }

    @Test
    void anUnknownCommandIsWrong() {
        Answer answer = Answer.of("evalute", "x");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("'evalute'", "evaluate");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void anUnknownOptionIsWrong(String command) {
        Answer answer =
                switch (command) {
                    case "predict" -> Answer.of(command, "x", "x.png", "--frobnicate");
                    case "import" -> Answer.of(command, "x", "--from", "x.csv", "--frobnicate");
                    default -> Answer.of(command, "x", "--frobnicate");
                };
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err().lines().findFirst())
                .get()
                .asString()
                .startsWith("werkbank: ")
                .contains("'--frobnicate'")
                .endsWith("see werkbank " + command + " --help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "search", "check"})
    void aMissingFileIsWrong(String command) {
        Answer answer = Answer.of(command, folder.resolve("nowhere.yaml").toString());
        assertWrong(answer, folder + "/nowhere.yaml does not exist");
    }

    @Test
    void aNameThatBeginsWithAnAtSignIsAName() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "--help");
        assertWrong(Answer.of("check", "@" + other), "@" + other + " does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "search", "check"})
    void aWrongSpaceIsOneLineWithItsPlace(String command) throws IOException {
        Path file = Files.writeString(
                folder.resolve("wrong.yaml"),
                """
                name: wrong
                trials: 3
                network:
                  - dense: 0
                training: {epochs: 1}
                """);
        assertWrong(Answer.of(command, file.toString()), file + ":4:12: ");
        Answer verbose = Answer.of(command, file.toString(), "--verbose");
        assertThat(verbose.code()).isEqualTo(2);
        assertThat(verbose.err()).contains(file + ":4:12: ", "\tat werkbank.space.");
    }

    @Test
    void everythingWrongInASpaceIsALineOfItsOwn() throws IOException {
        Path file = Files.writeString(
                folder.resolve("several.yaml"),
                """
                name: several
                n_trials: 3
                network: [{dense: 0}, flatten]
                training: {epochs: 1}
                """);

        Answer answer = Answer.of("check", file.toString());

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err().lines().map(line -> line.replaceFirst(": .*?:(\\d+:\\d+): .*", " $1")))
                .containsExactly("werkbank 2:1", "werkbank 3:19", "werkbank 3:23");
    }

    @Test
    void aWordForANumberIsSaidInOurWords() {
        Answer answer = Answer.of("search", QUICK, "--seed", "soon");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("'soon' is not a whole number").doesNotContain("long");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--workers 5000000000 | Invalid value for option '--workers': 5000000000 is too large; see",
                "--device foo | Invalid value for option '--device': 'foo' is not one of [AUTO, GPU, CPU]; see",
                "second.yaml | too many, or misspelt: 'second.yaml'; see",
            })
    void aWrongCallIsSaidInOurWords(String options, String error) {
        List<String> call = new ArrayList<>(List.of("search", QUICK));
        call.addAll(List.of(options.split(" ")));
        Answer answer = Answer.of(call.toArray(String[]::new));

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).startsWith("werkbank: " + error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "search", "check", "augment"})
    void aFolderOfImagesThatIsNotThereIsToldAtItsPlace(String command) throws IOException {
        Path file = Files.writeString(
                folder.resolve("gone.yaml"),
                "name: gone\ntrials: 1\ndata: nosuch\nnetwork: [dense: 4]\ntraining: {epochs: 1}\n");
        assertWrong(
                Answer.of(command, file.toString()),
                file + ":3:7: folder is 'nosuch', but there is nothing at " + folder.resolve("nosuch")
                        + "; name a folder of images by its path from the file's own");
        Files.writeString(
                file, "name: gone\ntrials: 1\ndata:\n  folder: no such\nnetwork: [dense: 4]\ntraining: {epochs: 1}\n");
        assertWrong(Answer.of(command, file.toString()), file + ":4:11: folder is 'no such', but");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "search", "check"})
    void aTestThatWillNotFitIsRefusedBeforeAnythingIsTrained(String command) throws IOException {
        Path data = Files.createDirectory(folder.resolve("unfit"));
        SmallMnist.write(data, 60, 20);
        Path labels = data.resolve("t10k-labels-idx1-ubyte");
        byte[] content = Files.readAllBytes(labels);
        content[content.length - 1] = 77;
        Files.write(labels, content);
        Path file = Files.writeString(
                folder.resolve("unfit.yaml"),
                "name: unfit\ntrials: 1\ndata: {folder: unfit, validation: 20}\nnetwork: [dense: 4]\n"
                        + "training: {epochs: 1}\n");
        assertWrong(
                Answer.of(command, file.toString(), "--results", folder.toString()),
                labels + ": expected labels 0 to 9 as in training but label 20 is 77;");
        assertThat(folder.resolve("unfit")).isDirectoryNotContaining("glob:**.mv.db");
    }

    @Test
    void checkSaysWhatSmallDataIsWorth() throws IOException {
        SmallMnist.write(Files.createDirectory(folder.resolve("few")), 60, 20);
        Path file = Files.writeString(
                folder.resolve("few.yaml"),
                "name: few\ntrials: 1\ndata: {folder: few, validation: 20}\nnetwork: [dense: 4]\ntraining: {epochs: 1}\n");

        assertThat(Answer.of("check", file.toString()).lines())
                .anyMatch(line -> line.startsWith("Baseline  always the most frequent class is right for "))
                .anyMatch(line -> line.startsWith("Warning   classes ")
                        && line.endsWith(" have fewer than 10 images to train on"))
                .anyMatch(line -> line.startsWith("Warning   only 20 held-out images: "));
    }

    @Test
    void checkSaysWhatIsReachedWithoutANetwork() throws IOException {
        SmallMnist.write(Files.createDirectory(folder.resolve("linear")), 400, 20);
        Path file = Files.writeString(
                folder.resolve("linear.yaml"),
                "name: l\ntrials: 1\ndata: {folder: linear, validation: 100}\nnetwork: [dense: 4]\n"
                        + "training: {epochs: 1}\n");

        List<String> lines = Answer.of("check", file.toString(), "--baseline").lines();
        assertThat(lines)
                .anyMatch(line -> line.matches("Majority  always class \\d, the most frequent to learn from: accuracy"
                        + " [\\d.]+ %, balanced accuracy 10\\.00 % on 100 held-out images"))
                .anyMatch(line -> line.matches("Linear    logistic regression on the pixels: accuracy [5-9]\\d\\.00 %,"
                        + " balanced accuracy [5-9][\\d.]+ % on 100 held-out images; learned from 300 at 28 × 28"));
        assertThat(Answer.of("check", file.toString(), "--baseline").lines()).isEqualTo(lines);
        assertThat(Answer.of("check", file.toString()).out()).doesNotContain("Linear", "Majority");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "search"})
    void anEnsembleWithoutItsStudyIsNotReplaced(String command) throws IOException {
        Path ensemble = Files.createDirectories(folder.resolve("quick/ensemble"));
        Path manifest = Files.writeString(ensemble.resolve("ensemble.json"), "{}");
        assertWrong(
                Answer.of(command, QUICK, "--results", folder.toString()),
                folder.resolve("quick") + " has an ensemble but not the study that it came from");
        assertThat(manifest).hasContent("{}");
        assertThat(folder.resolve("quick")).isDirectoryNotContaining("glob:**.mv.db");
    }

    @ParameterizedTest
    @CsvSource({
        "--trials, 0, --trials is 0",
        "--trials, -1, --trials is -1",
        "--trials, 1000001, --trials is 1000001; it must be at most 1000000",
        "--trials, many, '--trials'",
        "--workers, 0, --workers is 0",
        "--workers, x, '--workers'",
        "--timeout, soon, --timeout is 'soon'",
        "--timeout, -5m, --timeout is '-5m'",
        "--timeout, 30, --timeout is '30'",
        "--seed, 1.5, '--seed'",
        "--storage, hdfs://h/s, --storage hdfs://h/s is for trials on a cluster",
        "--spark-conf, spark.executor.cores=4, --spark-conf spark.executor.cores is for trials on a cluster",
        "--study, ../x, study is '../x'",
        "--study, '', study is ''",
        "--study, <b>x</b>, study is '<b>x</b>'",
    })
    void aWrongOptionOfTheSearchIsNamed(String option, String value, String words) {
        String results = folder.toString();
        assertWrong(Answer.of("search", QUICK, "--results", results, option + "=" + value), words);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"trials", "report", "ensemble", "evaluate"})
    void aStudyThatDoesNotExistIsWrong(String command) {
        Answer answer = Answer.of(command, "nothing", "--results", folder.toString());
        assertWrong(answer, "there is no study 'nothing' in " + folder);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void wordsThatLookLikeMarkupAreShownAsTheyAre() {
        assertWrong(Answer.of("trials", "@|red x|@<b>", "--results", folder.toString()), "study name '@|red x|@<b>'");
    }

    @Test
    void anEmptyNameIsShown() {
        assertWrong(
                Answer.of("trials", "", "--results", folder.toString()),
                "study name '': it must be 1 to 100 letters, digits, _, - and ., with no . or - at the start");
        assertWrong(Answer.of("check", ""), "'' is a folder; name a YAML file, which werkbank init '' writes");
    }

    static Stream<Path> spaces() throws IOException {
        return Files.list(Path.of("search-spaces"))
                .filter(file -> file.toString().endsWith(".yaml"))
                .filter(file -> Spaces.ofOwnImages().stream().noneMatch(name -> file.endsWith(name + ".yaml")))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void everyReadySpaceIsValid(Path file) {
        Answer answer = Answer.of("check", file.toString());

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out())
                .startsWith(file + " is a valid search space")
                .contains(
                        "Data      ",
                        "28 × 28",
                        "Study     ",
                        "Memory    a worker needs up to ",
                        "Searches  ",
                        "Network",
                        "parameters, ");
    }

    @Test
    void checkRefusesASpaceForAnotherNumberOfClasses() throws IOException {
        Path file = Files.writeString(
                folder.resolve("two.yaml"),
                """
                name: two
                trials: 3
                network:
                  - dense: 4
                training: {epochs: 1, class-weights: [1, 2]}
                """);
        assertWrong(Answer.of("check", file.toString()), file + ":5:38: class-weights is a list of 2, but");
    }

    @Test
    void checkCountsRepeatsOnTopOfTheTrials() throws IOException {
        Path file = Files.writeString(
                folder.resolve("again.yaml"),
                """
                name: again
                trials: 20
                repeats: {top: 3, seeds: 2}
                network:
                  - dense: {int: [4, 8]}
                training: {epochs: 1}
                """);
        assertThat(Answer.of("check", file.toString()).out())
                .contains("Study     20 trials and up to 6 repeats of the best, ensemble ");
    }

    @Test
    void checkCountsTheTutorialsParameters() {
        assertThat(Answer.of("check", "search-spaces/seed-cnn.yaml").out())
                .contains(
                        "54,000 training and 6,000 validation images, the last of the files, of 28 × 28",
                        "Searches  nothing",
                        "3,425,386 parameters");
    }

    @Test
    void anUnexpectedErrorIsOneLineToo() {
        CommandLine command = WerkbankCommand.commandLine();
        var err = new StringWriter();
        command.setErr(new PrintWriter(err, true));
        int code = new OneLineErrors(Map.of())
                .handleExecutionException(new IllegalStateException("odd"), command, command.parseArgs());
        assertThat(code).isEqualTo(1);
        assertThat(err).hasToString("werkbank: unexpected IllegalStateException: odd; --verbose shows where\n");
    }

    @Test
    void theLauncherIsSoundBash() throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-n", "werkbank").inheritIO().start();
        assertThat(bash.waitFor()).isZero();
        assertThat(Path.of("werkbank")).isExecutable();
    }

    private static void assertWrong(Answer answer, String words) {
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).startsWith("werkbank: ").contains(words).hasLineCount(1);
    }
}
