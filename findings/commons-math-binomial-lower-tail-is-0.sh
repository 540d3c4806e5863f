#!/usr/bin/env bash
# commons-math3 3.6.1, cumulativeProbability of BinomialDistribution far below the mean, and BinomialTest with LESS_THAN, which is it.
# Guess: with 1,491 throws of a coin the probability of at most 418 heads is the sum of the terms: 8.1e-67, as exact fractions have it.
# Seen: 0.0, as all below about 1e-16, and at 600 heads, 2.46e-14, three digits are right: it is 1 minus the upper tail. So the one-sided
# test says p = 0 where the two-sided one, which adds up terms, says 1.6e-66. Beta.regularizedBeta(1 - p, n - k, k + 1), the same
# function from its other side, has all digits.
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
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.stat.inference.AlternativeHypothesis;
import org.apache.commons.math3.stat.inference.BinomialTest;

class Look {
    private static final int THROWS = 1491;

    public static void main(String[] a) {
        BinomialDistribution heads = new BinomialDistribution(THROWS, 0.5);
        for (int k : new int[] {418, 560, 600}) {
            double sum = IntStream.rangeClosed(0, k).mapToDouble(heads::probability).sum();
            double beta = Beta.regularizedBeta(0.5, THROWS - k, k + 1);
            System.out.printf(
                    Locale.ROOT, "at most %d: %.5e, sum %.5e, beta %.5e%n", k, heads.cumulativeProbability(k), sum, beta);
        }
        for (AlternativeHypothesis side : AlternativeHypothesis.values()) {
            double p = new BinomialTest().binomialTest(THROWS, 418, 0.5, side);
            System.out.printf(Locale.ROOT, "%s: %.2e%n", side, p);
        }
    }
}
JAVA
java -cp "lib/*" Look.java | tee seen
cat > expected <<'ROWS'
at most 418: 0.00000e+00, sum 8.11784e-67, beta 8.11784e-67
at most 560: 0.00000e+00, sum 2.93179e-22, beta 2.93179e-22
at most 600: 2.46470e-14, sum 2.46210e-14, beta 2.46210e-14
TWO_SIDED: 1.62e-66
GREATER_THAN: 1.00e+00
LESS_THAN: 0.00e+00
ROWS
diff expected seen
