package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.experiment.Provenance.DataFile;
import werkbank.experiment.Samples;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.experiment.trial.TrialState;
import werkbank.file.Json;
import werkbank.recipe.Precision;
import werkbank.space.DataSpec;
import werkbank.space.DataSpecBuilder;
import werkbank.store.H2StudyArchive;
import werkbank.study.StudyData;

/** Commands on a study that is there: its forms are a promise. */
class StudyCommandsTest {
    private static final String SPACE =
            """
            name: s
            description: <script>alert(1)</script>
            trials: 5
            parameters:
              act: {choice: [relu, elu]}
              units: {int: [2, 64], when: {act: relu}}
            network:
              - dense: {units: 8, activation: $act}
              - dense: $units
                when: {act: relu}
            training: {epochs: 3}
            """;

    private static final DataSpec MNIST = DataSpecBuilder.in(
                    Path.of("data", "mnist").toAbsolutePath().toString())
            .validation(6000)
            .build();
    private static final List<DataFile> MNIST_FILES = StudyData.read(MNIST).files();

    @TempDir
    Path results;

    @Test
    void trialsAsJsonHaveThePromisedForm() {
        createStudy();
        Answer answer = call("trials", "s", "--json");

        assertThat(answer.code()).isZero();
        assertThat(answer.err()).isEmpty();
        assertThat(answer.lines()).hasSize(1);
        JsonNode trials = answer.json();
        assertThat(trials).hasSize(5);
        for (int i = 0; i < 5; i++) {
            assertThat(trials.get(i).get("number").asInt()).isEqualTo(i + 1);
            assertThat(trials.get(i).fieldNames())
                    .toIterable()
                    .contains("number", "state", "objective", "epochs", "seconds", "parameters");
        }
        JsonNode first = trials.get(0);
        assertThat(first.get("state").asText()).isEqualTo("COMPLETE");
        assertThat(first.get("objective").asDouble()).isEqualTo(0.9);
        assertThat(first.get("epochs").asInt()).isEqualTo(3);
        assertThat(first.get("seconds").asDouble()).isEqualTo(7.5);
        assertThat(first.get("weights").asText()).isEqualTo("ema");
        assertThat(first.get("parameters").toString()).isEqualTo("{\"act\":\"relu\",\"units\":2}");
    }

    @Test
    void trialsWithoutAResultHaveNoObjective() {
        createStudy();
        JsonNode trials = call("trials", "s", "--json").json();

        assertThat(trials.get(2).get("state").asText()).isEqualTo("FAILED");
        assertThat(trials.get(2).get("objective").isNull()).isTrue();
        assertThat(trials.get(2).get("weights").isNull()).isTrue();
        assertThat(trials.get(2).get("cause").asText()).isEqualTo("on purpose");
        assertThat(trials.get(4).get("state").asText()).isEqualTo("INTERRUPTED");
        assertThat(trials.get(4).get("objective").isNull()).isTrue();
    }

    @Test
    void theBestComeFirstInTheTableAndInOrderOfNumbersInJson() {
        createStudy();
        Answer table = call("trials", "s", "--top", "2");
        assertThat(table.lines()).hasSize(3);
        assertThat(table.lines().get(1)).matches(" *4 +COMPLETE +99\\.00 % .*");
        assertThat(table.lines().get(2)).matches(" *2 +COMPLETE +95\\.00 % .*");

        assertThat(call("trials", "s", "--top", "2", "--json").json().findValuesAsText("number"))
                .containsExactly("2", "4");
    }

    @Test
    void theTableHasAColumnAParameter() {
        createStudy();
        List<String> lines = call("trials", "s").lines();

        assertThat(lines).hasSize(6);
        assertThat(lines.get(0).strip().split(" +"))
                .containsExactly(
                        "trial",
                        "state",
                        "accuracy",
                        "spread",
                        "log-loss",
                        "epochs",
                        "seconds",
                        "weights",
                        "stops",
                        "act",
                        "units");
        assertThat(lines.get(2).strip())
                .matches("2 +COMPLETE +95\\.00 % +0\\.21 % +0\\.0300 +3 +7\\.5 +ema +- +elu +-");
        assertThat(lines.get(3).strip()).matches("3 +FAILED .* - +elu +-");
        assertThat(lines.get(5)).contains("INTERRUPTED").contains("interrupted after ");
    }

    @Test
    void whereEveryTrialKeptItsTrainedWeightsTheTableHasNoColumnForThem() {
        try (TrialStore store = create()) {
            finish(store, 1, Map.of("act", "elu"), Samples.complete(0.9, Weights.TRAINED));
        }
        assertThat(call("trials", "s").lines().get(0)).doesNotContain("weights");
        assertThat(call("trials", "s", "--json").json().findValuesAsText("weights"))
                .containsExactly("trained");
    }

    @Test
    void csvHasAHeaderAndARowATrial() {
        createStudy();
        List<String> lines = call("trials", "s", "--csv").lines();

        assertThat(lines.get(0))
                .isEqualTo(
                        "number,state,objective,accuracy,spread,logLoss,macroF1,balancedAccuracy,errors,epochs,bestEpoch,weights,"
                                + "networkParameters,secondsPerImage,front,repeats,seconds,act,units");
        assertThat(lines.get(1))
                .isEqualTo("1,COMPLETE,0.9,0.9,0.0021,0.03,0.98,0.9,55,3,2,ema,3425386,2.5E-4,false,,7.5,relu,2");
        assertThat(lines.get(2))
                .isEqualTo("2,COMPLETE,0.95,0.95,0.0021,0.03,0.98,0.95,55,3,2,ema,3425386,2.5E-4,false,,7.5,elu,");
        assertThat(lines).hasSize(6);
    }

    @Test
    void aStudyWithoutTrialsHasEmptyForms() {
        create().close();

        assertThat(call("trials", "s", "--json").out()).isEqualTo("[]\n");
        assertThat(call("trials", "s").lines()).hasSize(1);
        assertThat(call("trials", "s", "--csv").lines()).hasSize(1);
        assertThat(call("trials", "s", "--top", "3").code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-2", "few"})
    void topMustBeACount(String top) {
        createStudy();
        Answer answer = call("trials", "s", "--top=" + top);

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("--top").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "4"})
    void topKMustBeOneToTheCompleteTrials(String topK) {
        createStudy();
        Answer answer = call("ensemble", "s", "--top-k=" + topK);

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .isEqualTo("werkbank: --top-k is %s; it must be 1 to 3, the checkpoints of study 's'%n", topK);
    }

    @Test
    void anUnknownMethodIsWrong() {
        Answer answer = call("ensemble", "s", "--method", "magic");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("--method", "magic").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "--method=auto, 1, study 's' has no complete trial (trial 1: on purpose)",
        "--top-k=3, 1, study 's' has no complete trial (trial 1: on purpose)",
        "--top-k=0, 2, --top-k is 0; it must be at least 1",
    })
    void anEnsembleOfAStudyWithoutResultsFails(String option, int code, String message) {
        try (TrialStore store = create()) {
            store.begin(new Proposal(1, new TreeMap<>(Map.of("act", "elu")), Optional.empty()), 1);
            store.finish(1, failed());
        }
        Answer answer = call("ensemble", "s", option);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.err()).isEqualTo("werkbank: " + message + "\n");
    }

    @Test
    void anEnsembleOfTrialsThatBreakAConstraintFails() {
        try (TrialStore store = create(SPACE + "constraints: [parameters <= 1000]\n", MNIST_FILES)) {
            finish(store, 1, Map.of("act", "elu"), Samples.complete(0.9, Weights.TRAINED));
        }
        Answer answer = call("ensemble", "s", "--top-k", "3");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err())
                .startsWith("werkbank: no complete trial of study 's' keeps the constraint parameters <= 1000: trial 1"
                        + " comes nearest with ");
    }

    @Test
    void evaluateWithoutAnEnsembleSaysHowToBuildOne() {
        createStudy();
        Answer answer = call("evaluate", "s");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("werkbank ensemble s").hasLineCount(1);
        try (TrialStore store = new H2StudyArchive(results).open("s")) {
            assertThat(store.testOpenings()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ensemble", "evaluate"})
    void aStudyThatWasBegunWithOtherFilesIsRefused(String command) {
        create(SPACE, List.of(new DataFile("train-images-idx3-ubyte.gz", "ab", 60_000)))
                .close();
        Answer answer = call(command, "s");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .isEqualTo("werkbank: the files in " + MNIST.folder()
                        + " are not those that study 's' was begun with (train-images-idx3-ubyte.gz: changed); put those back, or begin a new study with"
                        + " --study NAME\n");
        try (TrialStore store = new H2StudyArchive(results).open("s")) {
            assertThat(store.testOpenings()).isEmpty();
        }
    }

    @Test
    void aReportIsWrittenWhereItIsWanted() {
        createStudy();
        Path page = results.resolve("page.html");

        assertThat(call("report", "s", "--output", page.toString()).out()).isEqualTo(page + "\n");
        assertThat(page).content().startsWith("<!DOCTYPE html>").doesNotContain("<script>alert(1)");
    }

    @Test
    void aReportGoesToTheFolderOfReportsUnderTheStudysName() {
        createStudy();
        Path reports = results.resolve("reports");

        assertThat(call("report", "s", "--reports", reports.toString()).code()).isZero();
        assertThat(reports.resolve("s.html")).isNotEmptyFile();
    }

    @Test
    void figuresAndTrialsAreWrittenBesideTheReport() throws IOException {
        createStudy();
        Path page = results.resolve("out/page.v1.html");
        Answer answer = call("report", "s", "--csv", "--json", "--output", page.toString());

        Path table = results.resolve("out/page.v1.csv");
        Path figures = results.resolve("out/page.v1.json");
        assertThat(answer.lines()).containsExactly(page.toString(), table.toString(), figures.toString());
        assertThat(table).hasContent(call("trials", "s", "--csv").out());
        JsonNode data = Json.read(Files.readString(figures), JsonNode.class);
        assertThat(data.at("/overview/study").asText()).isEqualTo("s");
        assertThat(data.get("trials")).hasSize(5);
        assertThat(data.get("live").isNull()).isTrue();
        assertThat(page).content().contains("\"live\":null");
    }

    @Test
    void aCheckTellsWhatASearchOfTheStudyGoesOnWith() throws IOException {
        new H2StudyArchive(results)
                .create(record(SPACE, MNIST_FILES).with(Precision.BF16))
                .close();
        Path space = Files.writeString(results.resolve("s.yaml"), SPACE + "seed: 9\n");
        Answer answer = call("check", space.toString(), "--device", "cpu");

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.lines())
                .contains(
                        "          begun already; a search goes on with it, as it was begun",
                        "Engine    dl4j; the study was begun with it")
                .anyMatch(line -> line.matches("Study +5 trials.*, seed 1"))
                .anyMatch(line -> line.matches("Sampler +gp, .*, chosen by auto numbers decide"))
                .anyMatch(line -> line.matches("Scheduler asha.*, chosen by auto trials are many"))
                .anyMatch(line -> line.startsWith("Precision bf16"));
    }

    @Test
    void aCheckTellsThatAStudyOfTheNameIsAnother() throws IOException {
        create().close();
        Path space = Files.writeString(results.resolve("s.yaml"), SPACE.replace("64", "32"));
        Answer answer = call("check", space.toString(), "--device", "cpu");

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.lines())
                .contains(
                        "          a study of this name was begun with another space, so a search needs --study NAME for a"
                                + " new one",
                        "Sampler   random, chosen by auto since 5 trials are too few to learn from")
                .noneMatch(line -> line.contains("the study was begun with it"));
    }

    @Test
    void watchingAStudyThatNobodyHoldsWritesAtOnceAndChangesNothingOfIt() throws IOException {
        createStudy();
        Path file = results.resolve("s/study.mv.db");
        byte[] before = Files.readAllBytes(file);
        Path page = results.resolve("page.html");
        Answer answer = call("report", "s", "--watch", "--output", page.toString());

        assertThat(answer.code()).isZero();
        assertThat(answer.err()).isEmpty();
        assertThat(page).isNotEmptyFile();
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void watchingAStudyThatIsNotThereIsWrong() {
        Answer answer = call("report", "nothing", "--watch");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("there is no study 'nothing'").hasLineCount(1);
    }

    @Test
    void servingNeedsAReport() {
        createStudy();
        Answer answer = call("serve", "s", "--reports", results.toString());

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err())
                .isEqualTo(
                        "werkbank: there is no report %s; write it with: werkbank report s%n",
                        results.resolve("s.html"));
    }

    @Test
    void servingOnAPortThatIsTakenIsWrong() throws IOException {
        Files.writeString(results.resolve("s.html"), "<!DOCTYPE html>");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            Answer answer = call("serve", "s", "--reports", results.toString(), "--port", port);

            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.err()).contains("--port " + port).hasLineCount(1);
        }
    }

    @Test
    void theStudyIsGivenUpAfterEachCommand() {
        createStudy();
        call("trials", "s");
        call("ensemble", "s", "--top-k=9");
        call("report", "s", "--output", results.resolve("r.html").toString());

        assertThat(call("trials", "s", "--json").code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"trials", "report", "ensemble"})
    void anEnsembleWithoutItsStudyIsSaid(String command) throws IOException {
        Path ensemble = Files.createDirectories(results.resolve("alone/ensemble"));
        Files.writeString(ensemble.resolve("ensemble.json"), "{}");
        Answer answer = call(command, "alone");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .contains(
                        "alone has an ensemble but not the study that it came from",
                        "predict, evaluate and export take it");
        assertThat(results.resolve("alone")).isDirectoryNotContaining("glob:**/*.db");
    }

    @Test
    void theRecordOfTheSpaceIsNotTheUsersFile() {
        try (TrialStore store = create()) {
            store.goOnAs(store.study().with("name: s\ntrials: many", "s.yaml"));
        }
        Answer answer = call("trials", "s");
        assertThat(answer.code()).isOne();
        assertThat(answer.err()).contains("study 's' can't be used", "in its record, not your file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-x", "ü", "a b", ".x", ""})
    void anOptionRefusesTheNamesThatASpaceRefuses(String name) throws IOException {
        Path space = Files.writeString(results.resolve("s.yaml"), SPACE);
        String rule = "it must be 1 to 100 letters, digits, _, - and ., with no . or - at the start";
        Answer option = call("search", space.toString(), "--study=" + name);
        assertThat(option.code()).isEqualTo(2);
        assertThat(option.err()).contains("study is '" + name + "'; " + rule);

        Files.writeString(space, SPACE.replace("name: s", "name: '" + name + "'"));
        Answer key = call("search", space.toString());
        assertThat(key.code()).isEqualTo(2);
        assertThat(key.err()).contains("name is '" + name + "'; " + rule);
        assertThat(results.toFile().list()).containsExactly("s.yaml");
    }

    private Answer call(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--results", results.toString()));
        return Answer.of(all.toArray(String[]::new));
    }

    /** Three complete trials, a failed one and one that was cut off. */
    private void createStudy() {
        try (TrialStore store = create()) {
            finish(store, 1, Map.of("act", "relu", "units", 2), Samples.complete(0.9));
            finish(store, 2, Map.of("act", "elu"), Samples.complete(0.95));
            finish(store, 3, Map.of("act", "elu"), failed());
            finish(store, 4, Map.of("act", "relu", "units", 64), Samples.complete(0.99));
            finish(store, 5, Map.of("act", "elu"), TrialResult.interrupted(1, 2));
        }
    }

    private static void finish(TrialStore store, int number, Map<String, Object> parameters, TrialResult result) {
        store.begin(new Proposal(number, new TreeMap<>(parameters), Optional.empty()), 1);
        for (int epoch = 1; epoch <= result.epochs(); epoch++) {
            store.record(number, Samples.epoch(epoch));
        }
        store.finish(number, result);
    }

    private static TrialResult failed() {
        return TrialResult.failed(TrialState.FAILED, 1, 1, new TrialResult.Failure("on purpose", "trace"));
    }

    private TrialStore create() {
        return create(SPACE, MNIST_FILES);
    }

    private TrialStore create(String space, List<DataFile> files) {
        return new H2StudyArchive(results).create(record(space, files));
    }

    private static StudyRecord record(String space, List<DataFile> files) {
        return new StudyRecord("s", space, "s.yaml", 1, MNIST, Samples.NOON, Samples.provenance(files));
    }
}
