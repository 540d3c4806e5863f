#!/usr/bin/env bash
# ND4J 1.0.0-M2.1 (nd4j-native), the methods Nd4j.linspace with a data type first or last.
# Guess: 0, 10, 4 mean one thing, whether they are written as whole numbers or with a point: four numbers from 0 to 10, or four from
# 0 in steps of 10.
# Seen: with the type last they are four numbers from 0 to 10. With the type first, 0.0, 10.0, 4 are four numbers in steps of 10, and
# 0, 10, 4 are ten numbers in steps of 4: of the two methods that Java chooses between by a decimal point, one has the step before
# the count and the other behind it. Nothing fails unless the length matters later.
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
        show("0, 10, 4, FLOAT", Nd4j.linspace(0, 10, 4, DataType.FLOAT));
        show("0.0, 10.0, 4, FLOAT", Nd4j.linspace(0.0, 10.0, 4, DataType.FLOAT));
        show("FLOAT, 0, 10, 4", Nd4j.linspace(DataType.FLOAT, 0, 10, 4));
        show("FLOAT, 0.0, 10.0, 4", Nd4j.linspace(DataType.FLOAT, 0.0, 10.0, 4));
    }

    private static void show(String call, INDArray array) {
        System.out.println(call + ": " + array.length() + " numbers to " + array.getFloat(array.length() - 1));
    }
}
JAVA
java -cp "lib/*" Look.java 2>/dev/null | tee seen
cat > expected <<'ROWS'
0, 10, 4, FLOAT: 4 numbers to 10.0
0.0, 10.0, 4, FLOAT: 4 numbers to 10.0
FLOAT, 0, 10, 4: 10 numbers to 36.0
FLOAT, 0.0, 10.0, 4: 4 numbers to 30.0
ROWS
diff expected seen
