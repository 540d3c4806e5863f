#!/usr/bin/env bash
# H2 2.4.240 (2.3.232 does the same), CORR, COVAR_POP, COVAR_SAMP and REGR_SLOPE of numbers that lie far from 0, as times do.
# Guess: a column correlates with itself by 1, its covariance with itself is its variance, and the slope of a line is its slope.
# Seen: of three times a second apart, in milliseconds since 1970, VAR_POP has 666,666.7, which is right; COVAR_POP, CORR and
# REGR_SLOPE of the column with itself are 0, a correlation that nobody doubts. They are differences of sums of products, of which
# a DOUBLE keeps sixteen digits, and here these are the same; the variance follows a running mean. With the middle time subtracted
# first they are 1.
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
            s.execute("CREATE TABLE epoch(t BIGINT)");
            s.execute("INSERT INTO epoch VALUES 1790000000000, 1790000001000, 1790000002000");
            for (String what : new String[] {"VAR_POP(t)", "COVAR_POP(t, t)", "COVAR_SAMP(t, t)", "CORR(t, t)", "REGR_SLOPE(t, t)",
                    "CORR(t - 1790000001000, t - 1790000001000)", "REGR_SLOPE(t - 1790000001000, t - 1790000001000)"}) {
                try (ResultSet r = s.executeQuery("SELECT " + what + " FROM epoch")) {
                    r.next();
                    System.out.println(what + ": " + r.getObject(1));
                }
            }
        }
    }
}
JAVA
java -cp "lib/*" Look.java | tee seen
cat > expected <<'ROWS'
VAR_POP(t): 666666.6666666666
COVAR_POP(t, t): 0.0
COVAR_SAMP(t, t): 0.0
CORR(t, t): 0.0
REGR_SLOPE(t, t): 0.0
CORR(t - 1790000001000, t - 1790000001000): 1.0
REGR_SLOPE(t - 1790000001000, t - 1790000001000): 1.0
ROWS
diff expected seen
