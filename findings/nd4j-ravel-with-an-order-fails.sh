#!/usr/bin/env bash
# ND4J 1.0.0-M2.1 (nd4j-native), INDArray.ravel(char order) on arrays of any shape.
# Guess: a vector of all numbers in the order 'c' or 'f', as ravel() gives it in 'c'.
# Seen: it always throws 'New shape length doesn't match original length'. It calls reshape(order, length), and since the
# length is a long, Java takes reshape(long...): the letter becomes a side of 99 ('c') or 102 ('f') numbers.
# array.dup(order).data().asFloat() gives the numbers.
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
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Look {
    public static void main(String[] args) {
        for (INDArray array : new INDArray[] {Nd4j.ones(6), Nd4j.ones(2, 3), Nd4j.ones(2, 3, 4)}) {
            for (char order : new char[] {'c', 'f'}) {
                String seen;
                try {
                    seen = Arrays.toString(array.ravel(order).shape());
                } catch (RuntimeException e) {
                    seen = e.getMessage().lines().findFirst().orElseThrow();
                }
                System.out.println(order + " " + Arrays.toString(array.shape()) + ": " + seen);
            }
            System.out.println("  " + Arrays.toString(array.ravel().shape()));
        }
    }
}
JAVA
java -cp "lib/*" Look.java 2>/dev/null | tee seen
[ "$(grep -c "New shape length doesn't match original length" seen)" = 6 ]
grep -q "^c \[2, 3\]: .*New Shape: \[99, 6\]" seen
grep -q "^f \[2, 3, 4\]: .*New Shape: \[102, 24\]" seen
