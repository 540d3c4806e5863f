#!/usr/bin/env bash
# ND4J 1.0.0-M2.1 (nd4j-native), the gradients of the activation functions GELU and SWISH on 32-bit numbers.
# Guess: far to the right both functions are the identity, so the gradient there is 1.
# Seen: 1 up to 26, and no number (NaN) from 26.1 on in GELU, from 44.4 on in SWISH: the formula divides by (1 + e^x)^2, which
# is infinite then, an infinite number. One activation so large, and all weights of the network are NaN after the step.
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
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Look {
    public static void main(String[] args) {
        for (Activation function : new Activation[] {Activation.GELU, Activation.SWISH}) {
            for (float x : new float[] {26, 26.1f, 44, 44.5f}) {
                INDArray argument = Nd4j.createFromArray(new float[][] {{x}});
                System.out.println(function + "'(" + x + ") = " + function.getActivationFunction()
                        .backprop(argument, Nd4j.ones(1, 1)).getFirst().getFloat(0));
            }
        }
    }
}
JAVA
java -cp "lib/*" Look.java 2>/dev/null | tee seen
[ "$(grep -c "^GELU.*NaN" seen)" = 3 ]
[ "$(grep -c "^SWISH.*NaN" seen)" = 1 ]
grep -qx "GELU'(26.0) = 1.0" seen
