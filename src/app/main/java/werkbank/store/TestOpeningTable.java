package werkbank.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import werkbank.experiment.result.TestOpening;

/** A table with a row for each time that the test set was opened; rows are only ever added. */
final class TestOpeningTable {
    private TestOpeningTable() {}

    static void insert(Handle handle, TestOpening opening) {
        handle.createUpdate("INSERT INTO test_opening (opened, purpose, sha256) VALUES (:at, :purpose, :sha256)")
                .bindMethods(opening)
                .execute();
    }

    static List<TestOpening> all(Handle handle) {
        return handle.createQuery("SELECT * FROM test_opening ORDER BY id")
                .map((row, context) -> new TestOpening(
                        row.getObject("opened", Instant.class), row.getString("purpose"), row.getString("sha256")))
                .list();
    }
}
