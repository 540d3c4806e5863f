#!/usr/bin/env bash
# commons-math3 3.6.1, UniformIntegerDistribution.
# Guess: integers from 0 to 2,147,483,647 are 2^31 values, so each has probability 1 / 2^31 = 4.66e-10.
# Seen: the number of values is counted in an int and wraps, so probability(5) is -4.6566128730773926E-10, and over
# -1 to 2,147,483,647 it is -4.656612875245797E-10. Variance (3.84e17) and draws (all inside) are right, since they
# are squared or go through longs. Whoever weighs a draw by its probability has a negative weight.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies><dependency>
    <groupId>org.apache.commons</groupId><artifactId>commons-math3</artifactId><version>3.6.1</version>
  </dependency></dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib >/dev/null
cat > Look.java <<'JAVA'
import org.apache.commons.math3.distribution.UniformIntegerDistribution;

class Look {
    public static void main(String[] args) {
        UniformIntegerDistribution all = new UniformIntegerDistribution(0, Integer.MAX_VALUE);
        UniformIntegerDistribution more = new UniformIntegerDistribution(-1, Integer.MAX_VALUE);
        all.reseedRandomGenerator(1);
        int inside = 0;
        for (int draw : all.sample(1000)) {
            inside += draw >= 0 ? 1 : 0;
        }
        System.out.println(all.probability(5) + " " + more.probability(5) + " " + all.getNumericalVariance() + " " + inside);
    }
}
JAVA
java -cp "lib/*" Look.java | tee seen
[ "$(cat seen)" = "-4.6566128730773926E-10 -4.656612875245797E-10 3.843071682022823E17 1000" ]
