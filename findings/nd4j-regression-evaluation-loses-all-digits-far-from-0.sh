#!/usr/bin/env bash
# ND4J 1.0.0-M2.1 (nd4j-api), RegressionEvaluation: R squared and Pearson's correlation of labels that lie far from 0.
# Guess: both are the same when labels and predictions are shifted alike.
# Seen: labels 1, 2, 3 and predictions 1, 2, 3.5 have 0.875 and 0.99340. Shifted by a million the correlation is 0.99335, by a hundred
# million it is infinite and R squared minus infinity, and as seconds since 1970 (1.79e9) R squared is 0.9999 and the correlation NaN.
# Both are made of sums of squares, of which a double keeps sixteen digits; the mean squared error, made of differences, stays right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.nd4j</groupId><artifactId>nd4j-native</artifactId><version>1.0.0-M2.1</version></dependency>
    <dependency><groupId>org.nd4j</groupId><artifactId>nd4j-native</artifactId><version>1.0.0-M2.1</version><classifier>linux-x86_64-onednn-avx2</classifier></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.21</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib -Djavacpp.platform=linux-x86_64 >/dev/null
cat > Look.java <<'JAVA'
import org.nd4j.evaluation.regression.RegressionEvaluation;
import org.nd4j.linalg.factory.Nd4j;

class Look {
    public static void main(String[] args) {
        for (double far : new double[] {0, 1e6, 1e8, 1.79e9}) {
            RegressionEvaluation seen = new RegressionEvaluation(1);
            seen.eval(Nd4j.createFromArray(far + 1, far + 2, far + 3).reshape(3, 1),
                    Nd4j.createFromArray(far + 1, far + 2, far + 3.5).reshape(3, 1));
            System.out.printf(java.util.Locale.ROOT, "%.0f: %.4f %.5f %.4f%n", far, seen.rSquared(0), seen.pearsonCorrelation(0),
                    seen.meanSquaredError(0));
        }
    }
}
JAVA
java -cp "lib/*" Look.java 2>/dev/null | tee seen
cat > expected <<'ROWS'
0: 0.8750 0.99340 0.0833
1000000: 0.8750 0.99335 0.0833
100000000: -Infinity Infinity 0.0833
1790000000: 0.9999 NaN 0.0833
ROWS
diff expected seen
