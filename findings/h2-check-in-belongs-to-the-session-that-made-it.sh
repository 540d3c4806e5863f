#!/usr/bin/env bash
# H2 2.4.240.
# Guess: a CHECK constraint belongs to its table; which connection made it, and whether that is still open, is no matter.
# Seen: a CHECK (p IN ('A', 'B')) that was made through a connection closed since refuses every value but NULL through any
# other connection (23514, caused by 'The database has been closed'), until the database itself is opened anew. So does
# p = 'A' OR p = 'B'. Made through a connection that is still open it takes 'A'.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact=com.h2database:h2:2.4.240 -DoutputDirectory=lib >/dev/null
cat > Look.java <<'JAVA'
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

class Look {
    static String insert(Connection by, String values) throws SQLException {
        try (Statement statement = by.createStatement()) {
            statement.execute("INSERT INTO t VALUES " + values);
            return "taken";
        } catch (SQLException e) {
            return e.getErrorCode() + ", caused by " + e.getCause().getMessage();
        }
    }

    static void look(String database, String check, boolean closed) throws SQLException {
        String url = "jdbc:h2:mem:" + database + ";DB_CLOSE_DELAY=-1";
        try (Connection kept = DriverManager.getConnection(url)) {
            Connection maker = DriverManager.getConnection(url);
            maker.createStatement().execute("CREATE TABLE t (id INT PRIMARY KEY, p VARCHAR(8) CHECK (" + check + "))");
            if (closed) {
                maker.close();
            }
            System.out.println(database + " null: " + insert(kept, "(1, NULL)"));
            System.out.println(database + " A: " + insert(kept, "(2, 'A')"));
            maker.close();
        }
    }

    public static void main(String[] args) throws SQLException {
        look("closed", "p IN ('A', 'B')", true);
        look("open", "p IN ('A', 'B')", false);
        look("or", "p = 'A' OR p = 'B'", true);
    }
}
JAVA
java -cp "lib/*" Look.java | tee seen
grep -qx 'closed null: taken' seen
grep -q '^closed A: 23514, caused by The database has been closed' seen
grep -qx 'open A: taken' seen
grep -q '^or A: 23514' seen
