#!/usr/bin/env bash
# H2 2.4.240 (2.3.232 does the same), a whole number looked for among numbers with decimals that a subquery has.
# Guess: an index makes a query quicker and changes no result; WHERE returns a row of a table at most once.
# Seen: with 0 and 0.4 in the subquery, a IN (SELECT n …) returns the row of 0 once without an index on a, and twice with one; = ANY
# does too. Each value is brought to the column's type before it is looked up, 0.4 to 0, and equal ones are no longer left out. What
# isn't there, 0.4 alone, is not found. EXISTS, and IN of constants, return it once.
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
            s.execute("CREATE TABLE x(a INT)");
            s.execute("INSERT INTO x VALUES (0), (1), (2)");
            s.execute("CREATE TABLE y(n NUMERIC(8, 3))");
            s.execute("INSERT INTO y VALUES (0), (0.4)");
            look(s, "no index");
            s.execute("CREATE INDEX i ON x(a)");
            look(s, "index");
        }
    }

    static void look(Statement s, String name) throws SQLException {
        for (String where : new String[] {"a IN (SELECT n FROM y)", "a = ANY (SELECT n FROM y)", "a IN (SELECT n FROM y WHERE n > 0)",
                "EXISTS (SELECT 1 FROM y WHERE n = a)", "a IN (0, 0.4)"}) {
            try (ResultSet r = s.executeQuery("SELECT COUNT(*) FROM x WHERE " + where)) {
                r.next();
                System.out.println(name + ", " + where + ": " + r.getInt(1));
            }
        }
    }
}
JAVA
java -cp "lib/*" Look.java | tee seen
cat > expected <<'ROWS'
no index, a IN (SELECT n FROM y): 1
no index, a = ANY (SELECT n FROM y): 1
no index, a IN (SELECT n FROM y WHERE n > 0): 0
no index, EXISTS (SELECT 1 FROM y WHERE n = a): 1
no index, a IN (0, 0.4): 1
index, a IN (SELECT n FROM y): 2
index, a = ANY (SELECT n FROM y): 2
index, a IN (SELECT n FROM y WHERE n > 0): 0
index, EXISTS (SELECT 1 FROM y WHERE n = a): 1
index, a IN (0, 0.4): 1
ROWS
diff expected seen
