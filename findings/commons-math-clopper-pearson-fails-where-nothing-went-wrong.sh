#!/usr/bin/env bash
# commons-math3 3.6.1, the intervals for a share (org.apache.commons.math3.stat.interval) at none and at all of ten.
# Guess: the exact interval of Clopper and Pearson is what one takes for no mistake of ten: 0 to 0.308; all shares lie in 0 to 1.
# Seen: Clopper and Pearson's throws 'degrees of freedom (0)' at 0 and at 10 of 10, the two counts that have a formula of their own.
# The normal approximation throws as well, as its interval has no width there; it and Agresti and Coull's begin below 0 at 1 of 10,
# and the latter ends above 1 at 10. Wilson's is right.
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
import org.apache.commons.math3.stat.interval.*;
class Look {
    public static void main(String[] a) {
        for (BinomialConfidenceInterval interval : new BinomialConfidenceInterval[] {new ClopperPearsonInterval(),
                new NormalApproximationInterval(), new AgrestiCoullInterval(), new WilsonScoreInterval()}) {
            String seen = interval.getClass().getSimpleName();
            for (int right : new int[] {0, 1, 10}) {
                try {
                    ConfidenceInterval found = interval.createInterval(10, right, 0.95);
                    seen += String.format(java.util.Locale.ROOT, "; %d: %.3f %.3f", right, found.getLowerBound(), found.getUpperBound());
                } catch (RuntimeException e) {
                    seen += "; " + right + ": " + e.getMessage();
                }
            }
            System.out.println(seen);
        }
    }
}
JAVA
java -cp "lib/*" Look.java | tee seen
cat > expected <<'ROWS'
ClopperPearsonInterval; 0: degrees of freedom (0); 1: 0.003 0.445; 10: degrees of freedom (0)
NormalApproximationInterval; 0: lower bound (0) must be strictly less than upper bound (0); 1: -0.086 0.286; 10: lower bound (1) must be strictly less than upper bound (1)
AgrestiCoullInterval; 0: -0.043 0.321; 1: -0.004 0.426; 10: 0.679 1.043
WilsonScoreInterval; 0: 0.000 0.278; 1: 0.018 0.404; 10: 0.722 1.000
ROWS
diff expected seen
