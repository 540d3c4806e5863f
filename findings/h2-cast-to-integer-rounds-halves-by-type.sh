#!/usr/bin/env bash
# H2 2.4.240 (2.3.232 does the same), CAST of a number with a half to INTEGER or BIGINT, as an INSERT into such a column does it.
# Guess: the same number becomes the same integer, of whatever type it was; ROUND and CAST agree.
# Seen: -2.5 becomes -3 as NUMERIC or DECFLOAT, and -2 as DOUBLE or REAL: decimals round halves away from 0, binary numbers up.
# ROUND makes -3 of all of them, and 2.5 becomes 3 everywhere, so only negative halves tell. ROUND first and CAST then agree.
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
            s.execute("CREATE TABLE x(i INTEGER)");
            for (String type : new String[] {"NUMERIC(3, 1)", "DECFLOAT", "DOUBLE PRECISION", "REAL"}) {
                String minus = "CAST(-2.5 AS " + type + ")";
                s.execute("DELETE FROM x");
                s.execute("INSERT INTO x VALUES " + minus);
                try (ResultSet r = s.executeQuery("SELECT CAST(" + minus + " AS INTEGER), CAST(" + minus + " AS BIGINT), i, CAST(ROUND("
                        + minus + ") AS INTEGER), CAST(CAST(2.5 AS " + type + ") AS INTEGER) FROM x")) {
                    r.next();
                    System.out.println(type + ": " + r.getInt(1) + " " + r.getInt(2) + " " + r.getInt(3) + " " + r.getInt(4) + " " + r.getInt(5));
                }
            }
        }
    }
}
JAVA
java -cp "lib/*" Look.java | tee seen
cat > expected <<'ROWS'
NUMERIC(3, 1): -3 -3 -3 -3 3
DECFLOAT: -3 -3 -3 -3 3
DOUBLE PRECISION: -2 -2 -2 -3 3
REAL: -2 -2 -2 -3 3
ROWS
diff expected seen
