#!/usr/bin/env bash
# ND4J 1.0.0-M2.1 (nd4j-native), sums and means of arrays of BFLOAT16 and HALF.
# Guess: small types save memory, and sums of them are kept in 32 bits while they are made: the mean of 1,000 ones is 1.
# Seen: on one thread the sum of 1,000 ones in BFLOAT16 is 256 and their mean 0.256; of 5,000 in HALF the sum is 2,048. The sum has
# the array's own type at each step, and 256 + 1 is 256 in eight bits of digits. HALF's mean is right, since means of it are made
# otherwise. More threads have a part each, so what comes out goes by their number. castTo(FLOAT) first gives 1,000 and 1.
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
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Look {
    public static void main(String[] args) {
        for (DataType type : new DataType[] {DataType.BFLOAT16, DataType.HALF, DataType.FLOAT}) {
            int count = type == DataType.BFLOAT16 ? 1000 : 5000;
            INDArray ones = Nd4j.ones(type, count);
            System.out.println(type + " " + count + ": " + ones.sumNumber() + " " + ones.meanNumber() + ", as FLOAT "
                    + ones.castTo(DataType.FLOAT).meanNumber());
        }
    }
}
JAVA
OMP_NUM_THREADS=1 java -cp "lib/*" Look.java 2>/dev/null | tee seen
cat > expected <<'ROWS'
BFLOAT16 1000: 256.0 0.255859375, as FLOAT 1.0
HALF 5000: 2048.0 1.0, as FLOAT 1.0
FLOAT 5000: 5000.0 1.0, as FLOAT 1.0
ROWS
diff expected seen
