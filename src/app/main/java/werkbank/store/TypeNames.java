package werkbank.store;

import java.nio.ByteBuffer;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Reads the data types of an H2 file as text. The database makes an object of each class that is named there; we want to
 * know the names first. A type that no study has is read as {@code class NAME}, without what follows it.
 */
final class TypeNames extends BasicDataType<String> {
    static final String LONG = "long";

    private static final String UNKNOWN = "class ";
    private static final String ROW = "row";
    private static final String VERSIONED = "versioned ";
    private static final int LONGEST = 200;

    private static final Map<String, String> KNOWN = Map.of(
            "org.h2.mvstore.type.LongDataType", LONG,
            "org.h2.mvstore.type.ByteArrayDataType", "bytes",
            "org.h2.mvstore.db.NullValueDataType", "null",
            "org.h2.mvstore.db.LobStorageMap$BlobReference$Type", "blob reference",
            "org.h2.mvstore.db.LobStorageMap$BlobMeta$Type", "blob",
            "org.h2.mvstore.db.RowDataType$Factory", ROW,
            "org.h2.mvstore.tx.VersionedValueType$Factory", VERSIONED);

    static boolean isUnknown(String type) {
        return type.contains(UNKNOWN);
    }

    /** The type of a table's rows, of so many columns. */
    static String versionedRow(int columns) {
        return VERSIONED + ROW + " of " + columns + " by" + " 0".repeat(columns);
    }

    @Override
    public String read(ByteBuffer buffer) {
        String type = name(buffer);
        return switch (type) {
            case ROW -> row(buffer);
            case VERSIONED -> versioned(buffer);
            default -> type;
        };
    }

    private static String name(ByteBuffer buffer) {
        int length = DataUtils.readVarInt(buffer);
        if (length < 0 || length > LONGEST) {
            throw DataUtils.newMVStoreException(DataUtils.ERROR_FILE_CORRUPT, "the name of a type is too long");
        }
        String name = DataUtils.readString(buffer, length);
        return KNOWN.getOrDefault(name, UNKNOWN + name);
    }

    /** The type of a versioned value with what it holds; rows of rows are not of ours. */
    private static String versioned(ByteBuffer buffer) {
        String inner = name(buffer);
        return VERSIONED + (inner.equals(ROW) ? row(buffer) : inner.equals(VERSIONED) ? UNKNOWN + inner : inner);
    }

    private static String row(ByteBuffer buffer) {
        int columns = DataUtils.readVarInt(buffer);
        String sorted = numbers(buffer);
        String indexes = numbers(buffer);
        boolean keys = buffer.get() != 0;
        return ROW + " of " + columns + sorted + indexes + (keys ? " with keys" : "");
    }

    private static String numbers(ByteBuffer buffer) {
        int length = DataUtils.readVarInt(buffer) - 1;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? " by " : " ").append(DataUtils.readVarInt(buffer));
        }
        return text.toString();
    }

    @Override
    public void write(WriteBuffer buffer, String type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getMemory(String type) {
        return 2 * type.length();
    }

    @Override
    public String[] createStorage(int size) {
        return new String[size];
    }
}
