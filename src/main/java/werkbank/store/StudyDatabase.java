package werkbank.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import werkbank.WerkbankException;

/**
 * An open H2 file with the present schema. One thread of its own does all the work: an interrupted thread that reads
 * or writes a file finds it closed, and callers do get interrupted. Safe for several threads.
 */
final class StudyDatabase implements AutoCloseable {
    /** Version of the last file in {@code db/migration}. */
    static final String NEWEST_SCHEMA = "11";

    private static final String SUFFIX = ".mv.db";

    /**
     * No commit waits in memory; the database is closed by us or not at all, even when the process ends; no trace file;
     * at most 3 s of compacting on close, since a commit of its own for each epoch leaves gaps behind.
     */
    private static final String SETTINGS =
            ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;MAX_COMPACT_TIME=3000;QUERY_CACHE_SIZE=64";

    private final Path file;
    private final ExecutorService thread;
    private Connection connection;
    private Jdbi jdbi;
    private WerkbankException failure;
    private boolean closed;

    private StudyDatabase(Path file) {
        this.file = file;
        this.thread = Executors.newSingleThreadExecutor(work -> {
            Thread worker = new Thread(work, "store");
            worker.setDaemon(true);
            return worker;
        });
    }

    /**
     * Opens the file, creates it when there is none, and brings its schema up to date.
     *
     * @param file absolute, its name ends with {@code .mv.db}
     * @throws werkbank.InputException when a process, this one included, has it open
     * @throws WerkbankException when it is damaged or can't be written
     */
    static StudyDatabase open(Path file) {
        OpenFiles.add(file);
        StudyDatabase database = new StudyDatabase(file);
        try {
            database.await(database::connect);
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private Void connect() throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url(file));
        source.setUser("sa");
        // Held open until the end: H2 closes the file, and gives its lock up, with the last connection.
        connection = source.getConnection();
        jdbi = Jdbi.create(connection);
        jdbi.registerArgument(new InstantArgument());
        if (!schema().equals(Optional.of(NEWEST_SCHEMA))) {
            migrate(source);
        }
        return null;
    }

    private static void migrate(DataSource source) {
        Flyway.configure(StudyDatabase.class.getClassLoader())
                .dataSource(source)
                .failOnMissingLocations(true)
                .load()
                .migrate();
    }

    /** Of the file, as Flyway has noted it; asked first, since Flyway takes longer to start than all else does to open. */
    private Optional<String> schema() {
        return jdbi.withHandle(handle -> {
            boolean isNew = handle.createQuery(
                            "SELECT COUNT(*) FROM information_schema.tables WHERE table_name = 'flyway_schema_history'")
                    .mapTo(Integer.class)
                    .one()
                    .equals(0);
            return isNew
                    ? Optional.empty()
                    : handle.createQuery(
                                    """
                                    SELECT "version" FROM "flyway_schema_history"
                                    WHERE "success"
                                        AND "installed_rank" = (SELECT MAX("installed_rank") FROM "flyway_schema_history")
                                    """)
                            .mapTo(String.class)
                            .findOne();
        });
    }

    private static String url(Path file) {
        String path = file.toString();
        return "jdbc:h2:file:" + path.substring(0, path.length() - SUFFIX.length()) + SETTINGS;
    }

    /** What the work returns, all of it from one state of the database. */
    <T> T read(Function<Handle, T> work) {
        return await(() -> jdbi.inTransaction(work::apply));
    }

    /** Returns when all of the work would survive a crash of this process; or nothing has changed. */
    void write(Consumer<Handle> work) {
        await(() -> {
            jdbi.useTransaction(work::accept);
            return null;
        });
    }

    /** Like {@link #write}, and would survive a crash of the machine. */
    void writeToDisk(Consumer<Handle> work) {
        await(() -> {
            jdbi.useTransaction(work::accept);
            jdbi.useHandle(handle -> handle.execute("CHECKPOINT SYNC"));
            return null;
        });
    }

    private <T> T await(Callable<T> work) {
        Future<T> result = submit(work);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw translated(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> Future<T> submit(Callable<T> work) {
        try {
            return thread.submit(work);
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("the study is closed: " + file, e);
        }
    }

    /** When a file can't be written H2 closes it; whoever comes later hears why, not only that it is closed. */
    private synchronized RuntimeException translated(Throwable cause) {
        if (StoreFailure.isOurs(cause)) {
            return (RuntimeException) cause;
        }
        if (failure == null || !StoreFailure.isClosed(cause)) {
            failure = StoreFailure.of(file, cause);
        }
        return failure;
    }

    /** Gives the file up; does nothing the second time. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        boolean known = failure != null;
        try {
            await(this::disconnect);
        } catch (WerkbankException e) {
            if (!known) {
                throw e;
            }
        } finally {
            thread.shutdown();
            OpenFiles.remove(file);
        }
    }

    private Void disconnect() throws SQLException {
        if (connection != null) {
            connection.close();
        }
        return null;
    }
}
