package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import werkbank.dataset.SmallMnist;
import werkbank.experiment.TrialStore;
import werkbank.experiment.result.EnsembleResult;
import werkbank.recipe.Views;
import werkbank.store.H2StudyArchive;

/** The program as its users run it, on a few hundred digits. */
@Timeout(600)
class WerkbankIT {
    /** Of so many epochs that a trial lasts while a test looks at it, or ends a process. */
    private static final String SPACE =
            """
            name: tiny
            trials: 3
            seed: 5
            data: {folder: data, validation: 200}
            ensemble: {top-k: 2, method: average}
            parameters:
              filters: {int: [4, 8], step: 2}
            network:
              - conv: {filters: $filters, kernel: 3}
              - batch-norm: {momentum: 0.5}
              - max-pool: 2
              - dense: 16
            training:
              epochs: 8
              batch-size: 32
              learning-rate: {float: [1.0e-3, 1.0e-2], log: true}
            """;

    @TempDir
    static Path folder;

    /** Of {@code run} with one worker, never disturbed. */
    private static Answer reference;

    private static String space;

    @TempDir
    Path results;

    @BeforeAll
    static void runOnce() throws IOException, InterruptedException {
        SmallMnist.write(Files.createDirectory(folder.resolve("data")), 700, 300);
        space = Files.writeString(folder.resolve("tiny.yaml"), SPACE).toString();
        reference = WerkbankProcess.call(
                "run",
                space,
                "--workers",
                "1",
                "--results",
                folder.resolve("results").toString(),
                "--reports",
                folder.resolve("reports").toString());
    }

    @Test
    void runDoesTheWholeJob() {
        assertThat(reference.code()).as(reference.err()).isZero();
        assertThat(reference.out())
                .startsWith("Study tiny: 3 trials (3 complete)")
                .contains("Best trial ", "Ensemble of 2: ", " of 300 wrong", "Best member, trial ", "McNemar p = ")
                .contains(folder.resolve("reports/tiny.html").toString())
                .contains(folder.resolve("results/tiny/study.mv.db").toString())
                .doesNotContain("epoch 1/8");
        assertThat(reference.err())
                .contains("1 worker with ", "trial 1/3  epoch 1/8", "trial 3/3  COMPLETE")
                .doesNotContain("Exception", "WARN");
        assertThat(folder.resolve("reports/tiny.html"))
                .content()
                .startsWith("<!DOCTYPE html>")
                .contains("\"live\":null");
        assertThat(folder.resolve("results/tiny/study.mv.db")).isNotEmptyFile();
        assertThat(folder.resolve("results/tiny/ensemble/ensemble.json")).isNotEmptyFile();
    }

    @Test
    void runAgainFindsEverythingDone() throws IOException {
        copyReference();
        Answer again = runHere();

        assertThat(again.code()).isZero();
        assertThat(again.err()).contains("3 of 3 trials are done already").doesNotContain("opening the test set");
        assertThat(again.lines().subList(0, 5)).isEqualTo(reference.lines().subList(0, 5));
        assertThat(testOpenings()).isEqualTo(1);
    }

    @Test
    void aLargerNumberOfTrialsAddsTheMissingOnesAndJudgesTheNewEnsemble() throws IOException {
        copyReference();
        Answer more = runHere("--trials", "4", "--quiet");

        assertThat(more.code()).isZero();
        assertThat(more.err()).isEmpty();
        List<JsonNode> trials = trials();
        assertThat(trials).hasSize(4);
        assertSame(trials.subList(0, 3), referenceTrials(), "parameters", "objective", "seconds");
    }

    @Test
    void evaluateJudgesOnTheTestSetAndLeavesARow() throws IOException {
        copyReference();
        Answer answer = inProcess("evaluate", "tiny", "--json");

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.lines()).hasSize(1);
        JsonNode evaluation = answer.json();
        assertThat(evaluation.get("study").asText()).isEqualTo("tiny");
        assertThat(evaluation.get("testImages").asInt()).isEqualTo(300);
        JsonNode ensemble = evaluation.get("ensemble");
        double accuracy = ensemble.get("accuracy").asDouble();
        assertThat(accuracy)
                .isBetween(0.5, 1.0)
                .isEqualTo((300 - ensemble.get("errors").asInt()) / 300.0);
        assertThat(ensemble.get("logLoss").asDouble()).isPositive();
        assertThat(ensemble.get("interval")).hasSize(2);
        assertThat(accuracy)
                .isBetween(
                        ensemble.get("interval").get(0).asDouble(),
                        ensemble.get("interval").get(1).asDouble());
        assertThat(ensemble.get("members")).hasSize(2);
        assertThat(evaluation.get("members")).hasSize(2).allSatisfy(member -> assertThat(member.fieldNames())
                .toIterable()
                .contains("trial", "accuracy", "errors"));
        assertThat(evaluation.get("bestMember").get("trial"))
                .isEqualTo(ensemble.get("members").get(0));
        assertThat(evaluation.at("/calibration/after/logLoss").asDouble())
                .isEqualTo(ensemble.get("logLoss").asDouble());
        assertThat(evaluation.at("/rejection/curve/0/errors")).isEqualTo(ensemble.get("errors"));
        assertThat(evaluation.at("/agreement/pairs")).singleElement().satisfies(pair -> assertThat(pair.get("trials"))
                .isEqualTo(ensemble.get("members")));
        assertThat(evaluation.get("growth")).hasSize(2);
        assertThat(ensemble.get("secondsPerThousand").asDouble()).isPositive();
        assertThat(evaluation.get("mistakes"))
                .hasSize(ensemble.get("errors").asInt())
                .allSatisfy(mistake -> assertThat(mistake.get("predicted")).isNotEqualTo(mistake.get("truth")));
        assertThat(reference.out()).contains(" accuracy, " + ensemble.get("errors") + " of 300 wrong");
        assertThat(testOpenings()).isEqualTo(2);
    }

    @Test
    void evaluateShowsATable() throws IOException {
        copyReference();
        Answer answer = inProcess("evaluate", "tiny");

        assertThat(answer.code()).isZero();
        assertThat(answer.out())
                .contains(
                        "ensemble",
                        "95 % interval",
                        "McNemar p = ",
                        "calibration ",
                        "rejection ",
                        "agreement ",
                        "precision",
                        "Confusion matrix");
    }

    @Test
    void anotherEnsembleIsBuiltFromWhatIsStored() throws IOException {
        copyReference();
        Answer answer = inProcess("ensemble", "tiny", "--top-k", "3", "--method", "average");

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out())
                .startsWith("Method average: as asked for")
                .containsPattern("trial \\d  +0\\.3333 ")
                .containsPattern("average  +1\\.0000 ")
                .contains("Temperature ");
        assertThat(results.resolve("tiny/ensemble").toFile().list()).hasSize(4);
        try (TrialStore store = open()) {
            assertThat(store.ensemble().orElseThrow().members()).hasSize(3);
            assertThat(store.evaluation()).isEmpty();
            assertThat(store.testOpenings()).hasSize(1);
        }
    }

    @Test
    void autoComparesTheMethodsAndTheTemperatureIsThatOfTheEvaluation() throws IOException {
        copyReference();
        Answer answer = inProcess("ensemble", "tiny", "--method", "auto");

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out())
                .startsWith("Cross-validation within the validation images")
                .contains("\naverage ", "\ndiverse ", "\ngreedy ", "\nweighted ", "\nMethod ");
        JsonNode evaluation = inProcess("evaluate", "tiny", "--json").json();
        try (TrialStore store = open()) {
            EnsembleResult ensemble = store.ensemble().orElseThrow();
            assertThat(ensemble.choice().compared()).hasSize(4);
            assertThat(ensemble.members()).hasSizeBetween(1, 2);
            assertThat(ensemble.growth()).hasSize(3);
            assertThat(ensemble.temperature()).isPositive().isNotEqualTo(1);
            assertThat(evaluation.get("ensemble").get("method").asText()).isEqualTo(ensemble.method());
        }
    }

    @Test
    void aLimitOfTimeLeavesOutSlowMembers() throws IOException {
        copyReference();
        Answer refused = inProcess("ensemble", "tiny", "--ms-per-image", "0");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .isEqualTo("werkbank: --ms-per-image is 0.0; it must be a number of milliseconds above 0\n");

        Answer answer = inProcess("ensemble", "tiny", "--method", "auto", "--ms-per-image", "1.0e-6");

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out()).contains(" ms an image, of which the members take ", "left out for it: 2 checkpoints");
        try (TrialStore store = open()) {
            assertThat(store.ensemble().orElseThrow().members()).hasSize(1);
        }
    }

    @Test
    void membersLookAtAnImageAsOftenAsIsSaid() throws IOException {
        copyReference();
        Answer answer = inProcess("ensemble", "tiny", "--tta", "shifts");

        assertThat(answer.code()).as(answer.err()).isZero();
        try (TrialStore store = open()) {
            assertThat(store.ensemble().orElseThrow().members())
                    .hasSize(2)
                    .allSatisfy(member -> assertThat(member.views()).isEqualTo(Views.SHIFTS));
        }
    }

    @Test
    void afterCtrlCTheSameCommandGoesOnAndRunsNoTrialTwice() throws IOException, InterruptedException {
        try (WerkbankProcess process = start("--workers", "1")) {
            process.awaitProgress("trial 2/3  epoch 1/8");
            List<ProcessHandle> workers = process.workers();
            assertThat(workers).hasSize(1);
            process.signal("INT");
            Answer interrupted = process.await();

            assertThat(interrupted.code()).isEqualTo(130);
            assertThat(interrupted.out()).isEmpty();
            assertThat(interrupted.err()).contains("the same command goes on").doesNotContain("Exception");
            assertEnd(workers);
        }
        List<JsonNode> before = trials();
        assertThat(state(before.get(0))).isEqualTo("COMPLETE");
        assertThat(before).extracting(WerkbankIT::state).contains("INTERRUPTED").doesNotContain("RUNNING");

        Answer resumed = runHere("--workers", "1");

        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.err())
                .containsPattern("of 3 trials (is|are) done already")
                .doesNotContain("trial 1/3  epoch");
        assertThat(trials().get(0).get("seconds")).isEqualTo(before.get(0).get("seconds"));
        assertSame(trials(), referenceTrials(), "state", "epochs", "parameters", "objective", "logLoss");
    }

    @Test
    void afterAKillTheWorkersAreGoneAndTheSameCommandGoesOn() throws IOException, InterruptedException {
        try (WerkbankProcess process = start("--workers", "2")) {
            process.awaitProgress("epoch 1/8");
            List<ProcessHandle> workers = process.workers();
            assertThat(workers).isNotEmpty();
            process.signal("KILL");
            process.await();
            assertEnd(workers);
        }
        assertThat(trials())
                .extracting(WerkbankIT::state)
                .contains("INTERRUPTED")
                .doesNotContain("RUNNING");

        Answer resumed = runHere("--workers", "2");

        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertSame(trials(), referenceTrials(), "state", "epochs", "parameters");
    }

    @Test
    void aTrialWhoseWorkerIsKilledEndsAsIfNothingHadHappened() throws IOException, InterruptedException {
        try (WerkbankProcess process = start("--workers", "1")) {
            process.awaitProgress("trial 1/3  epoch 1/8");
            WerkbankProcess.signal("KILL", process.workers().get(0).pid());
            Answer answer = process.await();

            assertThat(answer.code()).as(answer.err()).isZero();
            assertThat(answer.err())
                    .contains("trial 1: worker died (killed by signal 9", "; trying once more")
                    .doesNotContain("FAILED");
            assertThat(answer.out()).startsWith("Study tiny: 3 trials (3 complete)");
        }
        assertSame(trials(), referenceTrials(), "state", "epochs", "parameters", "objective", "logLoss");
    }

    @Test
    void aSecondProcessIsToldWhoHoldsTheStudyAndSeesItsReport() throws Exception {
        String endless = Files.writeString(folder.resolve("endless.yaml"), SPACE.replace("epochs: 8", "epochs: 9999"))
                .toString();
        Path page = results.resolve("reports/tiny.html");
        Path watched = results.resolve("watched.html");
        try (WerkbankProcess process = startCommand("search", endless, "--workers", "1")) {
            process.awaitProgress("epoch 1/9999");
            Answer refused = inProcess("evaluate", "tiny");
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err())
                    .contains("study 'tiny' is held by process " + process.pid())
                    .hasLineCount(1);
            assertReadMeanwhile(process.pid());
            CompletableFuture<Answer> watching = CompletableFuture.supplyAsync(
                    () -> inProcess("report", "tiny", "--watch", "--output", watched.toString()));
            process.awaitProgress("the report is " + page);
            assertThat(page).content().contains("\"live\":{\"finished\":0,\"trials\":3,", ":\"RUNNING\"");
            assertThat(watching).isNotDone();
            process.signal("TERM");
            assertThat(process.await().code()).isEqualTo(143);
            assertThat(page)
                    .content()
                    .contains("\"live\":null", "\"INTERRUPTED\"")
                    .doesNotContain(":\"RUNNING\"");

            Answer waited = watching.get();
            assertThat(waited.code()).as(waited.err()).isZero();
            assertThat(waited.err())
                    .contains("is held by process " + process.pid(), "waiting until it ends")
                    .hasLineCount(1);
            assertThat(watched).content().contains("\"live\":null");
        }
        assertThat(trials()).extracting(WerkbankIT::state).containsExactly("INTERRUPTED");
    }

    /** Commands that only read see the study as it is now, and say so; the search doesn't notice. */
    private void assertReadMeanwhile(long pid) throws IOException {
        Answer trials = inProcess("trials", "tiny", "--json");
        assertThat(trials.code()).as(trials.err()).isZero();
        assertThat(trials.err())
                .matches("study 'tiny' is held by process " + pid + " on host .*; this is as of \\S+Z\\R");
        assertThat(trials.json()).singleElement().satisfies(trial -> {
            assertThat(state(trial)).isEqualTo("RUNNING");
            assertThat(trial.get("epochs").asInt()).isPositive();
        });
        Path own = results.resolve("meanwhile.html");
        Answer report = inProcess("report", "tiny", "--output", own.toString());
        assertThat(report.code()).as(report.err()).isZero();
        assertThat(own).content().contains(":\"RUNNING\"", "\"live\":null");

        String reports = results.resolve("reports").toString();
        assertThat(inProcess("report", "tiny", "--reports", reports).code()).isZero();
        assertThat(results.resolve("reports/tiny.html"))
                .as("a page that is open there goes on looking for the next")
                .content()
                .contains(":\"RUNNING\"", "\"live\":{\"finished\":0,\"trials\":3,");
    }

    @Test
    void aReportIsServedUntilCtrlC() throws Exception {
        String reports = folder.resolve("reports").toString();
        try (WerkbankProcess process = WerkbankProcess.start("serve", "tiny", "--port", "0", "--reports", reports)) {
            URI address = URI.create(process.awaitLine());
            HttpResponse<String> page = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).isEqualTo(Files.readString(folder.resolve("reports/tiny.html")));
            process.signal("INT");
            assertThat(process.await().code()).isEqualTo(130);
        }
    }

    @Test
    void aTimeoutStartsNoFurtherTrial() throws IOException {
        String longer = Files.writeString(folder.resolve("longer.yaml"), SPACE.replace("epochs: 8", "epochs: 60"))
                .toString();

        Answer answer = Answer.of(command("run", longer, "--workers", "1", "--timeout", "1s"));

        assertThat(trials()).hasSize(1);
        assertThat(answer.code()).as(answer.err()).isZero();
        String missing = "can't have 2 members: there are no more checkpoints to choose from than 1";
        assertThat(answer.err()).contains(missing);
        assertThat(inProcess("ensemble", "tiny").err()).contains(missing);
    }

    /** With workers of its own, but no process for the command. */
    private Answer runHere(String... options) {
        return Answer.of(command("run", space, options));
    }

    private WerkbankProcess start(String... options) throws IOException {
        return startCommand("run", space, options);
    }

    private WerkbankProcess startCommand(String command, String file, String... options) throws IOException {
        return WerkbankProcess.start(command(command, file, options));
    }

    private String[] command(String command, String file, String... options) {
        Stream<String> fixed = Stream.of(
                command,
                file,
                "--results",
                results.toString(),
                "--reports",
                results.resolve("reports").toString());
        return Stream.concat(fixed, Stream.of(options)).toArray(String[]::new);
    }

    private Answer inProcess(String... args) {
        return Answer.of(withResults(args));
    }

    private String[] withResults(String... args) {
        return Stream.concat(Stream.of(args), Stream.of("--results", results.toString()))
                .toArray(String[]::new);
    }

    private List<JsonNode> trials() {
        return list(inProcess("trials", "tiny", "--json"));
    }

    private static List<JsonNode> referenceTrials() {
        return list(Answer.of(
                "trials",
                "tiny",
                "--json",
                "--results",
                folder.resolve("results").toString()));
    }

    private static List<JsonNode> list(Answer answer) {
        assertThat(answer.code()).as(answer.err()).isZero();
        return StreamSupport.stream(answer.json().spliterator(), false).toList();
    }

    private static String state(JsonNode trial) {
        return trial.get("state").asText();
    }

    private static void assertSame(List<JsonNode> actual, List<JsonNode> expected, String... keys) {
        for (String key : keys) {
            assertThat(actual)
                    .as(key)
                    .extracting(trial -> trial.get(key))
                    .isEqualTo(expected.stream().map(trial -> trial.get(key)).toList());
        }
    }

    private static void assertEnd(List<ProcessHandle> processes) {
        assertThat(processes)
                .allSatisfy(process -> assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(30)));
    }

    private TrialStore open() {
        return new H2StudyArchive(results).open("tiny");
    }

    private int testOpenings() {
        try (TrialStore store = open()) {
            return store.testOpenings().size();
        }
    }

    /** A study may be moved: its files are known relative to it. */
    private void copyReference() throws IOException {
        Path from = folder.resolve("results");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.skip(1).toList()) {
                Files.copy(file, results.resolve(from.relativize(file)));
            }
        }
    }
}
