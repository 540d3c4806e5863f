package werkbank.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * A table with a row for each subject (the study, a trial, the ensemble): the sum of all rows that say something of it.
 * A trial has one from when it ends, or stops at a rung or on its way, until it begins again.
 */
final class ChecksumTable {
    private static final String STUDY = "study";
    private static final String ENSEMBLE = "ensemble";
    private static final String EVALUATION = "evaluation";
    private static final String OPENINGS = "test openings";
    private static final String TRIAL = "trial ";

    /** The rows of the study, in the order of their keys: a damaged index loses rows, and so shows. */
    private static final List<String> OF_STUDY = List.of("study ORDER BY id");

    private static final List<String> OF_ENSEMBLE = List.of("ensemble ORDER BY id", "ensemble_member ORDER BY place");
    private static final List<String> OF_EVALUATION = List.of("evaluation ORDER BY id");
    private static final List<String> OF_OPENINGS = List.of("test_opening ORDER BY id");

    private ChecksumTable() {}

    static void sealStudy(Handle handle) {
        seal(handle, STUDY, OF_STUDY);
    }

    /** An evaluation goes with the ensemble that it judged. */
    static void sealEnsemble(Handle handle) {
        seal(handle, ENSEMBLE, OF_ENSEMBLE);
        delete(handle, EVALUATION);
    }

    static void sealEvaluation(Handle handle) {
        seal(handle, EVALUATION, OF_EVALUATION);
    }

    static void sealOpenings(Handle handle) {
        seal(handle, OPENINGS, OF_OPENINGS);
    }

    static void sealTrial(Handle handle, int number) {
        trials(handle, number, number).forEach((subject, sum) -> put(handle, subject, sum, false));
    }

    /** Drops the sum of a trial, which has none while it runs. */
    static void unsealTrial(Handle handle, int number) {
        delete(handle, TRIAL + number);
    }

    private static void seal(Handle handle, String subject, List<String> rows) {
        put(handle, subject, sum(handle, rows), false);
    }

    private static void put(Handle handle, String subject, String sum, boolean adopted) {
        handle.execute("MERGE INTO checksum (subject, sha256, adopted) VALUES (?, ?, ?)", subject, sum, adopted);
    }

    private static void delete(Handle handle, String subject) {
        handle.execute("DELETE FROM checksum WHERE subject = ?", subject);
    }

    /** The rows of a file that has no sums yet, as they are. */
    static void adoptAll(Handle handle) {
        current(handle).forEach((subject, sum) -> put(handle, subject, sum, true));
    }

    /** How many trials have a sum that is younger than they are. */
    static int adoptedTrials(Handle handle) {
        return handle.createQuery("SELECT COUNT(*) FROM checksum WHERE adopted AND subject LIKE 'trial %'")
                .mapTo(int.class)
                .one();
    }

    /** Subjects whose rows are not those that were written, in the order of their names. */
    static List<String> damaged(Handle handle) {
        Map<String, String> stored = handle.createQuery("SELECT * FROM checksum ORDER BY subject")
                .map((row, context) -> Map.entry(row.getString("subject"), row.getString("sha256")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<String, String> current = current(handle);
        TreeSet<String> subjects = new TreeSet<>(stored.keySet());
        subjects.addAll(current.keySet());
        return subjects.stream()
                .filter(subject -> !current.getOrDefault(subject, "").equals(stored.get(subject)))
                .toList();
    }

    private static Map<String, String> current(Handle handle) {
        Map<String, String> sums = new TreeMap<>(trials(handle, 1, Integer.MAX_VALUE));
        sums.put(STUDY, sum(handle, OF_STUDY));
        Map.of(ENSEMBLE, OF_ENSEMBLE, EVALUATION, OF_EVALUATION, OPENINGS, OF_OPENINGS)
                .forEach((subject, tables) -> {
                    if (hasRows(handle, tables)) {
                        sums.put(subject, sum(handle, tables));
                    }
                });
        return sums;
    }

    private static boolean hasRows(Handle handle, List<String> tables) {
        return tables.stream()
                .anyMatch(rows -> handle.createQuery("SELECT COUNT(*) FROM " + table(rows))
                                .mapTo(int.class)
                                .one()
                        > 0);
    }

    private static String table(String rows) {
        return rows.substring(0, rows.indexOf(' '));
    }

    private static String sum(Handle handle, List<String> tables) {
        RowSum sum = new RowSum();
        tables.forEach(rows -> each(handle.createQuery("SELECT * FROM " + rows), row -> sum.add(table(rows), row)));
        return sum.hex();
    }

    /** Sums of the trials in a range that don't run, by subject. */
    private static Map<String, String> trials(Handle handle, int first, int last) {
        Map<Integer, RowSum> sums = new TreeMap<>();
        each(
                handle.createQuery(
                        "SELECT * FROM trial WHERE number BETWEEN ? AND ? AND state <> 'RUNNING' ORDER BY number"),
                first,
                last,
                row -> sums.computeIfAbsent(row.getInt("number"), number -> new RowSum())
                        .add("trial", row));
        each(
                handle.createQuery("SELECT * FROM epoch WHERE trial BETWEEN ? AND ? ORDER BY trial, epoch"),
                first,
                last,
                row -> add(sums, "epoch", row));
        each(legs(handle, first, last), row -> add(sums, "leg", row));
        Map<String, String> bySubject = new TreeMap<>();
        sums.forEach((number, sum) -> bySubject.put(TRIAL + number, sum.hex()));
        return bySubject;
    }

    /**
     * The legs of the trials in a range, those of each by their numbers. Of all of them the rows themselves are read: H2 takes
     * what an index has, the trial's number, from the index, and a row that is damaged there would not show.
     */
    private static Query legs(Handle handle, int first, int last) {
        return first == last
                ? handle.createQuery("SELECT * FROM leg WHERE trial = ? ORDER BY id")
                        .bind(0, first)
                : handle.createQuery("SELECT * FROM leg ORDER BY id");
    }

    private static void add(Map<Integer, RowSum> sums, String table, ResultSet row) throws SQLException {
        RowSum sum = sums.get(row.getInt("trial"));
        if (sum != null) {
            sum.add(table, row);
        }
    }

    private interface RowTaker {
        void take(ResultSet row) throws SQLException;
    }

    private static void each(Query query, int first, int last, RowTaker taker) {
        each(query.bind(0, first).bind(1, last), taker);
    }

    private static void each(Query query, RowTaker taker) {
        query.map((row, context) -> {
                    taker.take(row);
                    return true;
                })
                .forEach(row -> {});
    }
}
