#!/usr/bin/env bash
# ND4J 1.0.0-M2.1 (nd4j-native), the optimizers Nesterovs and Adam on weights whose gradient has become 0, as behind a
# rectifier that died.
# Guess: their states shrink to 0, and a step costs what it always did.
# Seen: after 1,500 steps without a gradient all momenta are subnormal numbers, and stay so: nine tenths of the smallest is
# rounded to itself. A step then takes several times as long as one with gradients.
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
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.*;

class Look {
    static final int WEIGHTS = 4096;

    public static void main(String[] args) {
        Nd4j.getEnvironment().setMaxThreads(1);
        for (IUpdater kind : new IUpdater[] {new Nesterovs(0.01, 0.9), new Adam(0.001)}) {
            INDArray state = Nd4j.zeros(1, kind.stateSize(WEIGHTS));
            GradientUpdater<?> updater = kind.instantiate(state, true);
            double with = micros(updater, 1, 500);
            micros(updater, 0, 1000);
            double without = micros(updater, 0, 500);
            int subnormal = 0;
            for (int i = 0; i < WEIGHTS; i++) { // Adam's first half are the means
                float number = Math.abs(state.getFloat(i));
                subnormal += number > 0 && number < Float.MIN_NORMAL ? 1 : 0;
            }
            System.out.printf("%s: %d of %d momenta are subnormal; a step takes %.0f us, and %.0f us with gradients%n",
                    kind.getClass().getSimpleName(), subnormal, WEIGHTS, without, with);
        }
    }

    static double micros(GradientUpdater<?> updater, double gradient, int steps) {
        INDArray gradients = Nd4j.zeros(1, WEIGHTS);
        long start = System.nanoTime();
        for (int step = 0; step < steps; step++) {
            updater.applyUpdater(gradients.assign(gradient), 1000, 0);
        }
        return (System.nanoTime() - start) / steps / 1e3;
    }
}
JAVA
OMP_NUM_THREADS=1 java -cp "lib/*" Look.java 2>/dev/null | tee seen
[ "$(grep -c '4096 of 4096 momenta are subnormal' seen)" = 2 ]
