package werkbank.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.experiment.TrialStore;
import werkbank.experiment.result.Choice;
import werkbank.experiment.result.Choice.Reason;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.file.StoredFile;
import werkbank.metric.Score;
import werkbank.space.DataSpec;

/** Studies of former versions open with what they held. */
class MigrationTest {
    private static final String HASH = "ab".repeat(32);

    @TempDir
    Path results;

    @Test
    void theNetworkOfATrialBecomesAListOfOne() throws Exception {
        String url =
                "jdbc:h2:file:" + Files.createDirectory(results.resolve("old")).resolve("study");
        Flyway.configure().dataSource(url, "sa", "").target("2").load().migrate();
        fill(url);

        try (TrialStore store = new H2StudyArchive(results).open("old")) {
            assertThat(store.study().named()).isEmpty();
            assertThat(store.study().data().folds()).isZero();
            assertThat(store.study().data().heldOut()).isEqualTo(DataSpec.HeldOut.RANDOM);
            Outcome outcome = store.trial(1).orElseThrow().outcome().orElseThrow();
            assertThat(outcome.best().models())
                    .containsExactly(new StoredFile("trials/0001/best.zip", HASH, 5_000_000_000L));
            assertThat(outcome.best().probabilities()).contains(new StoredFile("trials/0001/p.idx", HASH, 7));
            assertThat(outcome.spread()).isEmpty();
            assertThat(outcome.confusion()).isEmpty();
            assertThat(store.trial(2).orElseThrow().outcome()).isEqualTo(Optional.empty());
            EnsembleResult ensemble = store.ensemble().orElseThrow();
            assertThat(ensemble.temperature()).isEqualTo(1);
            assertThat(ensemble.choice()).isEqualTo(Choice.of(Reason.NOT_RECORDED));
            assertThat(ensemble.growth()).isEmpty();
            assertThat(ensemble.members()).singleElement().satisfies(member -> {
                assertThat(member.models()).isEqualTo(List.of(new StoredFile("ensemble/trial-0001.zip", HASH, 8)));
                assertThat(member.validation()).isEqualTo(new Score(10, 1, 0.9, 0.3));
            });
        }
    }

    /** Otherwise a file of this version would be migrated each time, or one of the version before never. */
    @Test
    void theSchemaThatOpensAtOnceIsTheLastMigrations() {
        String url = "jdbc:h2:mem:newest;DB_CLOSE_DELAY=-1";
        Flyway flyway = Flyway.configure().dataSource(url, "sa", "").load();
        flyway.migrate();

        assertThat(flyway.info().current().getVersion().getVersion())
                .isEqualTo(Integer.toString(StudyDatabase.NEWEST_SCHEMA));
    }

    private static void fill(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO study VALUES (1, 'old', 'name: old', 'old.yaml', 1, '/data', 0, 10, 1,"
                    + " CURRENT_TIMESTAMP, '{\"workers\": 1}', FALSE)");
            statement.execute("INSERT INTO trial (number, state, seed, parameters, started, best_epoch, weights,"
                    + " accuracy, log_loss, parameter_count, model_path, model_sha256, model_bytes,"
                    + " probabilities_path, probabilities_sha256, probabilities_bytes) VALUES (1, 'COMPLETE', 1, '{}',"
                    + " CURRENT_TIMESTAMP, 2, 'SWA', 0.9, 0.3, 42, 'trials/0001/best.zip', '" + HASH
                    + "', 5000000000, 'trials/0001/p.idx', '" + HASH + "', 7)");
            statement.execute("INSERT INTO trial (number, state, seed, parameters, started)"
                    + " VALUES (2, 'INTERRUPTED', 1, '{}', CURRENT_TIMESTAMP)");
            statement.execute("INSERT INTO ensemble VALUES (1, 'average', 10, 1, 0.9, 0.3, CURRENT_TIMESTAMP)");
            statement.execute(
                    "INSERT INTO ensemble_member (place, trial, weight, model_path, model_sha256, model_bytes,"
                            + " images, errors, accuracy, log_loss) VALUES (1, 1, 1, 'ensemble/trial-0001.zip', '"
                            + HASH
                            + "', 8, 10, 1, 0.9, 0.3)");
        }
    }
}
