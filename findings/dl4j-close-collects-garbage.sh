#!/usr/bin/env bash
# Deeplearning4j 1.0.0-M2.1 (deeplearning4j-nn), MultiLayerNetwork.close().
# Guess: closing a network frees its arrays and costs next to nothing.
# Seen: each close() asks the virtual machine for a full collection, twice where the network has parameters. A program
# that opens and closes many networks waits for as many full collections of its whole heap.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.deeplearning4j</groupId><artifactId>deeplearning4j-nn</artifactId><version>1.0.0-M2.1</version></dependency>
    <dependency><groupId>org.nd4j</groupId><artifactId>nd4j-native</artifactId><version>1.0.0-M2.1</version></dependency>
    <dependency><groupId>org.nd4j</groupId><artifactId>nd4j-native</artifactId><version>1.0.0-M2.1</version><classifier>linux-x86_64-onednn-avx2</classifier></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.21</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib -Djavacpp.platform=linux-x86_64 >/dev/null
cat > Look.java <<'JAVA'
import java.lang.management.ManagementFactory;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

class Look {
    static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(bean -> bean.getName().contains("MarkSweep")).mapToLong(bean -> bean.getCollectionCount()).sum();
    }

    public static void main(String[] args) {
        for (int i = 0; i < 2; i++) {
            MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder().list()
                    .layer(new OutputLayer.Builder().nIn(4).nOut(3).build()).build());
            network.init();
            long before = collections();
            network.close();
            System.out.println("full collections in close(): " + (collections() - before));
        }
    }
}
JAVA
java -XX:+UseSerialGC -cp "lib/*" Look.java 2>/dev/null | tee seen
[ "$(grep -cx 'full collections in close(): 2' seen)" = 2 ]
