package werkbank.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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
import org.h2.util.JdbcUtils;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import werkbank.DaemonThreads;
import werkbank.WerkbankException;

/**
 * An open H2 file with the present schema. One thread of its own does all the work: an interrupted thread that reads
 * or writes a file finds it closed, and callers do get interrupted. Safe for several threads.
 */
final class StudyDatabase implements AutoCloseable {
    /** Version of the last file in {@code db/migration}. */
    static final int NEWEST_SCHEMA = 19;

    private static final int FIRST_WITH_SUMS = 10;
    private static final String EXISTING = ";IFEXISTS=TRUE";

    /**
     * No commit waits in memory; the database is closed by us or not at all, even when the process ends; no trace file.
     */
    static final String SETTINGS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;QUERY_CACHE_SIZE=64";

    /** Nothing in a database may have it load a class, nor make an object of bytes. */
    static {
        System.setProperty("h2.allowedClasses", "");
        JdbcUtils.serializer = new NoJavaObjects();
    }

    private final StudyFile file;
    private final ExecutorService thread;
    private Connection connection;
    private Jdbi jdbi;
    private WerkbankException failure;
    private boolean closed;

    private StudyDatabase(StudyFile file) {
        this.file = file;
        this.thread = Executors.newSingleThreadExecutor(new DaemonThreads("store"));
    }

    /**
     * Makes a file with the present schema.
     *
     * @param file absolute, its name ends with {@code .mv.db}; there is none yet
     * @throws WerkbankException when it can't be written
     */
    static StudyDatabase create(Path file) {
        return opened(StudyFile.at(file), database -> database.migrate(""));
    }

    /**
     * Opens a file once it has been looked at, and brings its schema up to date.
     *
     * @throws werkbank.InputException when a process, this one included, has it open, it is of a newer version, or it
     *     holds what no study has
     * @throws WerkbankException when it is damaged or can't be written
     */
    static StudyDatabase open(StudyFile file) {
        return opened(file, StudyDatabase::openExisting);
    }

    private interface Opening {
        void of(StudyDatabase database) throws SQLException, IOException;
    }

    private static StudyDatabase opened(StudyFile file, Opening opening) {
        OpenFiles.add(file.path());
        StudyDatabase database = new StudyDatabase(file);
        try {
            database.await(() -> {
                opening.of(database);
                return null;
            });
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private void openExisting() throws SQLException, IOException {
        if (Inspection.of(file) < NEWEST_SCHEMA) {
            SchemaRenewal.of(file);
        }
        connect(EXISTING);
        file.remember();
        List<String> damaged = jdbi.inTransaction(ChecksumTable::damaged);
        if (!damaged.isEmpty()) {
            throw file.damaged("not as it was written: " + String.join(", ", damaged), null);
        }
    }

    /** Migrates the file itself, which nobody else has; an older one gets sums of what it says. */
    static void renew(StudyFile file) {
        opened(file, database -> {
                    boolean hasSums = Inspection.of(database.file) >= FIRST_WITH_SUMS;
                    database.migrate(EXISTING);
                    if (!hasSums) {
                        database.jdbi.useTransaction(ChecksumTable::adoptAll);
                    }
                })
                .close();
    }

    private DataSource connect(String more) throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(file.url() + SETTINGS + file.closing() + more);
        source.setUser("sa");
        // Held open until the end: H2 closes the file, and gives its lock up, with the last connection.
        connection = source.getConnection();
        jdbi = Jdbi.create(connection);
        jdbi.registerArgument(new InstantArgument());
        return source;
    }

    private void migrate(String more) throws SQLException, IOException {
        DataSource source = connect(more);
        Flyway.configure(StudyDatabase.class.getClassLoader())
                .dataSource(source)
                .failOnMissingLocations(true)
                .load()
                .migrate();
    }

    /** Runs work that reads, all of it from one state of the database, and returns its result. */
    <T> T read(Function<Handle, T> work) {
        return await(() -> {
            file.requireInPlace();
            return jdbi.inTransaction(work::apply);
        });
    }

    /** Returns when all of the work would survive a crash of this process; or nothing has changed. */
    void write(Consumer<Handle> work) {
        await(() -> {
            file.requireInPlace();
            jdbi.useTransaction(work::accept);
            return null;
        });
    }

    /** Writes as {@link #write} does, such that it would survive a crash of the machine. */
    void writeToDisk(Consumer<Handle> work) {
        await(() -> {
            file.requireInPlace();
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
            throw new IllegalStateException("the study is closed: " + file.shown(), e);
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
            OpenFiles.remove(file.path());
        }
    }

    private Void disconnect() throws SQLException {
        if (connection != null) {
            connection.close();
        }
        return null;
    }
}
