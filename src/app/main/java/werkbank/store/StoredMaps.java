package werkbank.store;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.db.RowDataType;
import org.h2.mvstore.tx.VersionedValueType;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.h2.result.RowFactory;
import org.h2.result.SearchRow;
import org.h2.value.CompareMode;
import org.h2.value.Value;
import org.h2.value.VersionedValue;

/**
 * The maps of an H2 file, read below the database: no statement that the file holds is run, no class that it names is
 * loaded, no object that it holds is deserialised, and nothing is written.
 */
final class StoredMaps implements AutoCloseable {
    private static final Pattern NAMES =
            Pattern.compile("_|openTransactions|undoLog[.-]\\d*|lobMap|lobRef|lobData|tempLobMap|(table|index)\\.\\d+");
    private static final String TYPES = "_";
    private static final String PREPARED = "openTransactions";
    private static final String SCHEMA = "table.0";
    private static final int SCHEMA_COLUMNS = 4;

    private final MVStore store;

    private StoredMaps(MVStore store) {
        this.store = store;
    }

    /** @throws org.h2.mvstore.MVStoreException when it is damaged, or another process has it */
    static StoredMaps open(Path file) {
        return new StoredMaps(new MVStore.Builder()
                .fileName(file.toString())
                .readOnly()
                .autoCommitDisabled()
                .cacheSize(1)
                .open());
    }

    /**
     * A row of the schema: a table, an index, a user, a setting.
     *
     * @param id by which its map is called
     */
    record Definition(int id, String sql) {}

    /** The first thing that the database never stores for a study of ours: a map, a type, a transaction. */
    Optional<String> stranger() {
        Optional<String> map = store.getMapNames().stream()
                .filter(name -> !NAMES.matcher(name).matches())
                .findFirst();
        if (map.isPresent() || !store.hasMap(TYPES)) {
            return map;
        }
        Map<String, String> types = types();
        return types.values().stream()
                .filter(TypeNames::isUnknown)
                .findFirst()
                .or(() -> hasPrepared() ? Optional.of("a prepared transaction") : Optional.empty())
                .or(() -> strangeSchema(types));
    }

    private Map<String, String> types() {
        MVMap<String, String> map = store.openMap(
                TYPES,
                new MVMap.Builder<String, String>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(new TypeNames()));
        return Map.copyOf(map);
    }

    /** Entries of this map are Java objects to the database. */
    private boolean hasPrepared() {
        if (!store.hasMap(PREPARED)) {
            return false;
        }
        return !store.openMap(
                        PREPARED,
                        new MVMap.Builder<byte[], byte[]>()
                                .keyType(new Unread())
                                .valueType(new Unread()))
                .isEmpty();
    }

    /** The types of the schema's map, unless they are those that {@link #definitions} reads it as. */
    private Optional<String> strangeSchema(Map<String, String> types) {
        if (!store.hasMap(SCHEMA)) {
            return Optional.empty();
        }
        // As the database finds it: its name leads to its number, and that to its types.
        Map<String, String> meta = store.getMetaMap();
        Map<String, String> config = DataUtils.parseMap(meta.getOrDefault("map." + meta.get("name." + SCHEMA), ""));
        String found = type(types, config, "key") + " to " + type(types, config, "val");
        return Optional.of(found)
                .filter(own -> !own.equals(TypeNames.LONG + " to " + TypeNames.versionedRow(SCHEMA_COLUMNS)));
    }

    private static String type(Map<String, String> types, Map<String, String> config, String role) {
        return types.getOrDefault(config.getOrDefault(role, ""), "an unknown type");
    }

    /** The schema, with what an open transaction has changed in it before and after; empty when there is none. */
    List<Definition> definitions() {
        return rows(SCHEMA, SCHEMA_COLUMNS).stream()
                .map(row -> new Definition(row.getValue(0).getInt(), text(row.getValue(3))))
                .toList();
    }

    /**
     * The texts in a column of a table; null for those that have none.
     *
     * @param table of {@link Definition#id}
     */
    List<String> column(int table, int columns, int column) {
        List<String> texts = new ArrayList<>();
        rows("table." + table, columns).forEach(row -> texts.add(text(row.getValue(column))));
        return texts;
    }

    private static String text(Value value) {
        return value.getString();
    }

    private List<SearchRow> rows(String name, int columns) {
        if (!store.hasMap(name)) {
            return List.of();
        }
        MVMap<Long, VersionedValue<SearchRow>> map = store.openMap(
                name,
                new MVMap.Builder<Long, VersionedValue<SearchRow>>()
                        .keyType(LongDataType.INSTANCE)
                        .valueType(new VersionedValueType<SearchRow, Object>(rowType(columns))));
        return map.values().stream()
                .flatMap(value -> Stream.of(value.getCurrentValue(), value.getCommittedValue()))
                .filter(row -> row != null)
                .toList();
    }

    private static RowDataType rowType(int columns) {
        RowFactory.DefaultRowFactory factory = (RowFactory.DefaultRowFactory) RowFactory.getDefaultRowFactory();
        return factory.createRowFactory(
                        null, CompareMode.getInstance(null, 0), null, (int[]) null, null, null, columns, false)
                .getRowDataType();
    }

    /** The type of a map that has to be empty. */
    private static final class Unread extends BasicDataType<byte[]> {
        @Override
        public byte[] read(ByteBuffer buffer) {
            return new byte[0];
        }

        @Override
        public void write(WriteBuffer buffer, byte[] bytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getMemory(byte[] bytes) {
            return bytes.length;
        }

        @Override
        public byte[][] createStorage(int size) {
            return new byte[size][];
        }
    }

    @Override
    public void close() {
        store.closeImmediately();
    }
}
