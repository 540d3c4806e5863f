package werkbank.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.WerkbankException;
import werkbank.experiment.Samples;
import werkbank.experiment.TrialStore;
import werkbank.experiment.result.TestOpening;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.file.Json;

/** Whatever happens to a study's file: a figure that has changed is not shown as if it hadn't. */
class DamageTest {
    @TempDir
    Path results;

    private H2StudyArchive archive;
    private Path file;
    private String whole;

    @BeforeEach
    void study() {
        archive = new H2StudyArchive(results);
        file = results.resolve("s/study.mv.db");
        try (TrialStore store = archive.create(Samples.study("s"))) {
            for (int number = 1; number <= 3; number++) {
                store.begin(Samples.proposal(number), number);
                store.placed(number, "worker " + number);
                store.record(number, Samples.epoch(1));
                store.record(number, Samples.epoch(2));
                store.finish(number, Samples.complete(0.9));
            }
            store.begin(Samples.proposal(4), 4);
            store.finish(
                    4, TrialResult.failed(TrialState.FAILED, 0, 1, new TrialResult.Failure("cause", "d".repeat(3000))));
            store.saveEnsemble(Samples.ensemble(1, 2));
            store.saveEvaluation(Samples.evaluation());
            store.recordTestOpening(new TestOpening(Samples.NOON, "evaluate", "ab"));
        }
        whole = everything();
    }

    /** All that a command can show. */
    private String everything() {
        try (TrialStore store = archive.read("s").store()) {
            return List.of(
                            store.study(),
                            store.trials(),
                            store.epochs(),
                            store.epochs(1),
                            store.legs(),
                            store.ensemble(),
                            Json.write(store.evaluation()),
                            store.testOpenings())
                    .toString();
        }
    }

    /** Every so many bits; the steps have no factor in common with the sizes that the database uses. */
    @Test
    void aFlippedBitIsNoticedOrChangesNothing() throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        int step = Integer.getInteger("werkbank.flips", 7_919);
        int refused = 0;
        int tried = 0;
        for (long bit = 3; bit < 8L * bytes.length; bit += step) {
            byte[] damaged = bytes.clone();
            damaged[(int) (bit / 8)] ^= (byte) (1 << (bit % 8));
            Files.write(file, damaged);
            tried++;
            refused += isRefused(bit) ? 1 : 0;
        }
        assertThat(refused).isBetween(1, tried - 1);
    }

    /** The number of its trial stands before the name of its worker; an index has it too, and is whole. */
    @Test
    void aLegThatIsSaidToBeAnotherTrialsIsNoticed() throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        byte[] worker = "worker 1".getBytes(StandardCharsets.US_ASCII);
        int found = 0;
        for (int place = 4; place <= bytes.length - worker.length; place++) {
            if (Arrays.equals(bytes, place, place + worker.length, worker, 0, worker.length)) {
                found++;
                for (int bit = (place - 4) * 8; bit < place * 8; bit++) {
                    byte[] damaged = bytes.clone();
                    damaged[bit / 8] ^= (byte) (1 << (bit % 8));
                    Files.write(file, damaged);
                    isRefused(bit);
                }
            }
        }
        assertThat(found).isPositive();
    }

    private boolean isRefused(long bit) {
        try {
            assertThat(everything()).as("bit %d", bit).isEqualTo(whole);
            return false;
        } catch (WerkbankException e) {
            assertThat(e.getMessage())
                    .as("bit %d", bit)
                    .contains(file.toString())
                    .doesNotContain("\n");
            return true;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(StudyFile.at(file).url(), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    UPDATE trial SET accuracy = 0.91 WHERE number = 2; trial 2
                    UPDATE trial SET parameters = '{}' WHERE number = 2; trial 2
                    UPDATE trial SET probabilities_sha256 = 'cd' WHERE number = 2; trial 2
                    UPDATE trial SET failure_detail = 'other' WHERE number = 4; trial 4
                    UPDATE trial SET log_loss = NULL WHERE number = 2; trial 2
                    UPDATE trial SET state = 'RUNNING' WHERE number = 3; trial 3
                    UPDATE epoch SET validation_loss = 0.1 WHERE trial = 3 AND epoch = 2; trial 3
                    DELETE FROM epoch WHERE trial = 1 AND epoch = 2; trial 1
                    UPDATE leg SET ended = started WHERE trial = 1; trial 1
                    UPDATE study SET space = 'name: s'; study
                    UPDATE study SET seed = 5; study
                    UPDATE ensemble SET temperature = 2; ensemble
                    UPDATE ensemble_member SET weight = 0.2 WHERE place = 1; ensemble
                    UPDATE evaluation SET document = REPLACE(document, '1', '2'); evaluation
                    DELETE FROM evaluation; evaluation
                    DELETE FROM test_opening; test openings
                    DELETE FROM checksum WHERE subject = 'trial 1'; trial 1
                    """)
    void whatIsDamagedIsNamed(String sql, String subject) throws Exception {
        execute(sql);
        assertThatThrownBy(this::everything)
                .isExactlyInstanceOf(WerkbankException.class)
                .hasMessage(file + " is damaged (not as it was written: " + subject
                        + "); restore it from a copy, or move it away and start the study again");
        assertThatThrownBy(() -> archive.open("s")).hasMessageContaining(subject);
    }

    @Test
    void whatATrialSaysMayChangeWithoutDamage() {
        try (TrialStore store = archive.open("s")) {
            store.forgetFiles(1);
            store.begin(Samples.proposal(5), 5);
            store.record(5, Samples.epoch(1));
            store.finish(5, TrialResult.waiting(1, 1, Samples.outcome(0.5)));
            store.prune(5);
            store.begin(Samples.proposal(6), 6);
            store.record(6, Samples.epoch(1));
            store.goOnAs(store.study().with("name: s", "s.yaml"));
            store.recordTestOpening(new TestOpening(Samples.NOON, "evaluate", "cd"));
            store.saveEnsemble(Samples.ensemble(1, 2));
        }
        try (TrialStore store = archive.open("s")) {
            assertThat(store.trial(6).orElseThrow().state()).isEqualTo(TrialState.INTERRUPTED);
            store.begin(Samples.proposal(6), 6);
            store.resume(6, List.of());
            store.finish(6, Samples.complete(0.9));
            assertThat(store.uncheckedTrials()).isZero();
        }
        assertThat(everything()).contains("PRUNED");
    }
}
