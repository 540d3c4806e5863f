package werkbank.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import werkbank.file.DurableFile;

/**
 * The SHA-256 of rows. A column counts with its name and value, in the order of names; one without a value doesn't
 * count. So a column that a later version adds leaves the sums of older rows as they were, as long as it has no default.
 */
final class RowSum {
    private final MessageDigest digest = DurableFile.newSha256();

    void add(String table, ResultSet row) throws SQLException {
        add(table);
        for (Map.Entry<String, String> value : values(row).entrySet()) {
            add(value.getKey());
            add(value.getValue());
        }
    }

    private static Map<String, String> values(ResultSet row) throws SQLException {
        Map<String, String> values = new TreeMap<>();
        ResultSetMetaData columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String text = text(row, i);
            if (text != null) {
                values.put(columns.getColumnName(i), text);
            }
        }
        return values;
    }

    /** The bits of a real number: Java writes its digits in one way up to 18 and in another since. */
    private static String text(ResultSet row, int column) throws SQLException {
        return row.getObject(column) instanceof Double real
                ? Long.toHexString(Double.doubleToLongBits(real))
                : row.getString(column);
    }

    /** Adds a text with its length before it, so that no two lists of texts are the same bytes. */
    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    /** The sum in hexadecimal; afterwards it starts over. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
