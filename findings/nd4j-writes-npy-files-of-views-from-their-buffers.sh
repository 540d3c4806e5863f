#!/usr/bin/env bash
# ND4J 1.0.0-M2.1 (nd4j-native), Nd4j.writeAsNumpy and toNpyByteArray of arrays that aren't one block in the order 'c'.
# Guess: NumPy, or ND4J itself, reads the same numbers back, whatever transpose(), a column or dup('f') lie like in memory.
# Seen: what is written is the buffer from its beginning, and the header says that it is in rows. Transposed, 2 × 3 numbers come
# back in the wrong places; a view of two columns comes back as the first four numbers of the array that it looks at, and a column
# as its first two. Nobody fails or warns. dup('c') before writing helps.
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
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class Look {
    public static void main(String[] args) throws IOException {
        INDArray array = Nd4j.createFromArray(new float[][] {{0, 1, 2}, {3, 4, 5}});
        Map<String, INDArray> all = new TreeMap<>(Map.of("as it is", array, "transposed", array.transpose(), "column 1", array.getColumn(1),
                "columns 1 and 2", array.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 3)), "order f", array.dup('f')));
        for (var one : all.entrySet()) {
            Nd4j.writeAsNumpy(one.getValue(), new File("x.npy"));
            Nd4j.writeAsNumpy(one.getValue().dup('c'), new File("d.npy"));
            System.out.println(one.getKey() + ": " + text(one.getValue()) + " comes back as " + text(Nd4j.createFromNpyFile(new File("x.npy")))
                    + ", by dup('c') as " + text(Nd4j.createFromNpyFile(new File("d.npy"))));
        }
    }

    private static String text(INDArray array) {
        return java.util.Arrays.deepToString(array.rank() == 1 ? new float[][] {array.toFloatVector()} : array.toFloatMatrix())
                .replaceAll("\\s|\\.0", "");
    }
}
JAVA
java -cp "lib/*" Look.java 2>/dev/null | tee seen
cat > expected <<'ROWS'
as it is: [[0,1,2],[3,4,5]] comes back as [[0,1,2],[3,4,5]], by dup('c') as [[0,1,2],[3,4,5]]
column 1: [[1,4]] comes back as [[0,1]], by dup('c') as [[1,4]]
columns 1 and 2: [[1,2],[4,5]] comes back as [[0,1],[2,3]], by dup('c') as [[1,2],[4,5]]
order f: [[0,1,2],[3,4,5]] comes back as [[0,3,1],[4,2,5]], by dup('c') as [[0,1,2],[3,4,5]]
transposed: [[0,3],[1,4],[2,5]] comes back as [[0,1],[2,3],[4,5]], by dup('c') as [[0,3],[1,4],[2,5]]
ROWS
diff expected seen
