package werkbank.store;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.JdbiException;
import werkbank.WerkbankException;
import werkbank.experiment.StudyHeldException;

/** Says in one line what a database error means for the user. */
final class StoreFailure {
    private static final Set<Integer> DAMAGED_SQL =
            Set.of(ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1, ErrorCode.WRONG_USER_OR_PASSWORD);
    private static final Set<Integer> CLOSED =
            Set.of(ErrorCode.DATABASE_IS_CLOSED, ErrorCode.OBJECT_CLOSED, ErrorCode.CONNECTION_BROKEN_1);
    private static final Set<Integer> DAMAGED_STORE = Set.of(
            DataUtils.ERROR_FILE_CORRUPT,
            DataUtils.ERROR_UNSUPPORTED_FORMAT,
            DataUtils.ERROR_CHUNK_NOT_FOUND,
            DataUtils.ERROR_BLOCK_NOT_FOUND);

    private StoreFailure() {}

    /** Whether an exception of the work was thrown on purpose, and is to be passed on as it is. */
    static boolean isOurs(Throwable failure) {
        return failure instanceof WerkbankException && !isUnreadable(causes(failure))
                || failure instanceof IllegalStateException && !(failure instanceof MVStoreException)
                || failure instanceof IllegalArgumentException;
    }

    /** Whether all that is said is that the database is closed, because of something before. */
    static boolean isClosed(Throwable failure) {
        return hasSqlCode(causes(failure), CLOSED);
    }

    private static List<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause)
                .limit(20)
                .toList();
    }

    static WerkbankException of(StudyFile database, Throwable failure) {
        Path file = database.shown();
        List<Throwable> causes = causes(failure);
        if (hasSqlCode(causes, Set.of(ErrorCode.DATABASE_ALREADY_OPEN_1))) {
            return held(file.getParent(), failure);
        }
        if (hasSqlCode(causes, Set.of(ErrorCode.DATABASE_IS_READ_ONLY))) {
            return new WerkbankException(
                    String.format(
                            Locale.ROOT,
                            "can't write %s: it or its folder is read-only; see to its permissions, then run the same command again",
                            file),
                    failure);
        }
        if (isDamage(causes)) {
            return database.damaged(line(causes), failure);
        }
        Optional<IOException> io = find(causes, IOException.class);
        if (io.isPresent()) {
            return new WerkbankException(
                    String.format(
                            Locale.ROOT,
                            "can't read or write %s (%s); see to the folder and its free space, then run the same command again",
                            file,
                            database.named(firstLine(io.get()))),
                    failure);
        }
        if (hasSqlCode(causes, Set.of(ErrorCode.GENERAL_ERROR_1))
                || find(causes, FlywayException.class).isPresent()) {
            return database.damaged(line(causes), failure);
        }
        return new WerkbankException(
                String.format(Locale.ROOT, "the database %s failed: %s", file, database.named(line(causes))), failure);
    }

    private static boolean isDamage(List<Throwable> causes) {
        return isUnreadable(causes)
                || hasSqlCode(causes, DAMAGED_SQL)
                || hasStoreCode(causes)
                || find(causes, EOFException.class).isPresent();
    }

    /** A column that we wrote as JSON and that isn't any more. */
    private static boolean isUnreadable(List<Throwable> causes) {
        return find(causes, JsonParseException.class).isPresent()
                || find(causes, MismatchedInputException.class).isPresent();
    }

    /** @param what is damaged, or how it was seen; {@code cause} may be null */
    static WerkbankException damaged(Path file, String what, Throwable cause) {
        return new WerkbankException(
                String.format(
                        Locale.ROOT,
                        "%s is damaged (%s); restore it from a copy, or move it away and start the study again",
                        file,
                        what),
                cause);
    }

    /** @param folder of the study that another process has */
    static StudyHeldException held(Path folder, Throwable failure) {
        String owner = OwnerNote.await(folder).map(OwnerNote::text).orElse("another process");
        return new StudyHeldException(folder.getFileName().toString(), owner, failure);
    }

    private static boolean hasSqlCode(List<Throwable> causes, Set<Integer> codes) {
        return causes.stream().anyMatch(e -> e instanceof SQLException sql && codes.contains(sql.getErrorCode()));
    }

    private static boolean hasStoreCode(List<Throwable> causes) {
        return causes.stream()
                .anyMatch(e -> e instanceof MVStoreException store && DAMAGED_STORE.contains(store.getErrorCode()));
    }

    private static <T extends Throwable> Optional<T> find(List<Throwable> causes, Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).reduce((first, last) -> last);
    }

    /** The platform's words for a failure, on one line. */
    static String line(Throwable failure) {
        return line(causes(failure));
    }

    /** The database's own message; JDBI's messages carry the statement and its values along. */
    private static String line(List<Throwable> causes) {
        return causes.stream()
                .filter(e -> !(e instanceof JdbiException) && e.getMessage() != null)
                .findFirst()
                .map(StoreFailure::firstLine)
                .orElse(causes.get(0).toString());
    }

    private static String firstLine(Throwable e) {
        return e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getMessage().strip().lines().findFirst().orElse("");
    }
}
