#!/usr/bin/env bash
# commons-math3 3.6.1, inverseCumulativeProbability of continuous distributions at small probabilities.
# Guess: it takes back what cumulativeProbability gave, far out too: the normal distribution has 7.6e-24 at -10 and -10 at 7.6e-24.
# Seen: the normal distribution's quantile is minus infinity from 1e-17 on, since it goes through 2p - 1, which is -1 there; on the
# other side 1 - 1e-15 is as far as a double goes, so the lower tail could have been had. Quantiles near 0 of chi-squared, beta, gamma
# and F, found by a search that ends within 1e-9, are 0 or 1e-9 where they are smaller. The exponential one has a formula, and is right.
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
import org.apache.commons.math3.distribution.*;
class Look {
    public static void main(String[] a) {
        show("normal at -10", new NormalDistribution(), -10);
        show("chi-squared, 1 degree, at 1e-12", new ChiSquaredDistribution(1), 1e-12);
        show("beta(0.1, 1) at 1e-12", new BetaDistribution(0.1, 1), 1e-12);
        show("gamma(0.1, 1) at 1e-12", new GammaDistribution(0.1, 1), 1e-12);
        show("F(1, 1) at 1e-12", new FDistribution(1, 1), 1e-12);
        show("exponential at 1e-12", new ExponentialDistribution(1), 1e-12);
    }

    private static void show(String what, RealDistribution one, double x) {
        double p = one.cumulativeProbability(x);
        System.out.printf(java.util.Locale.ROOT, "%s: %.1e, back %.1e%n", what, p, one.inverseCumulativeProbability(p));
    }
}
JAVA
java -cp "lib/*" Look.java | tee seen
cat > expected <<'ROWS'
normal at -10: 7.6e-24, back -Infinity
chi-squared, 1 degree, at 1e-12: 8.0e-07, back 0.0e+00
beta(0.1, 1) at 1e-12: 6.3e-02, back 1.0e-09
gamma(0.1, 1) at 1e-12: 6.6e-02, back 0.0e+00
F(1, 1) at 1e-12: 6.4e-07, back 0.0e+00
exponential at 1e-12: 1.0e-12, back 1.0e-12
ROWS
diff expected seen
