#!/usr/bin/env bash
# H2 2.4.240, embedded file database.
# Guess: inserting rows leaves a schema as it is, so its text (SCRIPT NODATA) can be compared to see whether
# somebody changed the schema.
# Seen: after some 2,000 changed rows H2 analyses the table by itself and writes what it found into the stored
# statement: CREATE ... TABLE(... "N" INTEGER SELECTIVITY 100). The same statement then differs from database to
# database by how full they are. And WRITE_DELAY, given in one connection's address only, is in the file from then
# on: SET WRITE_DELAY 0 stands in the script of a connection whose address says nothing of it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies><dependency>
    <groupId>com.h2database</groupId><artifactId>h2</artifactId><version>2.4.240</version>
  </dependency></dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib >/dev/null
cat > Look.java <<'JAVA'
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

class Look {
    public static void main(String[] args) throws Exception {
        try (Connection c = DriverManager.getConnection("jdbc:h2:./it;WRITE_DELAY=0"); Statement s = c.createStatement()) {
            s.execute("CREATE TABLE numbers(n INTEGER)");
            script(s);
        }
        try (Connection c = DriverManager.getConnection("jdbc:h2:./it"); Statement s = c.createStatement()) {
            for (int i = 0; i < 5000; i++) {
                s.execute("INSERT INTO numbers VALUES (" + i + ")");
            }
            script(s);
        }
    }

    private static void script(Statement s) throws Exception {
        try (ResultSet lines = s.executeQuery("SCRIPT NODATA")) {
            while (lines.next()) {
                String line = lines.getString(1).replaceAll("\\s+", " ");
                if (line.contains("TABLE \"PUBLIC\"") && line.startsWith("CREATE") || line.contains("WRITE_DELAY")) {
                    System.out.println(line);
                }
            }
        }
    }
}
JAVA
java -cp "lib/*" Look.java | tee seen
grep -c '^SET WRITE_DELAY 0;$' seen | grep -qx 2
grep -q '( "N" INTEGER );$' seen
grep -q '( "N" INTEGER SELECTIVITY 100 );$' seen
