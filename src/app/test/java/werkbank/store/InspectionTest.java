package werkbank.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.StringDataType;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.InputException;
import werkbank.experiment.OutcomeBuilder;
import werkbank.experiment.Samples;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.TrialLeg;
import werkbank.experiment.trial.TrialResult;

/** A study file from somebody else: only Werkbank's tables may be in it. */
class InspectionTest {
    @TempDir
    Path results;

    private Path file;
    private H2StudyArchive archive;

    @BeforeEach
    void archive() {
        archive = new H2StudyArchive(results);
    }

    private void study() {
        try (TrialStore store = archive.create(Samples.study("s"))) {
            store.begin(Samples.proposal(1), 1);
            store.record(1, Samples.epoch(1));
            TrialResult.Outcome outcome = OutcomeBuilder.of(Samples.outcome(0.9))
                    .balancedAccuracy(Double.NaN) // as in former versions
                    .build();
            store.finish(1, TrialResult.complete(1, 7.5, outcome));
        }
        file = results.resolve("s/study.mv.db");
    }

    private static String url(Path file) {
        return StudyFile.at(file).url() + StudyDatabase.SETTINGS;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(file), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void assertRefused(String... parts) throws IOException {
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> archive.open("s"))
                .isInstanceOf(InputException.class)
                .message()
                .contains(file.toString(), "no study has")
                .contains(parts)
                .doesNotContain("\n")
                .hasSizeLessThan(400);
        assertThatThrownBy(() -> archive.read("s"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(file.toString());
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE VIEW extra AS SELECT number FROM trial",
                "CREATE TABLE extra (id INT)",
                "CREATE FORCE ALIAS extra FOR 'java.lang.Math.abs'",
                "CREATE FORCE TRIGGER extra AFTER INSERT ON trial CALL 'some.Trigger'",
                "CREATE FORCE LINKED TABLE extra('org.h2.Driver', 'jdbc:h2:mem:none', 'sa', '', 'none')",
                "CREATE CONSTANT extra VALUE 1",
                "CREATE SCHEMA extra",
                "CREATE DOMAIN extra AS INT",
                "CREATE SEQUENCE extra",
                "CREATE USER extra PASSWORD 'extra'",
                "CREATE ROLE extra",
                "CREATE INDEX extra ON trial(seed)",
                "CREATE SYNONYM extra FOR trial",
                "ALTER TABLE trial ADD COLUMN extra INT DEFAULT 1 + 1",
                "ALTER TABLE trial ALTER COLUMN epochs SET DEFAULT 1",
                "ALTER TABLE trial ADD CONSTRAINT extra CHECK (number < 100)",
                "COMMENT ON TABLE trial IS 'extra'",
                "SET DEFAULT_TABLE_TYPE MEMORY",
                "GRANT SELECT ON trial TO PUBLIC"
            })
    void whatIsNotOursIsRefusedBeforeTheDatabaseOpensIt(String sql) throws Exception {
        study();
        execute(sql);
        assertRefused("no study has");
    }

    @Test
    void theStrangerIsShown() throws Exception {
        study();
        execute("CREATE VIEW extra AS SELECT number FROM trial");
        assertRefused("VIEW \"PUBLIC\".\"EXTRA\"", "Nothing of it was run");
    }

    @Test
    void mapsThatAreNotOursAreRefused() throws Exception {
        study();
        put("notes", "a", "b");
        assertRefused("notes");
    }

    /** The database would take its entries for Java objects. */
    @Test
    void preparedTransactionsAreRefused() throws Exception {
        study();
        put("openTransactions", "a", "b");
        assertRefused("prepared transaction");
    }

    private void put(String name, String key, String value) {
        try (MVStore store = MVStore.open(file.toString())) {
            MVMap<String, String> map = store.openMap(
                    name,
                    new MVMap.Builder<String, String>()
                            .keyType(StringDataType.INSTANCE)
                            .valueType(StringDataType.INSTANCE));
            map.put(key, value);
        }
    }

    /** A name behind the types is as good to the database as one before them. */
    @Test
    void theTypesOfTheSchemaAreLookedAtHoweverTheyAreWritten() throws Exception {
        study();
        try (MVStore store = MVStore.open(file.toString())) {
            MVMap<String, String> meta = store.getMetaMap();
            String entry = "map." + meta.get("name.table.0");
            HashMap<String, String> config = new HashMap<>(DataUtils.parseMap(meta.get(entry)));
            config.put("key", config.get("val"));
            String name = config.remove("name");
            StringBuilder text = new StringBuilder();
            DataUtils.appendMap(text, config);
            meta.put(entry, text.append(",name:").append(name).toString());
            // It is written at the end, since this says that something has changed.
            store.setStoreVersion(store.getStoreVersion());
        }
        assertRefused(" to ");
    }

    @Test
    void aNewerVersionIsNamed() throws Exception {
        study();
        int newer = StudyDatabase.NEWEST_SCHEMA + 1;
        execute("INSERT INTO \"flyway_schema_history\" VALUES (99, '" + newer
                + "', 'to come', 'SQL', 'to_come.sql', 1, 'SA'," + " CURRENT_TIMESTAMP, 1, TRUE)");
        execute("CREATE TABLE to_come (id INT)");
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> archive.open("s"))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ": written by a newer version of Werkbank (store version " + newer
                        + ", this one reads up to " + StudyDatabase.NEWEST_SCHEMA + "); use that version");
        assertThatThrownBy(() -> archive.read("s"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("store version " + newer);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    /** Numbers that the database itself keeps in its statements change while a study is used. */
    @Test
    void aStudyThatIsUsedStaysKnown() throws Exception {
        study();
        try (TrialStore store = archive.open("s")) {
            for (int number = 2; number <= 700; number++) {
                store.begin(Samples.proposal(number), number);
                store.resume(
                        number,
                        IntStream.rangeClosed(1, 4).mapToObj(Samples::epoch).toList());
                store.finish(number, Samples.complete(0.9));
            }
        }
        execute("ANALYZE");
        assertThat(statements(file)).anyMatch(sql -> sql.contains("SELECTIVITY"));
        try (TrialStore store = archive.open("s")) {
            assertThat(store.trials()).hasSize(700);
        }
    }

    /** When this fails, take the file that it names: the schema has changed. */
    @Test
    void theStatementsOfAllVersionsAreKnown() throws Exception {
        TreeSet<String> all = new TreeSet<>();
        for (MigrationInfo migration : Flyway.configure()
                .dataSource("jdbc:h2:mem:none", "sa", "")
                .load()
                .info()
                .all()) {
            Path old = results.resolve("v" + migration.getVersion() + ".mv.db");
            Flyway.configure()
                    .dataSource(url(old), "sa", "")
                    .target(migration.getVersion())
                    .load()
                    .migrate();
            statements(old).stream().map(KnownStatements::normal).forEach(all::add);
        }
        Path made = Path.of("target/statements.txt");
        Files.createDirectories(made.getParent());
        Files.write(made, all);
        assertThat(Path.of("src/app/main/resources/db/statements.txt"))
                .as("copy %s there", made)
                .hasSameTextualContentAs(made);
    }

    private static TreeSet<String> statements(Path file) {
        try (StoredMaps maps = StoredMaps.open(file)) {
            TreeSet<String> statements = new TreeSet<>();
            maps.definitions().forEach(definition -> statements.add(definition.sql()));
            return statements;
        }
    }

    @Test
    void aFormerVersionIsBroughtUpToDateInACopy() throws Exception {
        study();
        Files.createDirectories(results.resolve("old"));
        Path old = results.resolve("old/study.mv.db");
        Files.copy(file, old, StandardCopyOption.REPLACE_EXISTING);
        Object former = Files.getAttribute(old, "unix:ino");
        try (Connection connection = DriverManager.getConnection(url(old), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE study DROP COLUMN classes");
            statement.execute("ALTER TABLE leg DROP COLUMN left_as");
            dropBalance(statement);
            dropComputation(statement);
            statement.execute("DROP TABLE checksum");
            statement.execute(
                    "DELETE FROM \"flyway_schema_history\" WHERE \"version\" IN ('10', '11', '12', '13', '14', '15', '16', '17', '18', '19')");
        }
        try (TrialStore store = archive.open("old")) {
            assertThat(store.trials()).hasSize(1);
            assertThat(store.uncheckedTrials()).isOne();
        }
        assertThat(Files.getAttribute(old, "unix:ino")).isNotEqualTo(former);
        assertThat(results.resolve("old")).isDirectoryContaining("glob:**/study.mv.db");
        assertThat(results.resolve("old")).isDirectoryNotContaining("glob:**/creating-*");
    }

    @Test
    void theSumsOfTheVersionBeforeStillHold() throws Exception {
        study();
        try (Connection connection = DriverManager.getConnection(url(file), "sa", "");
                Statement statement = connection.createStatement()) {
            dropBalance(statement);
            dropComputation(statement);
            // A former version had nothing of that column to sum.
            ChecksumTable.sealStudy(Jdbi.open(connection));
            statement.execute(
                    "DELETE FROM \"flyway_schema_history\" WHERE \"version\" IN ('13', '14', '15', '16', '17', '18', '19')");
        }
        String name = file.getParent().getFileName().toString();
        try (TrialStore store = archive.open(name)) {
            assertThat(store.study().precision()).isEmpty();
            assertThat(store.legs()).extracting(TrialLeg::computation).containsExactly(Optional.empty());
            assertThat(store.uncheckedTrials()).isZero();
        }
    }

    private static void dropBalance(Statement statement) throws SQLException {
        statement.execute("ALTER TABLE ensemble_member DROP COLUMN int8");
        statement.execute("ALTER TABLE study DROP COLUMN baselines");
        statement.execute("ALTER TABLE study DROP COLUMN gallery");
        statement.execute("ALTER TABLE study DROP COLUMN verdicts");
        statement.execute("ALTER TABLE study DROP COLUMN known");
        statement.execute("ALTER TABLE trial DROP COLUMN balanced_accuracy");
        statement.execute("ALTER TABLE epoch DROP COLUMN validation_balanced");
        statement.execute("ALTER TABLE epoch DROP COLUMN averaged_balanced");
    }

    private static void dropComputation(Statement statement) throws SQLException {
        statement.execute("ALTER TABLE study DROP COLUMN data");
        statement.execute("ALTER TABLE study DROP COLUMN precision");
        for (String column : List.of("engine", "precision", "device", "algorithms")) {
            statement.execute("ALTER TABLE leg DROP COLUMN " + column);
        }
    }
}
