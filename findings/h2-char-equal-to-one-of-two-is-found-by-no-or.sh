#!/usr/bin/env bash
# H2 2.4.240 (2.3.232 does the same), a column CHAR(3), which is compared as if spaces at the end weren't there.
# Guess: what is equal to one of two constants is found by an OR of the two, and by IN.
# Seen: the row is found by t = 'b', but by neither t = 'b' OR t = 'a' nor t IN ('b', 'a'); and not by NOT (t = 'b' OR t = 'a') either,
# so it is nowhere. The OR is made an IN of constants, which are looked up in a set of strings without the spaces, where the
# column has 'b  '. IN ('b  ', 'a') finds it, as do IN with a column among the values, IN (VALUES …), and an OR with another column.
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
            s.execute("CREATE TABLE x(i INT, t CHAR(3), v VARCHAR(3))");
            s.execute("INSERT INTO x VALUES (1, 'b', 'b')");
            for (String where : new String[] {"t = 'b'", "t = 'b' OR t = 'a'", "t IN ('b', 'a')", "NOT (t = 'b' OR t = 'a')",
                    "t IN ('b  ', 'a')", "t IN (v, 'a')", "t IN (VALUES 'b', 'a')", "t = 'b' OR i = 9", "v = 'b' OR v = 'a'"}) {
                try (ResultSet r = s.executeQuery("SELECT COUNT(*) FROM x WHERE " + where)) {
                    r.next();
                    System.out.println(where + ": " + r.getInt(1));
                }
            }
        }
    }
}
JAVA
java -cp "lib/*" Look.java | tee seen
cat > expected <<'ROWS'
t = 'b': 1
t = 'b' OR t = 'a': 0
t IN ('b', 'a'): 0
NOT (t = 'b' OR t = 'a'): 0
t IN ('b  ', 'a'): 1
t IN (v, 'a'): 1
t IN (VALUES 'b', 'a'): 1
t = 'b' OR i = 9: 1
v = 'b' OR v = 'a': 1
ROWS
diff expected seen
