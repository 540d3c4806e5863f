#!/usr/bin/env bash
# H2 2.4.240 (2.3.232 does the same), a row value compared with one that has a NULL.
# Guess: (1, 2) = (5, NULL) is false, since 1 isn't 5 whatever the other is; false OR false is false, so that WHERE p, WHERE NOT p
# and WHERE p IS NULL together count each row once.
# Seen: each comparison alone is false. Their OR is UNKNOWN in a SELECT; in WHERE, NOT finds the row and IS NULL finds it too, so
# that two are counted of one. The OR is made an IN of row values, which doesn't look further than the NULL.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT; cd "$work"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>com.h2database</groupId><artifactId>h2</artifactId><version>2.4.240</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib >/dev/null
cat > Look.java <<'JAVA'
import java.sql.*;
class Look {
    public static void main(String[] a) throws SQLException {
        try (var c = DriverManager.getConnection("jdbc:h2:mem:"); var s = c.createStatement()) {
            s.execute("CREATE TABLE x(a INT, b INT)");
            s.execute("INSERT INTO x VALUES (1, 2)");
            for (String p : new String[] {"(a, b) = (5, NULL)", "(a, b) = (5, 6)", "(a, b) = (5, NULL) OR (a, b) = (5, 6)",
                    "(a, b) IN ((5, NULL), (5, 6))"}) {
                System.out.printf("%s is %s; found by it %s, by NOT %s, by IS NULL %s%n", p, look(s, "SELECT " + p + " FROM x"),
                        count(s, p), count(s, "NOT (" + p + ")"), count(s, "(" + p + ") IS NULL"));
            }
        }
    }

    static String count(Statement s, String where) throws SQLException {
        return look(s, "SELECT COUNT(*) FROM x WHERE " + where);
    }

    static String look(Statement s, String query) throws SQLException {
        try (ResultSet r = s.executeQuery(query)) {
            r.next();
            return r.getString(1);
        }
    }
}
JAVA
java -cp "lib/*" Look.java | tee seen
grep -qF '(a, b) = (5, NULL) is FALSE; found by it 0, by NOT 1, by IS NULL 0' seen
grep -qF '(a, b) = (5, 6) is FALSE; found by it 0, by NOT 1, by IS NULL 0' seen
grep -qF '(a, b) = (5, NULL) OR (a, b) = (5, 6) is null; found by it 0, by NOT 1, by IS NULL 1' seen
