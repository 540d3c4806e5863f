package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import werkbank.app.OpenStudy;
import werkbank.app.Workspace;
import werkbank.dataset.SmallMnist;
import werkbank.experiment.Provenance;
import werkbank.study.StudyListener;

/** Studies that begin with what others found, through the command line: real trainings, real workers, real files. */
@Timeout(300)
class WarmStartIT {
    private static final String SPACE =
            """
            name: %s
            trials: 4
            seed: %d
            sampler: {tpe: {startup: 3}}
            data: {folder: data, validation: 200}
            ensemble: {top-k: 1}
            parameters:
              filters: {choice: [4, 6, 8]}
            network:
              - conv: {filters: $filters, kernel: 3}
              - max-pool: 2
              - dense: 16
            training:
              epochs: 2
              batch-size: 32
              learning-rate: {float: [%s, 1.0e-2], log: true}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeData() throws IOException {
        SmallMnist.write(Files.createDirectory(folder.resolve("data")), 700, 300);
    }

    private Path space(String name, int seed, String least, String more) throws IOException {
        return Files.writeString(
                folder.resolve(name + ".yaml"), String.format(Locale.ROOT, SPACE, name, seed, least) + more);
    }

    private Answer call(String... words) {
        return Answer.of(words(List.of(words)));
    }

    private String[] words(List<String> command) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(
                "--results",
                folder.resolve("results").toString(),
                "--reports",
                folder.resolve("reports").toString()));
        return all.toArray(String[]::new);
    }

    private Answer search(Path space, String... more) {
        List<String> words = new ArrayList<>(List.of("search", space.toString(), "--workers", "1"));
        words.addAll(List.of(more));
        return call(words.toArray(String[]::new));
    }

    private JsonNode trials(String study) {
        Answer answer = call("trials", study, "--json");
        assertThat(answer.code()).as(answer.err()).isZero();
        return answer.json();
    }

    private static JsonNode best(JsonNode trials) {
        JsonNode best = trials.get(0);
        for (JsonNode trial : trials) {
            best = trial.get("objective").asDouble() > best.get("objective").asDouble() ? trial : best;
        }
        return best;
    }

    @Test
    void aStudyLearnsFromAnotherAndGoesOnWithoutIt() throws IOException {
        assertThat(search(space("first", 5, "1.0e-3", "")).code()).isZero();
        JsonNode first = trials("first");
        Path second = space("second", 6, "1.0e-4", "learn-from: {studies: [first], first: 1}\n");

        Answer check = call("check", second.toString());
        assertThat(check.code()).as(check.err()).isZero();
        assertThat(check.out()).contains("          learning from 4 trials of study 'first', the best");

        Answer some = search(second, "--trials", "2");
        assertThat(some.code()).as(some.err()).isZero();
        assertThat(some.err()).contains("learning from 4 trials of study 'first', the best");
        JsonNode tried = trials("second");
        assertThat(tried).hasSize(2);
        assertThat(tried.get(0).get("parameters")).isEqualTo(best(first).get("parameters"));

        // What it learned from may be deleted: a copy is in the study.
        deleteFolder(folder.resolve("results/first"));
        Answer checkWithout = call("check", second.toString());
        assertThat(checkWithout.code()).as(checkWithout.err()).isZero();
        assertThat(checkWithout.out().replaceFirst(" +begun already; a search goes on with it.*\n", ""))
                .isEqualTo(check.out())
                .isNotEqualTo(checkWithout.out());
        Answer rest = search(second);
        assertThat(rest.code()).as(rest.err()).isZero();
        JsonNode whole = trials("second");
        assertThat(whole).hasSize(4);

        assertThat(call("import", "again", "--space", second.toString(), "--from", "none.csv")
                        .err())
                .contains("none.csv does not exist; name a file of trials, CSV or JSON");
        Path third = space("third", 6, "1.0e-4", "learn-from: [first]\n");
        Answer gone = search(third);
        assertThat(gone.code()).isEqualTo(2);
        assertThat(gone.err())
                .contains("learn-from names 'first', and there is no such study in --results; it has second");
    }

    @Test
    void aKilledStudyGoesOnAsTheUndisturbedOneThoughTheOtherIsGone() throws Exception {
        assertThat(search(space("first", 5, "1.0e-3", "")).code()).isZero();
        Path second = space("second", 6, "1.0e-4", "learn-from: [first]\n");
        assertThat(search(second).code()).isZero();
        JsonNode undisturbed = trials("second");
        deleteFolder(folder.resolve("results/second"));

        try (WerkbankProcess process =
                WerkbankProcess.start(words(List.of("search", second.toString(), "--workers", "1")))) {
            process.awaitProgress("trial 3/4");
            process.signal("KILL");
            process.await();
        }
        deleteFolder(folder.resolve("results/first"));
        Answer rest = search(second);
        assertThat(rest.code()).as(rest.err()).isZero();
        JsonNode whole = trials("second");
        assertThat(whole).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(whole.get(i).get("parameters"))
                    .isEqualTo(undisturbed.get(i).get("parameters"));
        }
    }

    private static void deleteFolder(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void trialsGoFromOneStudyToAnotherAsFiles() throws IOException {
        assertThat(search(space("first", 5, "1.0e-3", "")).code()).isZero();
        JsonNode first = trials("first");
        Path csv = Files.writeString(
                folder.resolve("trials.csv"), call("trials", "first", "--csv").out());
        Path json = Files.writeString(
                folder.resolve("trials.json"), call("trials", "first", "--json").out());
        Path other = space("other", 6, "1.0e-3", "");

        Answer dry = call("import", "other", "--space", other.toString(), "--from", csv.toString(), "--dry-run");
        assertThat(dry.code()).as(dry.err()).isZero();
        assertThat(dry.out()).startsWith("would take 4 trials of trials.csv into study other: best val-accuracy ");
        assertThat(folder.resolve("results/other")).doesNotExist();

        Answer taken = call("import", "other", "--space", other.toString(), "--from", csv.toString());
        assertThat(taken.code()).as(taken.err()).isZero();
        assertThat(taken.out()).startsWith("took 4 trials of trials.csv into study other: best val-accuracy ");
        assertThat(trials("other")).isEmpty();
        JsonNode known = call("trials", "other", "--known", "--json").json();
        assertThat(known).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(known.get(i).get("parameters")).isEqualTo(first.get(i).get("parameters"));
            assertThat(known.get(i).get("objective")).isEqualTo(first.get(i).get("objective"));
            assertThat(known.get(i).get("state").asText()).isEqualTo("KNOWN");
        }

        Path wider = space("wider", 6, "1.0e-4", "");
        Answer wrong = call("import", "other", "--space", wider.toString(), "--from", csv.toString());
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("wider.yaml: study 'other' was begun with other parameters, network, training")
                .contains("leave out --space, or name another study");
        assertThat(call("import", "other", "--space", "none.yaml", "--from", csv.toString(), "--dry-run")
                        .err())
                .contains("none.yaml");

        Answer again = call("import", "other", "--space", other.toString(), "--from", json.toString());
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("has no trial to take: 4 trials left out: it is there already (first ");

        Answer run = call("run", other.toString(), "--workers", "1", "--trials", "1");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("known beforehand: 4 trials imported from 'trials.csv'");
        assertThat(run.out()).contains("Study other: 1 trial (1 complete)");
        assertThat(Files.readString(folder.resolve("reports/other.html"))).contains("trials.csv");
        assertThat(call("trials", "other").err()).contains("4 configurations KNOWN beforehand, which --known shows");
        assertThat(call("trials", "other", "--known").out()).contains("KNOWN", "trials.csv");
    }

    @Test
    void howLongTheTrialsOfAFileWereTrainedIsSaidForAllOrByAColumn() throws IOException {
        Path file = Files.writeString(
                folder.resolve("their.csv"),
                """
                filters,training.learning-rate,rounds,value
                4,0.002,1,0.8
                6,0.003,2,0.9
                """);
        assertThat(epochs(file, "all", "1")).containsExactly(1, 1);
        assertThat(epochs(file, "each", "rounds")).containsExactly(1, 2);

        Path other = space("wrong", 6, "1.0e-3", "");
        Answer wrong = call(importing("wrong", other, file, "2.5"));
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("epochs is '2.5'; it must be a whole number of at least 1, or the name of a column");
    }

    /** The epochs of a file's trials in a study that was begun with them. */
    private List<Integer> epochs(Path file, String study, String epochs) throws IOException {
        Answer taken = call(importing(study, space(study, 6, "1.0e-3", ""), file, epochs));
        assertThat(taken.code()).as(taken.err()).isZero();
        List<Integer> known = new ArrayList<>();
        call("trials", study, "--known", "--json")
                .json()
                .forEach(trial -> known.add(trial.get("epochs").asInt()));
        return known;
    }

    private static String[] importing(String study, Path space, Path file, String epochs) {
        return new String[] {
            "import",
            study,
            "--space",
            space.toString(),
            "--from",
            file.toString(),
            "--direction",
            "maximise",
            "--ignore",
            "rounds",
            "--epochs",
            epochs
        };
    }

    @Test
    void anImportSaysWhereTheSamplerLearnsNothingAndAutoIsChosenByIt() throws IOException {
        StringBuilder rows = new StringBuilder("filters,training.learning-rate,val-accuracy\n");
        for (int i = 0; i < 12; i++) {
            rows.append(String.format(Locale.ROOT, "4,%s,0.9%n", 0.002 + 0.0001 * i));
        }
        String csv = Files.writeString(folder.resolve("rows.csv"), rows).toString();
        String learning = "sampler: {tpe: {startup: 3}}";
        Path fixed = Files.writeString(
                folder.resolve("fixed.yaml"),
                Files.readString(space("fixed", 5, "1.0e-3", "")).replace(learning, "sampler: random"));
        Answer random = call("import", "fixed", "--space", fixed.toString(), "--from", csv);
        assertThat(random.code()).as(random.err()).isZero();
        assertThat(random.err()).contains("the sampler random doesn't learn from what is known beforehand; tpe does");

        Path open = Files.writeString(
                folder.resolve("open.yaml"),
                Files.readString(space("open", 5, "1.0e-3", "")).replace(learning, "sampler: auto"));
        Answer auto = call("import", "open", "--space", open.toString(), "--from", csv);
        assertThat(auto.code()).as(auto.err()).isZero();
        assertThat(auto.err()).doesNotContain("doesn't learn");
        try (OpenStudy study = OpenStudy.read("open", Workspace.in(folder), StudyListener.SILENT)) {
            assertThat(study.store().study().provenance().sampler())
                    .contains(new Provenance.ChosenSampler(
                            "gp", "since it learns from 12 results that are known beforehand"));
        }
    }
}
