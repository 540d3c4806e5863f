#!/usr/bin/env bash
# commons-math3 3.6.1, KolmogorovSmirnovTest.kolmogorovSmirnovTest(double[] x, double[] y) of small samples.
# Guess: p of two samples is that of the same two the other way round; p of a sample and itself is 1; three numbers that all lie below
# three others have p = 0.1, since 2 of 20 ways to deal six numbers are as extreme.
# Seen: where numbers occur twice p is 0.87 one way round and 0.36 the other: the ties are broken by adding noise of a fixed seed. A
# sample and itself have 0.6. And p is 0 for the three and three: what is counted is the ways that are more extreme, of which there
# are none. The form with a third parameter, false, counts those that are as extreme too, which has 0.1 and 1; ties are the same.
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
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
class Look {
    public static void main(String[] a) {
        double[] x = {1, 1, 2, 2, 3};
        double[] y = {1, 2, 2, 3, 3};
        double[] low = {1, 2, 3};
        double[] high = {4, 5, 6};
        show("ties", x, y);
        show("ties, the other way round", y, x);
        show("itself", low, low.clone());
        show("three and three", low, high);
    }

    private static void show(String what, double[] x, double[] y) {
        KolmogorovSmirnovTest test = new KolmogorovSmirnovTest();
        System.out.printf(java.util.Locale.ROOT, "%s: D = %.3f, p = %.3f, as extreme too %.3f%n", what,
                test.kolmogorovSmirnovStatistic(x, y), test.kolmogorovSmirnovTest(x, y), test.kolmogorovSmirnovTest(x, y, false));
    }
}
JAVA
java -cp "lib/*" Look.java | tee seen
cat > expected <<'ROWS'
ties: D = 0.200, p = 0.873, as extreme too 1.000
ties, the other way round: D = 0.200, p = 0.357, as extreme too 0.873
itself: D = 0.000, p = 0.600, as extreme too 1.000
three and three: D = 1.000, p = 0.000, as extreme too 0.100
ROWS
diff expected seen
