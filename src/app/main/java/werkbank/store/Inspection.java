package werkbank.store;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import werkbank.InputException;
import werkbank.WerkbankException;
import werkbank.store.StoredMaps.Definition;

/**
 * Looks at a study file before the database opens it. A file may come from anybody, and H2 runs what a file holds when it
 * opens it: so one that holds anything but Werkbank's tables is refused, and so is one of a newer version.
 */
final class Inspection {
    private static final String HISTORY = "CREATE CACHED TABLE \"PUBLIC\".\"flyway_schema_history\"(";
    private static final int HISTORY_COLUMNS = 10;
    private static final int VERSION = 1;
    private static final int SHOWN = 60;

    private final StudyFile file;

    private Inspection(StudyFile file) {
        this.file = file;
    }

    /**
     * The version of the file's schema, at most {@link StudyDatabase#NEWEST_SCHEMA}.
     *
     * @throws InputException when it is of a newer version, or holds what no study has
     * @throws WerkbankException when it is damaged
     */
    static int of(StudyFile file) throws IOException {
        if (Files.size(file.path()) == 0) {
            throw file.damaged("it is empty", null);
        }
        try (StoredMaps maps = StoredMaps.open(file.path())) {
            return new Inspection(file).of(maps);
        } catch (MVStoreException e) {
            throw e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
                    ? StoreFailure.held(file.shown().getParent(), e)
                    : file.damaged(StoreFailure.line(e), e);
        } catch (WerkbankException e) {
            throw e;
        } catch (RuntimeException e) {
            throw file.damaged("its tables can't be read", e);
        }
    }

    private int of(StoredMaps maps) {
        maps.stranger().ifPresent(this::refuse);
        List<Definition> schema = maps.definitions();
        int version = version(maps, schema);
        Optional<String> stranger = schema.stream()
                .map(Definition::sql)
                .filter(sql -> sql == null || !KnownStatements.contains(sql))
                .findFirst();
        stranger.ifPresent(this::refuse);
        return version;
    }

    private int version(StoredMaps maps, List<Definition> schema) {
        Definition history = schema.stream()
                .filter(definition ->
                        definition.sql() != null && definition.sql().startsWith(HISTORY))
                .findFirst()
                .orElseThrow(() -> file.damaged("no study in it", null));
        int newest = maps.column(history.id(), HISTORY_COLUMNS, VERSION).stream()
                .filter(version -> version != null)
                .mapToInt(this::number)
                .max()
                .orElseThrow(() -> file.damaged("no study in it", null));
        if (newest > StudyDatabase.NEWEST_SCHEMA) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: written by a newer version of Werkbank (store version %d, this one reads up to %d); use that version",
                    file.shown(),
                    newest,
                    StudyDatabase.NEWEST_SCHEMA));
        }
        return newest;
    }

    private int number(String version) {
        try {
            return Integer.parseInt(version);
        } catch (NumberFormatException e) {
            throw file.damaged("a migration without a number", e);
        }
    }

    private void refuse(String stranger) {
        String text =
                stranger == null ? "nothing" : KnownStatements.normal(stranger).replaceAll("\\p{Cntrl}", "?");
        throw new InputException(String.format(
                Locale.ROOT,
                "%s holds something that no study has: %s; it is damaged, or somebody has put it there. Nothing of it was run; use another copy",
                file.shown(),
                text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…"));
    }
}
