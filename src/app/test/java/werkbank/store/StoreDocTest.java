package werkbank.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.experiment.Samples;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;

/** What docs/store.md shows works, on a study with a trial that diverged. */
class StoreDocTest {
    private static final Pattern BLOCK = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("-sql \"([^\"]+)\"");
    private static final Pattern SETTINGS = Pattern.compile("results/quick/study(;[^\"]+)\"");

    @TempDir
    Path results;

    @Test
    void theQueriesWorkOnAStudyWithADivergedTrial() throws Exception {
        String page = Files.readString(Path.of("docs/store.md"));
        List<String> queries = Stream.of(OPTION, BLOCK)
                .flatMap(pattern -> pattern.matcher(page).results())
                .map(result -> result.group(1))
                .toList();
        assertThat(queries).hasSize(4);
        create();
        byte[] before = Files.readAllBytes(results.resolve("s/study.mv.db"));
        String settings = SETTINGS.matcher(page)
                .results()
                .map((MatchResult result) -> result.group(1))
                .findFirst()
                .orElseThrow();
        String url = StudyFile.at(results.resolve("s/study.mv.db")).url() + settings;
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            for (String query : queries) {
                assertThat(rows(statement.executeQuery(query))).as(query).isEqualTo(2);
            }
            ResultSet means = statement.executeQuery(queries.get(1));
            assertThat(means.next()).isTrue();
            assertThat(means.getDouble("mean_loss")).isEqualTo(0.375);
            assertThat(means.next()).isTrue();
            assertThat(means.getObject("mean_loss")).isNull();
        }
        assertThat(Files.readAllBytes(results.resolve("s/study.mv.db"))).isEqualTo(before);
    }

    private static int rows(ResultSet result) throws Exception {
        int rows = 0;
        while (result.next()) {
            rows++;
        }
        return rows;
    }

    private void create() {
        try (TrialStore store = new H2StudyArchive(results).create(Samples.study("s"))) {
            store.begin(Samples.proposal(1), 1);
            store.record(1, Samples.epoch(1));
            store.record(1, Samples.epoch(2));
            store.finish(1, Samples.complete(0.9));
            store.begin(Samples.proposal(2), 2);
            store.record(2, new EpochMetrics(1, Double.NaN, 0.1, Double.NaN, 0.1, Double.NaN, 1e-3, 2.5));
            store.record(
                    2,
                    new EpochMetrics(
                            2, Double.POSITIVE_INFINITY, 0.1, Double.POSITIVE_INFINITY, 0.1, Double.NaN, 1e-3, 2.5));
            store.finish(
                    2,
                    TrialResult.failed(
                            TrialState.DIVERGED, 2, 5, new TrialResult.Failure("the loss is no number", "")));
        }
    }
}
