#!/usr/bin/env bash
# commons-math3 3.6.1, Median, Percentile and StatUtils.percentile of values of which some are infinite, as losses that diverged.
# Guess: a median is there to be told nothing by such values: that of (1, 2, ∞) is 2, and that of (∞, ∞, ∞) is ∞.
# Seen: both are NaN, and so is each median of which the next value is infinite: it is the value below plus a share, here 0, of the step
# to the next, and 0 times ∞ is NaN. (1, 2, 3, 4, ∞) has 3. A NaN among the values is left out without a word: (1, NaN, 3) has 2.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT; cd "$work"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.commons</groupId><artifactId>commons-math3</artifactId><version>3.6.1</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib >/dev/null
cat > Look.java <<'JAVA'
import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Median;
class Look {
    public static void main(String[] a) {
        double inf = Double.POSITIVE_INFINITY;
        for (double[] values : new double[][] {{1, 2, inf}, {inf, inf, inf}, {-inf, -inf}, {1, 2, 3, 4, inf}, {1, Double.NaN, 3}}) {
            System.out.println(Arrays.toString(values) + ": " + new Median().evaluate(values) + " " + StatUtils.percentile(values, 50));
        }
    }
}
JAVA
java -cp "lib/*" Look.java | tee seen
cat > expected <<'ROWS'
[1.0, 2.0, Infinity]: NaN NaN
[Infinity, Infinity, Infinity]: NaN NaN
[-Infinity, -Infinity]: NaN NaN
[1.0, 2.0, 3.0, 4.0, Infinity]: 3.0 3.0
[1.0, NaN, 3.0]: 2.0 2.0
ROWS
diff expected seen
